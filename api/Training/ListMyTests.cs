using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The tests of a course that I am enrolled in.</summary>
internal static class ListMyTests
{
    /// <param name="CheckedIn">Whether my attendance is noted: without it no test begins.</param>
    public sealed record Response(Guid CourseId, string Course, bool CheckedIn, IReadOnlyList<MyTest> Tests);

    /// <param name="Kind"><c>pre</c> or <c>post</c>.</param>
    /// <param name="State"><c>draft</c>, <c>open</c> or <c>closed</c>.</param>
    /// <param name="Minutes">With my extra minutes.</param>
    /// <param name="AttemptId">Null before I have begun.</param>
    /// <param name="AttemptState"><c>open</c>, <c>submitted</c> or <c>scored</c>.</param>
    public sealed record MyTest(string Kind, string State, int Minutes, int Questions, DateTime? ClosesAt, Guid? AttemptId, string? AttemptState, DateTime? EndsAt, DateTime? SubmittedAt);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        var personId = Person.Of(http.User).Id;
        await using var connection = await database.OpenConnectionAsync(ct);
        var mine = await connection.OneOrNone<Mine>("""
            select enrolment.id, title_th as course,
                   exists (select from attendance join course_session on course_session.id = session_id where course_id = @id and enrolment_id = enrolment.id) as checked_in
            from enrolment
            join course on course.id = course_id
            where course_id = @id and person_id = @personId and enrolment.state = 'enrolled'
            """, new { id, personId }, ct);
        if (mine is null) return Refusal.NotFound;
        var tests = await connection.Many<MyTest>("""
            select test.kind, test.state, test.minutes + coalesce((select extra_time.minutes from extra_time where enrolment_id = @Id), 0) as minutes,
                   (select count(*)::int from test_item where course_id = @courseId) as questions, closes_at, attempt.id as attempt_id, attempt.state as attempt_state, ends_at, submitted_at
            from test
            left join attempt on test_id = test.id and enrolment_id = @Id
            where course_id = @courseId
            order by kind desc
            """, new { mine.Id, courseId = id }, ct);
        return TypedResults.Ok(new Response(id, mine.Course, mine.CheckedIn, tests));
    }

    private sealed record Mine(Guid Id, string Course, bool CheckedIn);
}
