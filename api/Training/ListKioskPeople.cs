using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>For a tablet: the open tests of its course, and who was checked in and may sit down at it.</summary>
internal static class ListKioskPeople
{
    /// <param name="Open">The tests that are open: <c>pre</c>, <c>post</c>.</param>
    public sealed record Response(Guid CourseId, string Course, IReadOnlyList<string> Open, IReadOnlyList<KioskPerson> People);

    /// <param name="Pre"><c>free</c>, <c>here</c> (begun on a tablet), <c>phone</c> or <c>done</c>.</param>
    /// <param name="Post">The same of the test after the course.</param>
    public sealed record KioskPerson(Guid EnrolmentId, string Name, string Pre, string Post);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var id = TestTaker.Of(http.User).KioskCourse;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<string>("select title_th from course where id = @id", new { id }, ct) is not { } course) return Refusal.NotFound;
        var open = await connection.Many<string>(
            "select kind from test where course_id = @id and state = 'open' and (closes_at is null or closes_at > @now) order by kind desc", new { id, now = clock.Now() }, ct);
        var people = await connection.Many<KioskPerson>("""
            with attempts as (
                select enrolment_id, kind, case when attempt.state <> 'open' then 'done' when kiosk then 'here' else 'phone' end as stands
                from attempt
                join test on test.id = test_id
                where course_id = @id
            )
            select enrolment.id as enrolment_id, name,
                   coalesce((select stands from attempts where enrolment_id = enrolment.id and kind = 'pre'), 'free') as pre,
                   coalesce((select stands from attempts where enrolment_id = enrolment.id and kind = 'post'), 'free') as post
            from enrolment
            where course_id = @id and state = 'enrolled'
              and exists (select from attendance join course_session on course_session.id = session_id where course_id = @id and enrolment_id = enrolment.id)
            order by name, enrolment.id
            """, new { id }, ct);
        return TypedResults.Ok(new Response(id!.Value, course, open, people));
    }
}
