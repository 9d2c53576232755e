using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Writes the words of the report; its figures come from the data and nobody writes them.</summary>
internal static class UpdateCourseReport
{
    private const int Longest = 5000;

    /// <param name="Version">As it was read, 0 for the first words; an older one is refused.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required", AllowEmptyStrings = true), StringLength(Longest, ErrorMessage = "too_long|5000")] string? Problems,
        [property: Required(ErrorMessage = "required", AllowEmptyStrings = true), StringLength(Longest, ErrorMessage = "too_long|5000")] string? Proposals);

    public static async Task<Results<Ok<CourseReport>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, BudgetView budgets, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        // A reported course keeps the words it was reported with.
        var written = await connection.Run("""
            insert into course_report (course_id, problems, proposals, updated_at, updated_by)
            select id, @problems, @proposals, @now, @me from course where id = @id and state <> 'reported' and @Version = 0
            on conflict (course_id) do nothing
            """, Words(), ct)
            + await connection.Run("""
            update course_report
            set problems = @problems, proposals = @proposals, version = course_report.version + 1, updated_at = @now, updated_by = @me
            from course
            where course.id = course_id and course_id = @id and state <> 'reported' and course_report.version = @Version
            """, Words(), ct);
        if (await CourseReport.Find(connection, await districtData.Get(ct), budgets, id, now, ct) is not { } report) return Refusal.NotFound;
        if (written == 1) return TypedResults.Ok(report);
        return new Refusal(409, report.State == CourseState.Reported ? "course_reported" : "course_changed");

        object Words() => new { id, request.Version, problems = request.Problems!.Trim(), proposals = request.Proposals!.Trim(), now, me = Person.Of(http.User).Id };
    }
}
