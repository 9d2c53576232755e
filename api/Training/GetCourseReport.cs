using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The checklist, the deadline and the words of a course's report.</summary>
internal static class GetCourseReport
{
    public static async Task<Results<Ok<CourseReport>, Refusal>> Handle(
        Guid id, BudgetView budgets, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await CourseReport.Find(connection, await districtData.Get(ct), budgets, id, clock.Now(), ct) is { } report ? TypedResults.Ok(report) : Refusal.NotFound;
    }
}
