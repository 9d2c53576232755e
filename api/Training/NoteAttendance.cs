using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Ticks somebody in or out of a session, for whoever has no phone with them, and takes a tick back with a reason, which is kept with what
/// it took away. The same again changes nothing.
/// </summary>
internal static class NoteAttendance
{
    /// <param name="In">They are, or were, there.</param>
    /// <param name="Out">And have gone; needs <c>in</c>.</param>
    /// <param name="Reason">Needed to take something back.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] bool? In,
        [property: Required(ErrorMessage = "required")] bool? Out,
        [property: StringLength(500, ErrorMessage = "too_long|500")] string? Reason);

    public static async Task<Results<Ok<RosterLine>, Refusal>> Handle(
        Guid id, Guid session, Guid enrolment, Request request, HttpContext http, Roster roster, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request is { In: false, Out: true }) return Refusal.Invalid("out", "not_in_session");
        var (officer, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await connection.OneOrNone<Known>("""
            select course.state as course_state, enrolment.state as enrolment_state
            from course
            join course_session on course_session.course_id = course.id
            join enrolment on enrolment.course_id = course.id
            where course.id = @id and course_session.id = @session and enrolment.id = @enrolment
            for update of enrolment
            """, new { id, session, enrolment }, ct);
        if (known is null) return Refusal.NotFound;
        if (known.CourseState is not (CourseState.Running or CourseState.Closed)) return new Refusal(409, "course_not_running");
        if (known.EnrolmentState != EnrolmentState.Enrolled) return new Refusal(409, "still_waiting");

        var there = await connection.OneOrNone<There>(
            "select in_at, out_at from attendance where session_id = @session and enrolment_id = @enrolment for update", new { session, enrolment }, ct);
        if (there is not null && (request.In == false || (request.Out == false && there.OutAt is not null)))
        {
            if (string.IsNullOrWhiteSpace(request.Reason)) return Refusal.Invalid("reason", "reason_needed");
            await connection.Run("""
                insert into attendance_removal (id, session_id, enrolment_id, in_at, out_at, removed_at, removed_by, reason)
                values (@removal, @session, @enrolment, @InAt, @OutAt, @now, @officer, @reason)
                """, new { removal = Clock.NewId(now), session, enrolment, there.InAt, there.OutAt, now, officer, reason = request.Reason.Trim() }, ct);
            await connection.Run(request.In == false
                ? "delete from attendance where session_id = @session and enrolment_id = @enrolment"
                : "update attendance set out_at = null, out_by = null where session_id = @session and enrolment_id = @enrolment", new { session, enrolment }, ct);
        }

        if (request.In == true) await CheckIn.ComeIn(connection, session, enrolment, "staff", officer, now, ct);
        if (request.Out == true) await CheckIn.GoOut(connection, session, enrolment, "staff", officer, now, ct);
        var line = await roster.Find(connection, id, enrolment, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(line);
    }

    private sealed record Known(string CourseState, string EnrolmentState);

    private sealed record There(DateTime InAt, DateTime? OutAt);
}
