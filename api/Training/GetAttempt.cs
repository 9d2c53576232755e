using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>My attempt with its questions and what is saved of it, to go on with on any device.</summary>
internal static class GetAttempt
{
    public static async Task<Results<Ok<AttemptView>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        await using var connection = await database.OpenConnectionAsync(ct);
        return await AttemptView.Find(connection, id, TestTaker.Of(http.User), clock.Now(), ct) is { } attempt ? TypedResults.Ok(attempt) : Refusal.NotFound;
    }
}
