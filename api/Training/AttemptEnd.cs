using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Hands attempts in and scores them. Locks are taken in one order everywhere: the test, then the attempt, so that closing a test, a
/// regrade, the clock and the person never wait for one another in a circle.
/// </summary>
internal static class AttemptEnd
{
    public const string Person = "person";
    public const string Clock = "clock";
    public const string Staff = "staff";

    /// <summary>Waits for saves on their way; whoever saves afterwards finds the attempt over.</summary>
    public static async Task Hold(DbConnection connection, Guid attempt, CancellationToken ct)
    {
        await connection.Run("select from test where id = (select test_id from attempt where id = @attempt) for share", new { attempt }, ct);
        await connection.Run("select from attempt where id = @attempt for update", new { attempt }, ct);
    }

    /// <returns>False when it had been handed in already.</returns>
    public static async Task<bool> Finish(DbConnection connection, Guid attempt, string by, DateTime at, CancellationToken ct)
    {
        await Hold(connection, attempt, ct);
        var submitted = await connection.Run("""
            update attempt set state = 'submitted', submitted_at = @at, submitted_by = @by, version = version + 1 where id = @attempt and state = 'open'
            """, new { attempt, at, by }, ct);
        if (submitted == 0) return false;
        await Score(connection, attempt, ct);
        return true;
    }

    /// <summary>By the versions that the course's test names now.</summary>
    /// <returns>The score.</returns>
    public static async Task<decimal> Score(DbConnection connection, Guid attempt, CancellationToken ct)
    {
        var items = await connection.Many<Item>("""
            select test_item.question_id, question_version.kind, body::text as body, max_mark, answer::text as answer
            from attempt
            join test on test.id = test_id
            join test_item on test_item.course_id = test.course_id
            join question_version on question_version.id = question_version_id
            left join attempt_answer on attempt_id = attempt.id and attempt_answer.question_id = test_item.question_id
            where attempt.id = @attempt
            """, new { attempt }, ct);
        var marks = items.ConvertAll(i => TestScoring.Mark(i.Kind, QuestionBody.Read(i.Body), i.Answer is null ? null : JsonElement.Parse(i.Answer), i.MaxMark));
        return await connection.One<decimal>("""
            with marked as (
                update attempt_answer
                set mark = given.mark
                from unnest(@questions, @marks) as given (question_id, mark)
                where attempt_id = @attempt and attempt_answer.question_id = given.question_id
            )
            update attempt set state = 'scored', score = @score, max_score = @maxScore, version = version + 1 where id = @attempt returning score
            """, new
        {
            attempt,
            questions = items.Select(i => i.QuestionId).ToArray(),
            marks = marks.ToArray(),
            score = marks.Sum(),
            maxScore = items.Sum(i => i.MaxMark),
        }, ct);
    }

    private sealed record Item(Guid QuestionId, string Kind, string Body, decimal MaxMark, string? Answer);
}
