using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using Saphansung.Migrations;
using Saphansung.Sandbox;
using Saphansung.Sandbox.Setup;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Load;

/// <summary>The product as a process of its own over a database with so many cases, and people signed in.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> clients = [];
    private readonly DataFolder folder;
    private readonly Product product;

    private Site(int cases, DataFolder folder, Product product)
    {
        Cases = cases;
        this.folder = folder;
        this.product = product;
    }

    public int Cases { get; }

    public HttpClient Client(string by) => clients[by];

    public static async Task<Site> Start(
        int cases, string place, Postgres postgres, SimulatedLinePlatform line, Secrets secrets, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"cases_{cases}");
        var database = postgres.ConnectionString(name);
        await postgres.CreateDatabase(name, ct);
        await Migrator.Run(database, ct);
        await District.Load(database, District.Folder, TimeProvider.System, ct);
        await Fill(database, cases, secrets, ct);

        var own = await DataFolder.Open(Path.Combine(place, name), reset: false, Console.WriteLine, ct);
        var options = new SandboxOptions(Ports.Free(), new Uri(line.Url).Port, own.Path, Reset: false, Demo: false);
        var site = new Site(cases, own, await Product.Start(options.Site, own, ProductSettings.For(options, secrets, database), ct));
        foreach (var (by, person) in Calls.People)
            site.clients[by] = await SignIn(options.Site, line.IdToken(LineId(person), by), ct);
        site.clients[Calls.Agency] = Signed(options.Site, secrets.AgencyKeys[Calls.Agency]);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        await product.DisposeAsync();
        folder.Dispose();
    }

    private static async Task Fill(string database, int cases, Secrets secrets, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filling in {cases} cases"));
        using var reader = new StreamReader(typeof(Site).Assembly.GetManifestResourceStream("fill.sql")!);
        var sql = (await reader.ReadToEndAsync(ct)).Replace(":n", cases.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(database + ";Command Timeout=1800");
        await using (var fill = source.CreateCommand(sql)) await fill.ExecuteNonQueryAsync(ct);
        await using (var key = source.CreateCommand("insert into agency_key (id, agency_code, label, hash, created_at) values ($1, $2, 'load', $3, now())"))
        {
            key.Parameters.AddWithValue(Guid.CreateVersion7());
            key.Parameters.AddWithValue(Calls.Agency);
            key.Parameters.AddWithValue(SHA256.HashData(Encoding.UTF8.GetBytes(secrets.AgencyKeys[Calls.Agency])));
            await key.ExecuteNonQueryAsync(ct);
        }

        // Apart, because it may not be part of a transaction.
        await using (var settle = source.CreateCommand("vacuum analyze")) await settle.ExecuteNonQueryAsync(ct);
    }

    private static async Task<HttpClient> SignIn(string site, string idToken, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(site) };
        using var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { idToken }, ct);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return Signed(site, session.GetProperty("accessToken").GetString()!);
    }

    private static HttpClient Signed(string site, string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(site) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    // As fill.sql makes them.
    private static string LineId(int person) => "U" + person.ToString("x32", CultureInfo.InvariantCulture);
}
