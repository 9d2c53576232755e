using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class GetSurvey
{
    public static async Task<Results<Ok<StaffSurvey>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await StaffSurvey.Find(connection, id, ct) is { } survey ? TypedResults.Ok(survey) : Refusal.NotFound;
    }
}
