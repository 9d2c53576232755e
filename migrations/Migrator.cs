using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Saphansung.Migrations;

/// <summary>Brings a database up to date. Several processes may call it at once: the engine holds an advisory lock.</summary>
public static class Migrator
{
    /// <returns>The names of the migrations applied by this call, oldest first; empty when there was nothing to do.</returns>
    public static async Task<IReadOnlyList<string>> Run(string connectionString, CancellationToken ct)
    {
        await using var schema = new Schema(Options(connectionString));
        var pending = (await schema.Database.GetPendingMigrationsAsync(ct)).ToList();
        await schema.Database.MigrateAsync(ct);
        return pending;
    }

    private static DbContextOptions<Schema> Options(string connectionString) =>
        new DbContextOptionsBuilder<Schema>()
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable("schema_migration"))
            // There is no model on purpose, so there is nothing for the snapshot to agree with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
}

/// <summary>Carries the migrations; it has no model and serves no query.</summary>
public sealed class Schema(DbContextOptions<Schema> options) : DbContext(options);
