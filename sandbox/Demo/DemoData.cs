using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>Invented people, communities and cases to try the product with; every one says so in its name.</summary>
public static class DemoData
{
    /// <summary>The personas without touching a database, for the simulated LINE.</summary>
    public static IReadOnlyList<DemoPersona> Personas => People().Personas;

    /// <summary>The personas and their neighbours.</summary>
    internal static IReadOnlyList<DemoPersona> Everybody { get; } = People() is var people ? [.. people.Personas, .. people.Neighbours] : [];

    /// <summary>Accounts and cases. A second call changes nothing.</summary>
    /// <param name="agencyKeys">Agency code to plain key.</param>
    public static async Task<DemoAccounts> Load(
        string connectionString, IReadOnlyDictionary<string, string> agencyKeys, TimeProvider clock, CancellationToken ct)
    {
        var accounts = await LoadAccounts(connectionString, agencyKeys, clock, ct);
        await LoadCases(connectionString, clock, ct);
        return accounts;
    }

    /// <summary>Communities, personas with their roles, and the agencies' keys; no cases. A second call changes nothing.</summary>
    /// <param name="agencyKeys">Agency code to plain key.</param>
    public static async Task<DemoAccounts> LoadAccounts(
        string connectionString, IReadOnlyDictionary<string, string> agencyKeys, TimeProvider clock, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var accounts = await DemoAccountRows.Save(connection, People(), agencyKeys, clock.GetUtcNow().UtcDateTime, ct);
        await transaction.CommitAsync(ct);
        return accounts;
    }

    /// <summary>Some sixty cases with their histories. They need the accounts; a second call changes nothing.</summary>
    public static async Task LoadCases(string connectionString, TimeProvider clock, CancellationToken ct)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var district = await new DistrictData(database, clock).Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await DemoCases.Save(connection, new DistrictData(database, clock), People(), clock.GetUtcNow().UtcDateTime, ct))
        {
            await SaveNews(connection, clock.GetUtcNow().UtcDateTime, ct);
            await DemoSurveys.Save(connection, Personas, clock.GetUtcNow().UtcDateTime, ct);
            await DemoCourses.Save(connection, Personas, clock.GetUtcNow().UtcDateTime, ct);
            await DemoQuestions.Save(connection, clock.GetUtcNow().UtcDateTime, ct);
            await DemoBudget.Save(connection, clock.GetUtcNow().UtcDateTime, ct);
            await transaction.CommitAsync(ct);
        }
    }

    private static async Task SaveNews(NpgsqlConnection connection, DateTime now, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand("select id from person join person_role on person_id = id where role in ('officer', 'head') order by role desc", connection);
        var staff = new List<Guid>();
        await using (var rows = await find.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) staff.Add(rows.GetGuid(0));
        await DemoNews.Save(connection, staff[0], staff[^1], now, ct);
        await DemoProgramme.Save(connection, staff[0], now, ct);
    }

    private static DemoPeople People() => DemoFiles.Read<DemoPeople>("personas.json");
}
