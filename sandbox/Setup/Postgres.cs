using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Saphansung.Sandbox.Setup;

/// <summary>A real PostgreSQL of our own on a free port of this machine's loopback.</summary>
public sealed class Postgres : IAsyncDisposable
{
    private const string Owner = "saphansung";
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(5);
    private static readonly string[] Quick = ["--no-sync", "-c", "scram_iterations=1"];
    private readonly PostgresHome home;
    private readonly PostgresWatch? watch;
    private readonly string password;
    private readonly bool durable;

    private Postgres(PostgresHome home, int port, string password, bool durable)
    {
        this.home = home;
        this.password = password;
        this.durable = durable;
        watch = durable ? null : PostgresWatch.Start(home);
        Port = port;
    }

    public int Port { get; }

    /// <param name="durable">False trades safety for speed and leaves nothing behind: for tests.</param>
    public static async Task<Postgres> Start(
        string folder, bool durable, Action<string>? log = null, CancellationToken ct = default)
    {
        log ??= _ => { };
        var native = await PostgresBinaries.Install(log, ct);
        var place = await PostgresHome.Prepare(folder, native, ct);
        if (Directory.Exists(place.Data))
            await PostgresLeftover.Stop(place, ct);
        if (!Directory.Exists(place.Data))
            await Create(place, durable, log, ct);
        try
        {
            var port = await Launch(place, durable, ct);
            return new Postgres(place, port, await File.ReadAllTextAsync(place.Password, ct), durable);
        }
        catch
        {
            await PostgresLeftover.Stop(place, CancellationToken.None);
            throw;
        }
    }

    public static async Task StopLeftover(string folder, Action<string> log, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
            return;
        var native = await PostgresBinaries.Install(log, ct);
        await PostgresLeftover.Stop(await PostgresHome.Prepare(folder, native, ct), ct);
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = Owner,
        Password = password,
    }.ConnectionString;

    public async Task CreateDatabase(string database, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter { Value = database });
        if (await exists.ExecuteScalarAsync(ct) is not null)
            return;
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = new NpgsqlCommand($"create database {name}", connection);
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Starts it again when it ends by itself, after a pause in which the product can be seen without it.</summary>
    public async Task KeepRunning(Action<string> say, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Glance);
        while (await timer.WaitForNextTickAsync(ct))
        {
            if (PostgresLeftover.Runs(home))
                continue;
            say($"PostgreSQL ended by itself; it starts again in {Absence.TotalSeconds} seconds");
            await Task.Delay(Absence, ct);
            await PostgresLeftover.Stop(home, ct);
            if (await Launch(home, durable, ct) != Port)
                throw new SetupException("PostgreSQL's port was taken while it was away: start the sandbox again.");
            say("PostgreSQL is back");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await PostgresLeftover.Stop(home, CancellationToken.None);
        if (durable)
            return;
        if (watch is not null)
            await watch.DisposeAsync();
        home.Remove();
    }

    // Made under another name first: a half-made cluster never passes for a whole one.
    private static async Task Create(PostgresHome home, bool durable, Action<string> log, CancellationToken ct)
    {
        log("initdb");
        var half = home.Data + ".new";
        if (Directory.Exists(half))
            Directory.Delete(half, recursive: true);
        await File.WriteAllTextAsync(home.Password, RandomNumberGenerator.GetHexString(40, lowercase: true), ct);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home.Password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await home.Own(home.Password, ct);
        var made = await home.Run("initdb",
        [
            "-D", half, "-U", Owner, "--pwfile", home.Password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
            "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions", .. durable ? [] : Quick,
        ], ct);
        if (!made.Succeeded)
            throw Failed("initdb could not make a database", made.Lines);
        Directory.Move(half, home.Data);
    }

    private static async Task<int> Launch(PostgresHome home, bool durable, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = Ports.Free(await RememberedPort(home, ct));
            await PostgresSettings.Write(home, port, durable, ct);
            File.Delete(home.Log);
            // Not to be interrupted: a server that is half up could not be told to stop.
            var started = await home.Run(
                "pg_ctl", ["start", "-D", home.Data, "-l", home.Log, "-w", "-t", "60", "-s"], CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            if (started.Succeeded)
            {
                await File.WriteAllTextAsync(home.Port, port.ToString(CultureInfo.InvariantCulture), ct);
                return port;
            }

            var lines = File.Exists(home.Log) ? await File.ReadAllLinesAsync(home.Log, ct) : started.Lines;
            var lostRace = lines.Any(line => line.Contains("could not bind", StringComparison.Ordinal));
            if (!lostRace || attempt == 3)
                throw Failed("PostgreSQL did not start", lines);
            File.Delete(home.Port);
        }
    }

    private static async Task<int> RememberedPort(PostgresHome home, CancellationToken ct) =>
        File.Exists(home.Port) && int.TryParse(await File.ReadAllTextAsync(home.Port, ct), CultureInfo.InvariantCulture, out var port) ? port : 0;

    private static SetupException Failed(string what, IReadOnlyList<string> lines) =>
        lines.Any(line => line.Contains("No space left", StringComparison.Ordinal))
            ? new SetupException($"{what}: the disk is full.", lines)
            : new SetupException($"{what}; its last lines:", lines);
}
