using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Begins a test, or goes on with it: each person has one attempt at each test, and a second call finds the first. Whoever was not
/// checked in at the course is refused as <c>not_checked_in</c>.
/// </summary>
internal static class StartAttempt
{
    /// <param name="Test"><c>pre</c> or <c>post</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] string? Test);

    /// <param name="EnrolmentId">Whose name was tapped on the list.</param>
    public sealed record KioskRequest(
        [property: Required(ErrorMessage = "required")] Guid? EnrolmentId,
        [property: Required(ErrorMessage = "required")] string? Test);

    public static async Task<Results<Ok<AttemptView>, Refusal>> Handle(Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var taker = TestTaker.Of(http.User);
        await using var connection = await database.OpenConnectionAsync(ct);
        var enrolment = await connection.OneOrNone<Guid?>(
            "select id from enrolment where course_id = @id and person_id = @PersonId and state = 'enrolled'", new { id, taker.PersonId }, ct);
        return enrolment is { } own ? await Start(connection, id, own, request.Test!, taker, clock.Now(), ct) : Refusal.NotFound;
    }

    /// <summary>On a tablet of the staff. An attempt that was begun on a person's own phone stays there.</summary>
    public static async Task<Results<Ok<AttemptView>, Refusal>> OnKiosk(KioskRequest request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var taker = TestTaker.Of(http.User);
        http.Response.Headers.CacheControl = "no-store";
        await using var connection = await database.OpenConnectionAsync(ct);
        var enrolment = await connection.OneOrNone<Guid?>(
            "select id from enrolment where id = @EnrolmentId and course_id = @KioskCourse and state = 'enrolled'", new { request.EnrolmentId, taker.KioskCourse }, ct);
        return enrolment is { } named ? await Start(connection, taker.KioskCourse!.Value, named, request.Test!, taker, clock.Now(), ct) : Refusal.NotFound;
    }

    private static async Task<Results<Ok<AttemptView>, Refusal>> Start(
        DbConnection connection, Guid courseId, Guid enrolmentId, string test, TestTaker taker, DateTime now, CancellationToken ct)
    {
        if (test is not (TestState.Pre or TestState.Post)) return Refusal.Invalid("test", "unknown_value");
        // The lock on the test lets whoever closes it wait for attempts on their way. The time is counted from the first start.
        await connection.Run("""
            with opened as (
                select id, minutes, closes_at
                from test
                where course_id = @courseId and kind = @test and state = 'open' and (closes_at is null or closes_at > @now)
                for share
            )
            insert into attempt (id, test_id, enrolment_id, kiosk, seed, started_at, ends_at)
            select @attemptId, opened.id, @enrolmentId, @kiosk, @seed, @now,
                   least(@now + make_interval(mins => minutes + coalesce((select extra_time.minutes from extra_time where enrolment_id = @enrolmentId), 0)), closes_at)
            from opened
            where exists (select from attendance join course_session on course_session.id = session_id where course_id = @courseId and enrolment_id = @enrolmentId)
            on conflict on constraint attempt_enrolment_key do nothing
            """, new
        {
            courseId,
            enrolmentId,
            test,
            now,
            attemptId = Clock.NewId(now),
            kiosk = taker.KioskCourse is not null,
            seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)),
        }, ct);
        var known = await connection.OneOrNone<Known>("""
            select attempt.id, attempt.state, kiosk
            from attempt
            join test on test.id = test_id
            where course_id = @courseId and kind = @test and enrolment_id = @enrolmentId
            """, new { courseId, test, enrolmentId }, ct);
        if (known is null) return await Why(connection, courseId, enrolmentId, ct);
        if (taker.KioskCourse is not null && !known.Kiosk) return new Refusal(409, "on_own_phone");
        if (taker.KioskCourse is not null && known.State != "open") return TestState.Over;
        return await AttemptView.Find(connection, known.Id, taker, now, ct) is { } view ? TypedResults.Ok(view) : TestState.Over;
    }

    private static async Task<Refusal> Why(DbConnection connection, Guid courseId, Guid enrolmentId, CancellationToken ct) =>
        await connection.One<bool>(
            "select exists (select from attendance join course_session on course_session.id = session_id where course_id = @courseId and enrolment_id = @enrolmentId)",
            new { courseId, enrolmentId }, ct)
            ? TestState.NotOpen
            : TestState.NotCheckedIn;

    private sealed record Known(Guid Id, string State, bool Kiosk);
}
