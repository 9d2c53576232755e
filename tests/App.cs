using System.Collections.Concurrent;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests;

/// <summary>
/// The real product on real Kestrel over a database of its own, a clock the test moves, and the simulated LINE as the only other side.
/// One per test class: <c>public sealed class SomethingTests(App app) : IClassFixture&lt;App&gt;</c>.
/// </summary>
public class App(TestDatabase databases) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, Task> enrolled = new(StringComparer.Ordinal);
    private Product product = null!;
    private SimulatedLinePlatform platform = null!;
    private string connectionString = "";

    public ManualTime Time { get; } = new(new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero));

    /// <summary>LINE's side: inboxes, requests, webhooks, faults.</summary>
    public LineSide Line { get; private set; } = null!;

    /// <summary>To look at rows that no endpoint shows.</summary>
    public NpgsqlDataSource Database { get; private set; } = null!;

    /// <summary>Nobody signed in.</summary>
    public HttpClient Anyone { get; private set; } = null!;

    public DateTimeOffset Now => Time.GetUtcNow();

    protected string ConnectionString => connectionString;

    /// <summary>Everything the product logged, as it would stand in a file.</summary>
    public LogRecorder Log { get; } = new();

    /// <summary>False leaves the background workers out, as if their process were stopped.</summary>
    protected virtual bool Working => true;

    /// <summary>Further settings of the product, <c>Section:Key</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal);

    public virtual async ValueTask InitializeAsync()
    {
        connectionString = await databases.Clone(default);
        Database = NpgsqlDataSource.Create(connectionString);
        await StartLine(0);
        StartProduct(0, Working);
    }

    /// <summary>
    /// A client signed in as the persona: <c>officer-1</c>, <c>head-2</c>, <c>committee-1</c> (of the first community) and so on;
    /// any other name is a resident.
    /// </summary>
    public HttpClient As(string key) => product.Client(new SignIn(this, key));

    /// <summary>A client with a key of the agency.</summary>
    /// <param name="access"><c>read</c> or <c>update</c>.</param>
    /// <param name="test">A key for test cases.</param>
    public async Task<HttpClient> Agency(string code, string access = "update", bool test = false) => WithKey(await AgencyKey(code, access, test));

    public async Task<string> AgencyKey(string code, string access = "update", bool test = false)
    {
        var key = AgencyKeyring.Mint(test);
        await Sql("insert into agency_key (id, agency_code, label, hash, access, test, created_at) values ($1, $2, 'test', $3, $4, $5, $6)",
            Guid.CreateVersion7(), code, AgencyKeyring.Hash(key), access, test, Now.UtcDateTime);
        return key;
    }

    public HttpClient WithKey(string key)
    {
        var client = product.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>A whole report with the least its form accepts; <paramref name="change"/> may alter the body before it goes.</summary>
    public async Task<Receipt> SubmitIncident(string by = "resident-1", string category = "garbage", Action<IDictionary<string, object?>>? change = null)
    {
        using var client = As(by);
        var body = await Report(category);
        change?.Invoke(body);
        var receipt = await client.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());
        return new(receipt.GetProperty("id").GetGuid(), receipt.GetProperty("reference").GetString()!, receipt.GetProperty("status").GetString()!);
    }

    public async Task<IDictionary<string, object?>> Report(string category = "garbage")
    {
        var categories = await Anyone.Get("/api/v1/categories");
        var form = categories.EnumerateArray().Single(c => c.GetProperty("code").GetString() == category).GetProperty("form");
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["category"] = category,
            ["answers"] = Answers.For(form, DateOnly.FromDateTime(Now.UtcDateTime)),
            ["description"] = "ขยะกองอยู่หน้าซอยมาสามวันแล้ว (ตัวอย่าง)",
            ["location"] = new { lat = 13.77, lng = 100.685, accuracy = 12.5 },
        };
    }

    /// <summary>Waits for what must come by itself; there is a deadline and no fixed sleep.</summary>
    public static async Task Eventually(Func<Task<bool>> condition, string what = "the condition")
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"{what} did not come true within {Patience.TotalSeconds:0} s");
            await Task.Delay(20);
        }
    }

    /// <summary>The same for an assertion: its own message is what fails.</summary>
    public static Task Eventually(Action assertion) => Eventually(() =>
    {
        assertion();
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="Eventually(Action)"/>
    public static async Task Eventually(Func<Task> assertion, TimeSpan? patience = null)
    {
        var deadline = DateTime.UtcNow + (patience ?? Patience);
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (ShouldAssertException) when (DateTime.UtcNow < deadline)
            {
                // Who is patient also asks less often: callers have a rate limit.
                await Task.Delay(patience is null ? 20 : 500);
            }
        }
    }

    /// <summary>Moves the clock. Whoever was about to wait for it is woken too: a worker may have looked just before.</summary>
    public void Advance(TimeSpan by)
    {
        Time.Advance(by);
        using var wake = Database.CreateCommand("notify saphansung_work, 'clock'");
        wake.ExecuteNonQuery();
    }

    /// <summary>The product goes down without a word and comes back on the same port and database.</summary>
    /// <param name="working">With its background workers, or as before when not given.</param>
    public void Restart(bool? working = null)
    {
        var port = Anyone.BaseAddress!.Port;
        product.Dispose();
        StartProduct(port, working ?? Working);
    }

    /// <summary>A second process of the product on the same database, until it is disposed of.</summary>
    public IAsyncDisposable StartAnother()
    {
        var another = new Product(0, working: true, Time, Log, ProductSettings());
        another.Client().Dispose();
        return another;
    }

    /// <summary>LINE forgets its tokens, its chats and everybody in them.</summary>
    public async Task RestartLine()
    {
        var port = new Uri(platform.Url).Port;
        await platform.DisposeAsync();
        await StartLine(port);
        Introduce();
    }

    public async Task<T> Sql<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Sql(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Anyone.Dispose();
        await product.DisposeAsync();
        await platform.DisposeAsync();
        await Database.DisposeAsync();
        await databases.Drop(connectionString);
    }

    private async Task StartLine(int port)
    {
        platform = await SimulatedLinePlatform.Start(new()
        {
            Port = port,
            ChannelId = LineSide.ChannelId,
            ChannelSecret = LineSide.ChannelSecret,
            LoginChannelId = LineSide.LoginChannelId,
            LiffId = LineSide.LiffId,
            BotUserId = LineSide.BotUserId,
            Clock = Time,
        }, default);
        Line = new LineSide(platform);
    }

    private void Introduce()
    {
        platform.SiteUrl = Anyone.BaseAddress!.GetLeftPart(UriPartial.Authority);
        platform.WebhookUrl = platform.SiteUrl + "/line/webhook";
    }

    private void StartProduct(int port, bool working)
    {
        product = new Product(port, working, Time, Log, ProductSettings());
        Anyone = product.Client();
        Introduce();
    }

    private Dictionary<string, string> ProductSettings()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Saphansung"] = connectionString,
            ["Line:ApiUrl"] = platform.Url,
            ["Line:DataUrl"] = platform.Url,
            ["Line:LiffUrl"] = platform.Url + "/liff",
            ["Line:Simulated"] = platform.Url,
        };
        foreach (var (name, value) in Settings) settings[name] = value;
        return settings;
    }

    // People come into being by signing in; their roles are given by hand, as an admin would.
    internal Task Enrol(string key) => enrolled.GetOrAdd(key, async _ =>
    {
        var role = key.Split('-')[0];
        if (role is not ("officer" or "head" or "director" or "admin" or "committee")) return;
        await Sql("""
            with enrolled as (
                insert into person (id, line_user_id, name, created_at, seen_at) values ($1, $2, $3, $4, $4) returning id
            )
            insert into person_role (person_id, role, community_code, granted_at)
            select id, $5, case when $5 = 'committee' then $6 end, $4
            from enrolled
            """, Guid.CreateVersion7(), LineSide.UserId(key), LineSide.NameOf(key), Now.UtcDateTime, role, TestDatabase.Community);
    });
}

/// <summary>What the reporter was told.</summary>
public sealed record Receipt(Guid Id, string Reference, string Status);
