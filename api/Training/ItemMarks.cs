using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Who got which share of which item's marks, before and after. An item left unanswered has none of them.</summary>
internal sealed class ItemMarks(IReadOnlyList<ItemMarks.Item> items, IReadOnlyList<ItemMarks.Answer> answers)
{
    public IReadOnlyList<Item> Items => items;

    public sealed record Item(int Position, Guid QuestionId, string Code, Guid QuestionVersionId, int Version, string Kind, string Body, decimal MaxMark);

    /// <param name="Given">As it was answered, JSON; null when nothing was.</param>
    public sealed record Answer(string Test, Guid EnrolmentId, Guid QuestionId, string? Given, decimal Share);

    public static async Task<ItemMarks> Load(DbConnection connection, Guid courseId, CancellationToken ct)
    {
        var items = await connection.Many<Item>("""
            select test_item.position, question.id as question_id, question.code, question_version.id as question_version_id, question_version.version, kind,
                   body::text as body, max_mark
            from test_item
            join question on question.id = test_item.question_id
            join question_version on question_version.id = question_version_id
            where course_id = @courseId
            order by position
            """, new { courseId }, ct);
        var answers = await connection.Many<Answer>("""
            select test.kind as test, attempt.enrolment_id, test_item.question_id, answer::text as given, coalesce(mark, 0) / max_mark as share
            from test
            join attempt on attempt.test_id = test.id and attempt.state = 'scored'
            join test_item on test_item.course_id = test.course_id
            left join attempt_answer on attempt_id = attempt.id and attempt_answer.question_id = test_item.question_id
            where test.course_id = @courseId
            order by attempt.id, test_item.position
            """, new { courseId }, ct);
        return new([.. items], [.. answers]);
    }

    /// <returns>One row per person who took the test, in the order of the items.</returns>
    public IReadOnlyList<IReadOnlyList<double>> Of(string test) =>
        [.. answers.Where(a => a.Test == test).GroupBy(a => a.EnrolmentId).Select(g => (IReadOnlyList<double>)[.. g.Select(a => (double)a.Share)])];

    public IEnumerable<Answer> Of(string test, Guid questionId) => answers.Where(a => a.Test == test && a.QuestionId == questionId);

    public GetCourseResults.ItemReliability? Reliability(string test)
    {
        var people = Of(test);
        var whole = people.All(p => p.All(share => share is 0 or 1));
        return Statistics.Reliability.Alpha(people) is { } value ? new(whole ? "kr20" : "alpha", value) : null;
    }
}
