using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// What the screen in the hall shows: the QR code of this half minute, and live counts. The page asks again every few seconds. Without a
/// session it is the one that runs, or the next.
/// </summary>
internal static class ShowHall
{
    /// <param name="Direction">in or out.</param>
    /// <param name="Address">What the QR code opens.</param>
    /// <param name="Qr">SVG as a data: address; 0 to 30 seconds old.</param>
    /// <param name="ChangesAt">When the next code is due.</param>
    /// <param name="Now">The server's clock, for the time that remains.</param>
    /// <param name="Enrolled">People with a seat.</param>
    /// <param name="CheckedIn">Of them, in this session.</param>
    /// <param name="CheckedOut">Of those, gone again.</param>
    /// <param name="Submitted">Tests handed in.</param>
    public sealed record Response(
        Guid CourseId, Text CourseTitle, Guid SessionId, Text SessionTitle, DateTime StartsAt, DateTime EndsAt, string Direction, string Address, string Qr,
        DateTime ChangesAt, DateTime Now, int Enrolled, int CheckedIn, int CheckedOut, Tests Submitted);

    /// <param name="Before">Of the test before the course.</param>
    public sealed record Tests(int Before, int After);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, HallKeys keys, IOptions<LineOptions> line, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, Guid? session = null, string direction = HallKeys.In)
    {
        if (direction is not (HallKeys.In or HallKeys.Out)) return Refusal.Invalid("direction", "unknown_value");
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select course.state, course.title_th as course_title_th, course.title_en as course_title_en, shown.id as session_id, shown.title_th, shown.title_en,
                   shown.starts_at, shown.ends_at,
                   (select count(*)::int from enrolment where course_id = course.id and enrolment.state = 'enrolled') as enrolled,
                   (select count(*)::int from attendance where session_id = shown.id) as checked_in,
                   (select count(*)::int from attendance where session_id = shown.id and out_at is not null) as checked_out,
                   (select count(*)::int from attempt join test on test.id = test_id where test.course_id = course.id and kind = 'pre' and attempt.state <> 'open') as before,
                   (select count(*)::int from attempt join test on test.id = test_id where test.course_id = course.id and kind = 'post' and attempt.state <> 'open') as after
            from course
            cross join lateral (
                select *
                from course_session
                where course_id = course.id and (@session::uuid is null or id = @session)
                order by ends_at <= @now, case when ends_at > @now then starts_at end, starts_at desc
                limit 1
            ) as shown
            where course.id = @id
            """, new { id, session, now }, ct);
        if (row is null) return Refusal.NotFound;
        if (row.State != CourseState.Running) return new Refusal(409, "course_not_running");

        var address = line.Value.Link($"courses/check-in/{keys.Make(row.SessionId, direction, now)}");
        var changesAt = new DateTime((now.Ticks / HallKeys.Step.Ticks + 1) * HallKeys.Step.Ticks, DateTimeKind.Utc);
        return TypedResults.Ok(new Response(
            id, new(row.CourseTitleTh, row.CourseTitleEn), row.SessionId, new(row.TitleTh, row.TitleEn), row.StartsAt, row.EndsAt, direction, address, QrCode.Draw(address),
            changesAt, now, row.Enrolled, row.CheckedIn, row.CheckedOut, new(row.Before, row.After)));
    }

    private sealed record Row(
        string State, string CourseTitleTh, string CourseTitleEn, Guid SessionId, string TitleTh, string TitleEn, DateTime StartsAt, DateTime EndsAt,
        int Enrolled, int CheckedIn, int CheckedOut, int Before, int After);
}
