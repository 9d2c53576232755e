using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Saphansung.Migrations;

/// <summary>Brings a database up to date. Several processes may call it at once: the engine holds an advisory lock.</summary>
public static class Migrator
{
    /// <returns>The names of the migrations applied by this call, oldest first; empty when there was nothing to do.</returns>
    public static async Task<IReadOnlyList<string>> Run(string connectionString, CancellationToken ct)
    {
        await using var schema = new Schema(Options(connectionString, null));
        var pending = (await schema.Database.GetPendingMigrationsAsync(ct)).ToList();
        await schema.Database.MigrateAsync(ct);

        await schema.Database.ExecuteSqlAsync($"create schema if not exists test", ct);
        await using var tests = new Schema(Options(TestWorld.Of(connectionString), TestWorld.Name));
        await tests.Database.MigrateAsync(ct);
        return pending;
    }

    private static DbContextOptions<Schema> Options(string connectionString, string? world) =>
        new DbContextOptionsBuilder<Schema>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migration", world))
            // There is no model on purpose, so there is nothing for the snapshot to agree with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
}

/// <summary>Carries the migrations; it has no model and serves no query.</summary>
public sealed class Schema(DbContextOptions<Schema> options) : DbContext(options);

/// <summary>
/// Test cases of partners live in a schema of their own with the same tables, so that no list, count or report of the district
/// can hold one by mistake. Keys, people and sessions are in the district's schema alone.
/// </summary>
public static class TestWorld
{
    public const string Name = "test";

    /// <summary>The same database, seen from the test schema; extensions stay in <c>public</c>.</summary>
    public static string Of(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = $"{Name},public" }.ConnectionString;
}
