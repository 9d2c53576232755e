using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Saphansung.Migrations;
using Saphansung.Sandbox;
using Saphansung.Sandbox.Setup;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Load;

/// <summary>What every load needs: PostgreSQL, a simulated LINE and their secrets, in a folder that goes away with them.</summary>
internal sealed class Surroundings : IAsyncDisposable
{
    private readonly string folder;
    private readonly Postgres postgres;

    private Surroundings(string folder, Postgres postgres, Secrets secrets, SimulatedLinePlatform line)
    {
        this.folder = folder;
        this.postgres = postgres;
        Secrets = secrets;
        Line = line;
    }

    public Secrets Secrets { get; }

    public SimulatedLinePlatform Line { get; }

    public static async Task<Surroundings> Start(bool durable, CancellationToken ct)
    {
        var place = Directory.CreateTempSubdirectory("saphansung-load-").FullName;
        var secrets = Secrets.Keep(Path.Combine(place, "secrets.json"));
        var line = await SimulatedLinePlatform.Start(new()
        {
            ChannelId = secrets.ChannelId,
            ChannelSecret = secrets.ChannelSecret,
            LoginChannelId = secrets.LoginChannelId,
            LiffId = secrets.LiffId,
            BotUserId = secrets.BotUserId,
        }, ct);
        return new(place, await Postgres.Start(Path.Combine(place, "postgres"), durable, Console.WriteLine, ct), secrets, line);
    }

    /// <returns>The connection string of a new database with the schema and the district.</returns>
    public async Task<string> NewDatabase(string name, CancellationToken ct)
    {
        var database = postgres.ConnectionString(name);
        await postgres.CreateDatabase(name, ct);
        await Migrator.Run(database, ct);
        await District.Load(database, District.Folder, TimeProvider.System, ct);
        return database;
    }

    /// <summary>The product as a process of its own.</summary>
    public async Task<RunningProduct> StartProduct(string name, string database, CancellationToken ct)
    {
        var own = await DataFolder.Open(Path.Combine(folder, name), reset: false, Console.WriteLine, ct);
        var options = new SandboxOptions(Ports.Free(), new Uri(Line.Url).Port, own.Path, Reset: false, Demo: false);
        return new(options.Site, own, await Product.Start(options.Site, own, ProductSettings.For(options, Secrets, database), ct));
    }

    public async ValueTask DisposeAsync()
    {
        await Line.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

internal sealed record RunningProduct(string Site, DataFolder Folder, Product Process) : IAsyncDisposable
{
    public async Task<HttpClient> SignIn(string idToken, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Site) };
        using var answer = await client.PostAsJsonAsync("/api/v1/sessions", new { idToken }, ct);
        answer.EnsureSuccessStatusCode();
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>(ct);
        return With(session.GetProperty("accessToken").GetString()!);
    }

    /// <param name="token">A session's, or an agency's key.</param>
    public HttpClient With(string token)
    {
        var client = new HttpClient { BaseAddress = new Uri(Site) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Folder.Dispose();
    }
}
