using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class GetStaffCourse
{
    public static async Task<Results<Ok<StaffCourse>, Refusal>> Handle(Guid id, CourseView view, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await view.Find(connection, id, ct) is { } course ? TypedResults.Ok(course) : Refusal.NotFound;
    }
}
