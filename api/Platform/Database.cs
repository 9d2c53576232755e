using System.Data.Common;
using Dapper;
using Npgsql;

namespace Saphansung.Api.Platform;

/// <summary>The data source, and Dapper calls that always carry the caller's cancellation.</summary>
internal static class Database
{
    // For whoever reads without building the application, too: the sandbox's demo.
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public static void AddDatabase(this IHostApplicationBuilder builder)
    {
        // Read when first used, so that tools can build the application without a database.
        builder.Services.AddSingleton(services =>
        {
            var text = services.GetRequiredService<IConfiguration>().GetConnectionString("Saphansung");
            return string.IsNullOrWhiteSpace(text)
                ? throw new InvalidOperationException("Set ConnectionStrings__Saphansung to the PostgreSQL connection string.")
                : NpgsqlDataSource.Create(text);
        });
    }

    extension(DbConnection connection)
    {
        public Task<T> One<T>(string sql, object? parameters, CancellationToken ct) =>
            connection.QuerySingleAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct));

        public Task<T?> OneOrNone<T>(string sql, object? parameters, CancellationToken ct) =>
            connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct));

        public async Task<List<T>> Many<T>(string sql, object? parameters, CancellationToken ct) =>
            (await connection.QueryAsync<T>(new CommandDefinition(sql, parameters, cancellationToken: ct))).AsList();

        /// <returns>The number of rows changed.</returns>
        public Task<int> Run(string sql, object? parameters, CancellationToken ct) =>
            connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: ct));
    }
}
