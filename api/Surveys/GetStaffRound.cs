using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class GetStaffRound
{
    public static async Task<Results<Ok<StaffRound>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await StaffRound.Find(connection, id, ct) is { } round ? TypedResults.Ok(round) : Refusal.NotFound;
    }
}
