using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Moves a course: <c>enrolling</c> shows it to everybody, <c>running</c> ends enrolment and lets people check in, <c>closed</c> ends
/// that, <c>reported</c> fixes it and deletes what people said of their food and access needs. A course that nobody has attended yet may
/// go back from running to enrolling.
/// </summary>
internal static class MoveCourse
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("enrolling", "running", "closed", "reported", ErrorMessage = "unknown_value")] string? To);

    public static async Task<Results<Ok<StaffCourse>, Refusal>> Handle(
        Guid id, Request request, CourseView view, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is null) return Refusal.NotFound;
        var course = (await view.Find(connection, id, ct))!;
        if (!course.Next.Contains(request.To, StringComparer.Ordinal)) return Refusal.IllegalMove([.. course.Next]);
        if (course.Sessions.Count == 0) return new Refusal(409, "course_without_sessions");

        await connection.Run("""
            update course
            set state = @To, version = version + 1, updated_at = @now,
                closed_at = case when @To = 'closed' then @now else closed_at end,
                reported_at = case when @To = 'reported' then @now else reported_at end
            where id = @id
            """, new { id, request.To, now }, ct);
        if (request.To == CourseState.Enrolling) await Seats.Fill(connection, id, null, now, ct);
        if (request.To == CourseState.Reported)
            await connection.Run("update enrolment set food_needs = null, access_needs = null, needs_consent_at = null where course_id = @id", new { id }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await view.Find(connection, id, ct));
    }
}
