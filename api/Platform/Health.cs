using Npgsql;

namespace Saphansung.Api.Platform;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Health").DisableRateLimiting();
        health.MapGet("/live", Live).WithName("GetLiveness").WithSummary("The process answers.")
            .Shows(null, """{"state":"live"}""");
        health.MapGet("/ready", Ready).WithName("GetReadiness").WithSummary("The database answers and holds the district's data.")
            .Produces<Status>().Refuses(503).Shows(null, """{"state":"ready"}""");
    }

    public sealed record Status(string State);

    private static Status Live() => new("live");

    private static async Task<IResult> Ready(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var loaded = await connection.One<bool>("select exists (select from district) and exists (select from category)", null, ct);
        return loaded ? TypedResults.Ok(new Status("ready")) : new Refusal(503, "unavailable");
    }
}
