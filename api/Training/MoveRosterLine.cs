using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Cancels somebody's place, or gives one to who waits or had cancelled. Before the day that is a seat or the end of the waiting list; on
/// the day it needs a free seat, or <c>overCapacity</c>. Somebody who has attended cannot be cancelled: take the attendance back first.
/// </summary>
internal static class MoveRosterLine
{
    /// <param name="OverCapacity">Seats them even when no seat is left, past those who wait.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), AllowedValues("enrolled", "cancelled", ErrorMessage = "unknown_value")] string? To, bool OverCapacity = false);

    public static async Task<Results<Ok<RosterLine>, Refusal>> Handle(
        Guid id, Guid enrolment, Request request, Roster roster, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (await roster.Find(connection, id, enrolment, ct) is not { } line) return Refusal.NotFound;
        if (course.State == CourseState.Reported) return new Refusal(409, "course_reported");
        if (line.State == request.To) return TypedResults.Ok(line);

        if (request.To == EnrolmentState.Cancelled)
        {
            if (line.Attendance.Count > 0) return new Refusal(409, "has_attended");
            await CancelEnrolment.Cancel(connection, enrolment, now, ct);
        }
        else if (request.OverCapacity || (!course.BeforeTheDay && await Seats.Free(connection, course, ct)))
        {
            await connection.Run("update enrolment set state = 'enrolled', cancelled_at = null, version = version + 1 where id = @enrolment", new { enrolment }, ct);
        }
        else if (!course.BeforeTheDay)
        {
            return new Refusal(409, "course_full");
        }
        else if (line.State == EnrolmentState.Cancelled)
        {
            await connection.Run("""
                update enrolment
                set state = 'waiting', position = default, enrolled_at = @now, cancelled_at = null, version = version + 1
                where id = @enrolment
                """, new { enrolment, now }, ct);
        }

        if (course.BeforeTheDay) await Seats.Fill(connection, id, null, now, ct);
        var moved = await roster.Find(connection, id, enrolment, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(moved);
    }
}
