using System.Data.Common;
using System.Security.Claims;
using Dapper;
using Npgsql;
using Saphansung.Api.Auth;

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
        builder.Services.AddSingleton<Databases>();
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

/// <summary>
/// The district's cases, and the test cases of partners: the same tables in a schema of their own, so that nothing has to leave
/// them out. Whatever serves an agency asks here; everything else has the district's data source injected.
/// </summary>
internal sealed class Databases(NpgsqlDataSource live, IConfiguration configuration) : IAsyncDisposable
{
    private const string TestSchema = "test,public";

    public NpgsqlDataSource Live => live;

    public NpgsqlDataSource Test { get; } = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Saphansung")) { SearchPath = TestSchema });

    /// <summary>A test key sees test cases only, whatever it asks for.</summary>
    public NpgsqlDataSource Of(ClaimsPrincipal user) => user.HasClaim(c => c.Type == AgencyKeys.Test) ? Test : live;

    /// <summary>One row by an id that a signed link of ours named; the link does not say in which of the two it is.</summary>
    public async Task<T?> Find<T>(string sql, object parameters, CancellationToken ct) where T : class
    {
        await using var connection = await live.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<T>(sql, parameters, ct) is { } row) return row;

        await using var tests = await Test.OpenConnectionAsync(ct);
        return await tests.OneOrNone<T>(sql, parameters, ct);
    }

    public ValueTask DisposeAsync() => Test.DisposeAsync();
}
