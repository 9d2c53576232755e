using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Takes the newest version of a question into a course's tests and scores everybody again, in one transaction. Each score that changes
/// is kept with its reason and who did it. Doing it twice changes nothing more.
/// </summary>
internal static class RegradeQuestion
{
    /// <param name="Why">For the record, at least four characters.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Guid? QuestionId,
        [property: Required(ErrorMessage = "required"), StringLength(500, MinimumLength = 4, ErrorMessage = "reason_needed")] string? Why);

    /// <param name="Attempts">How many were scored again.</param>
    /// <param name="Changed">Whose score is another one now.</param>
    public sealed record Response(int Attempts, IReadOnlyList<ChangedScore> Changed);

    /// <param name="Test"><c>pre</c> or <c>post</c>.</param>
    public sealed record ChangedScore(Guid EnrolmentId, string Name, string Test, decimal OldScore, decimal NewScore);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Whoever hands in meanwhile waits, and is scored by the new version.
        await connection.Run("select from test where course_id = @id order by id for update", new { id }, ct);
        var taken = await connection.Run("""
            update test_item
            set question_version_id = question_version.id
            from question
            join question_version on question_id = question.id and question_version.version = newest
            where course_id = @id and test_item.question_id = @QuestionId and question.id = test_item.question_id
            """, new { id, request.QuestionId }, ct);
        if (taken == 0) return Refusal.NotFound;
        await connection.Run("""
            update question_version set frozen_at = coalesce(frozen_at, @now)
            where id = (select question_version_id from test_item where course_id = @id and question_id = @QuestionId)
              and exists (select from test where course_id = @id and state <> 'draft')
            """, new { id, request.QuestionId, now = clock.Now() }, ct);

        var attempts = await connection.Many<Scored>("""
            select attempt.id, enrolment_id, name, test.kind as test, score
            from attempt
            join test on test.id = test_id
            join enrolment on enrolment.id = enrolment_id
            where test.course_id = @id and attempt.state = 'scored'
            order by name, test.kind desc, attempt.id
            """, new { id }, ct);
        var changed = new List<ChangedScore>();
        foreach (var attempt in attempts)
        {
            var score = await AttemptEnd.Score(connection, attempt.Id, ct);
            if (score == attempt.Score) continue;
            changed.Add(new(attempt.EnrolmentId, attempt.Name, attempt.Test, attempt.Score, score));
            await connection.Run("""
                insert into score_change (attempt_id, question_id, old_score, new_score, why, changed_by, changed_at)
                values (@Id, @QuestionId, @oldScore, @newScore, @Why, @by, @now)
                """, new { attempt.Id, request.QuestionId, oldScore = attempt.Score, newScore = score, Why = request.Why!.Trim(), by = Person.Of(http.User).Id, now = clock.Now() }, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(attempts.Count, changed));
    }

    private sealed record Scored(Guid Id, Guid EnrolmentId, string Name, string Test, decimal Score);
}
