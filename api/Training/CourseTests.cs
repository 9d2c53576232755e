using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The two tests of a course and where everybody stands; both ask the same items.</summary>
/// <param name="Tests">Before and after; empty until items are chosen.</param>
/// <param name="People">Who is enrolled, by name.</param>
public sealed record CourseTests(
    Guid CourseId, string Course, decimal MaxScore, IReadOnlyList<TestItem> Items, IReadOnlyList<CourseTest> Tests, IReadOnlyList<TestPerson> People)
{
    internal static async Task<Results<Ok<CourseTests>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Find(connection, id, ct) is { } tests ? TypedResults.Ok(tests) : Refusal.NotFound;
    }

    internal static async Task<CourseTests?> Find(DbConnection connection, Guid id, CancellationToken ct)
    {
        if (await connection.OneOrNone<string>("select title_th from course where id = @id", new { id }, ct) is not { } course) return null;
        var items = await connection.Many<ItemRow>("""
            select test_item.question_id, code, name, question_version.kind, question_version.body::text as body, question_version.version as number, newest, max_mark
            from test_item
            join question on question.id = test_item.question_id
            join question_version on question_version.id = question_version_id
            where course_id = @id
            order by position
            """, new { id }, ct);
        var tests = await connection.Many<CourseTest>("""
            select id, kind, state, minutes, pass_share, shuffle_questions, shuffle_options, opened_at, closes_at, closed_at, version,
                   (select count(*)::int from attempt where test_id = test.id and attempt.state = 'open') as working,
                   (select count(*)::int from attempt where test_id = test.id and attempt.state = 'scored') as submitted
            from test
            where course_id = @id
            order by kind desc
            """, new { id }, ct);
        var people = await connection.Many<TestPerson>("""
            select enrolment.id as enrolment_id, name,
                   exists (select from attendance join course_session on course_session.id = session_id where course_id = @id and enrolment_id = enrolment.id) as checked_in,
                   coalesce(extra_time.minutes, 0) as extra_minutes,
                   (select attempt.state from attempt join test on test.id = test_id where enrolment_id = enrolment.id and kind = 'pre') as pre,
                   (select attempt.state from attempt join test on test.id = test_id where enrolment_id = enrolment.id and kind = 'post') as post
            from enrolment
            left join extra_time on extra_time.enrolment_id = enrolment.id
            where course_id = @id and enrolment.state = 'enrolled'
            order by name, enrolment.id
            """, new { id }, ct);
        return new(id, course, items.Sum(i => i.MaxMark), items.ConvertAll(i => i.Item()), tests, people);
    }

    private sealed record ItemRow(Guid QuestionId, string Code, string Name, string Kind, string Body, int Number, int Newest, decimal MaxMark)
    {
        public TestItem Item() => new(QuestionId, Code, Name, Kind, ShownText.Of(QuestionBody.Read(Body).Text), Number, Newest, MaxMark);
    }
}

/// <param name="Number">Of the version that is asked.</param>
/// <param name="Newest">Of the newest version; greater than <paramref name="Number"/> when a correction waits for a regrade.</param>
public sealed record TestItem(Guid QuestionId, string Code, string Name, string Kind, string Text, int Number, int Newest, decimal MaxMark);

/// <param name="Kind"><c>pre</c> or <c>post</c>.</param>
/// <param name="State"><c>draft</c>, <c>open</c> or <c>closed</c>.</param>
/// <param name="PassShare">Of the greatest score, 0 to 1.</param>
/// <param name="ClosesAt">By itself; null when staff close it.</param>
/// <param name="Working">How many people are at it.</param>
/// <param name="Submitted">How many have handed it in.</param>
public sealed record CourseTest(
    Guid Id, string Kind, string State, int Minutes, decimal PassShare, bool ShuffleQuestions, bool ShuffleOptions, DateTime? OpenedAt, DateTime? ClosesAt, DateTime? ClosedAt,
    int Version, int Working, int Submitted);

/// <param name="ExtraMinutes">On top of the minutes of both tests.</param>
/// <param name="Pre">State of the attempt before the course; null when there is none.</param>
/// <param name="Post">State of the attempt after the course; null when there is none.</param>
public sealed record TestPerson(Guid EnrolmentId, string Name, bool CheckedIn, int ExtraMinutes, string? Pre, string? Post);
