using Npgsql;
using Saphansung.Migrations;
using Saphansung.Sandbox.Setup;
using Saphansung.Tests;

[assembly: AssemblyFixture(typeof(TestDatabase))]

namespace Saphansung.Tests;

/// <summary>
/// One PostgreSQL per run: the server that <c>SAPHANSUNG_TEST_DB</c> names, else one of our own. A template is brought up to date
/// once; each test class clones it and drops its clone.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    /// <summary>Communities are demo data elsewhere; the tests have these two.</summary>
    public const string Community = "c-01";

    public const string OtherCommunity = "c-02";

    private readonly string run = $"saphansung_test_{Guid.NewGuid():N}"[..26];
    private readonly SemaphoreSlim gate = new(1);
    private Postgres? ours;
    private string? server;
    private int clones;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <returns>The connection string of a fresh database with the schema and the district's data.</returns>
    public async Task<string> Clone(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            server ??= await MakeTemplate(ct);
            var name = $"{run}_{++clones}";
            // A template must have no other session, so clones are made one at a time.
            await OnServer($"create database {name} template {run} strategy file_copy", ct);
            return On(name);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task Drop(string connectionString)
    {
        await using (var database = NpgsqlDataSource.Create(connectionString)) database.Clear();
        await OnServer($"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)", default);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (ours is not null) await ours.DisposeAsync();
        if (ours is null && server is not null) await OnServer($"drop database if exists {run} with (force)", default);
        gate.Dispose();
    }

    private async Task<string> MakeTemplate(CancellationToken ct)
    {
        var given = Environment.GetEnvironmentVariable("SAPHANSUNG_TEST_DB");
        if (string.IsNullOrWhiteSpace(given))
        {
            ours = await Postgres.Start(Path.Combine(Path.GetTempPath(), run), durable: false, ct: ct);
            given = ours.ConnectionString("postgres");
        }

        server = given;
        await OnServer($"create database {run}", ct);
        await Migrator.Run(On(run), ct);
        await District.Load(On(run), District.Folder, TimeProvider.System, ct);
        await using var template = NpgsqlDataSource.Create(On(run));
        await using var communities = template.CreateCommand("""
            with given as (
                insert into community (code, name, lat, lng)
                values ($1, 'ชุมชนทดสอบหนึ่ง (ตัวอย่าง)', 13.7700, 100.6850),
                       ($2, 'ชุมชนทดสอบสอง (ตัวอย่าง)', 13.7800, 100.6950)
                returning *
            )
            insert into test.community select * from given
            """);
        communities.Parameters.Add(new() { Value = Community });
        communities.Parameters.Add(new() { Value = OtherCommunity });
        await communities.ExecuteNonQueryAsync(ct);
        return given;
    }

    // Unpooled: a connection left open would keep the template from being cloned. Few, because each is a process that learns a new
    // database from the beginning: at every start the workers would open one apiece.
    private string On(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database, Pooling = database != run, MaxPoolSize = 12 }.ConnectionString;

    private async Task OnServer(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
