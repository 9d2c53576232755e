using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Checks the caller in to a session, or out of it, by the code on the hall's screen. Scanning twice is once. A code is taken while it is
/// shown and 30 seconds longer; an older one, such as a picture somebody passed on, is refused as <c>hall_code_over</c>.
/// </summary>
internal static class CheckIn
{
    private static readonly Refusal CodeOver = new(409, "hall_code_over");
    private static readonly Refusal StillWaiting = new(409, "still_waiting");

    /// <param name="Token">What follows <c>check-in/</c> in the address of the QR code.</param>
    public sealed record Request([property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Token);

    /// <param name="Direction">in or out.</param>
    /// <param name="At">When they came or went; null for somebody who is not enrolled.</param>
    /// <param name="Repeated">It was noted before, at that time.</param>
    /// <param name="Pass">For somebody who is not enrolled: with it they may enrol on the spot, within 15 minutes.</param>
    public sealed record Response(
        Guid CourseId, Text CourseTitle, Guid SessionId, Text SessionTitle, string Direction, DateTime? At, bool Repeated, string? Pass);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Request request, HttpContext http, HallKeys keys, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        if (keys.Read(request.Token, now) is not { } hall) return CodeOver;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await Scanned.Find(connection, hall.Session, personId, ct) is not { } scanned) return CodeOver;
        if (scanned.CourseState != CourseState.Running) return new Refusal(409, "course_not_running");
        if (scanned.State == EnrolmentState.Waiting) return StillWaiting;
        if (scanned.State != EnrolmentState.Enrolled) return TypedResults.Ok(scanned.Answer(hall.Direction, null, keys.MakePass(hall.Session, personId, now)));

        var noted = hall.Direction == HallKeys.In
            ? await ComeIn(connection, hall.Session, scanned.EnrolmentId!.Value, "code", null, now, ct)
            : await GoOut(connection, hall.Session, scanned.EnrolmentId!.Value, "code", null, now, ct);
        return noted is null ? new Refusal(409, "not_in_session") : TypedResults.Ok(scanned.Answer(hall.Direction, noted, null));
    }

    /// <summary>The line's key decides who was first; everybody gets the time of the first.</summary>
    internal static async Task<Noted?> ComeIn(DbConnection connection, Guid session, Guid enrolment, string by, Guid? officer, DateTime now, CancellationToken ct)
    {
        var added = await connection.Run("""
            insert into attendance (session_id, enrolment_id, in_at, in_by, noted_by)
            values (@session, @enrolment, @now, @by, @officer)
            on conflict do nothing
            """, new { session, enrolment, now, by, officer }, ct);
        return new(await connection.One<DateTime>(
            "select in_at from attendance where session_id = @session and enrolment_id = @enrolment", new { session, enrolment }, ct), added == 0);
    }

    /// <returns>Null for somebody who never came in.</returns>
    internal static async Task<Noted?> GoOut(DbConnection connection, Guid session, Guid enrolment, string by, Guid? officer, DateTime now, CancellationToken ct)
    {
        var gone = await connection.Run("""
            update attendance
            set out_at = greatest(@now, in_at), out_by = @by, noted_by = coalesce(@officer, noted_by)
            where session_id = @session and enrolment_id = @enrolment and out_at is null
            """, new { session, enrolment, now, by, officer }, ct);
        var at = await connection.OneOrNone<DateTime?>(
            "select out_at from attendance where session_id = @session and enrolment_id = @enrolment", new { session, enrolment }, ct);
        return at is null ? null : new(at.Value, gone == 0);
    }

    internal sealed record Noted(DateTime At, bool Before);
}

/// <summary>What a scanned code is for, and who the caller is there.</summary>
internal sealed record Scanned(
    Guid CourseId, string CourseState, string CourseTitleTh, string CourseTitleEn, Guid SessionId, string TitleTh, string TitleEn, Guid? EnrolmentId, string? State)
{
    public CheckIn.Response Answer(string direction, CheckIn.Noted? noted, string? pass) => new(
        CourseId, new(CourseTitleTh, CourseTitleEn), SessionId, new(TitleTh, TitleEn), direction, noted?.At, noted?.Before ?? false, pass);

    public static Task<Scanned?> Find(DbConnection connection, Guid session, Guid personId, CancellationToken ct) => connection.OneOrNone<Scanned>("""
        select course.id as course_id, course.state as course_state, course.title_th as course_title_th, course.title_en as course_title_en,
               course_session.id as session_id, course_session.title_th, course_session.title_en, enrolment.id as enrolment_id, enrolment.state
        from course_session
        join course on course.id = course_session.course_id
        left join enrolment on enrolment.course_id = course.id and person_id = @personId
        where course_session.id = @session
        """, new { session, personId }, ct);
}
