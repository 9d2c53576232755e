using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Changes a course and its timetable until it is reported. More seats go to whoever waits longest, at once; fewer take none away.
/// A session that somebody attended cannot be taken out.
/// </summary>
internal static class UpdateCourse
{
    /// <param name="Version">Of the course as it was read; an older one is refused.</param>
    /// <param name="Course">All of it, as for a new one; a session that stays names its id.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] CourseBody? Course);

    public static async Task<Results<Ok<StaffCourse>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, CourseView view, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Course!.Check() is { } refusal) return refusal;

        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (course.Version != request.Version) return new Refusal(409, "course_changed");
        if (course.State == CourseState.Reported) return new Refusal(409, "course_reported");
        if (course.State != CourseState.Draft && request.Course.Sessions!.Count == 0) return new Refusal(409, "course_without_sessions");

        await connection.Run("""
            update course
            set title_th = @TitleTh, title_en = @TitleEn, objectives = @Objectives, order_number = @OrderNumber, place = @Place, held_on = @HeldOn,
                capacity = @Capacity, version = version + 1, updated_at = @now
            where id = @id
            """, CourseColumns.Of(request.Course, id, now, Person.Of(http.User).Id, default, null), ct);
        if (!await Timetable.Save(connection, id, request.Course.Sessions!, now, ct)) return new Refusal(409, "session_kept");
        if (course.BeforeTheDay) await Seats.Fill(connection, id, null, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await view.Find(connection, id, ct));
    }
}
