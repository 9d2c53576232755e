using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Hands an attempt in, with answers that are not saved yet if there are any. Twice is once: a repeat gets the first answer. After the
/// end and 30 seconds of grace it is <c>attempt_over</c>: what was saved before is handed in by the clock, what came later is not.
/// </summary>
internal static class SubmitAttempt
{
    private const int MostAnswers = 200;

    /// <param name="Answers">What the device could not save before; those already saved need not be repeated.</param>
    public sealed record Request([property: MaxLength(MostAnswers, ErrorMessage = "too_many|200")] IReadOnlyList<LastAnswer>? Answers);

    /// <param name="Sequence">As for a save.</param>
    public sealed record LastAnswer(
        [property: Required(ErrorMessage = "required")] Guid? QuestionId,
        [property: Required(ErrorMessage = "required"), Range(1, long.MaxValue, ErrorMessage = "at_least|1")] long? Sequence,
        JsonElement? Answer);

    /// <param name="SubmittedBy"><c>person</c>, <c>clock</c> or <c>staff</c>.</param>
    /// <param name="Answered">How many questions have an answer.</param>
    public sealed record Response(Guid Id, DateTime SubmittedAt, string SubmittedBy, int Answered, int Questions);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (taker, now) = (TestTaker.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await connection.OneOrNone<Known>("""
            select attempt.test_id, attempt.state, ends_at, test.course_id
            from attempt
            join test on test.id = test_id
            join enrolment on enrolment.id = enrolment_id
            where attempt.id = @id and (enrolment.person_id = @PersonId::uuid or (kiosk and enrolment.course_id = @KioskCourse::uuid))
            """, new { id, taker.PersonId, taker.KioskCourse }, ct);
        if (known is null) return Refusal.NotFound;
        if (known.State == "open" && now > known.EndsAt + TestState.Grace)
        {
            await AttemptEnd.Finish(connection, id, AttemptEnd.Clock, known.EndsAt, ct);
            await transaction.CommitAsync(ct);
            return TestState.Over;
        }

        if (known.State == "open")
        {
            var items = (await connection.Many<Item>("""
                select test_item.question_id, kind, body::text as body
                from test_item
                join question_version on question_version.id = question_version_id
                where course_id = @CourseId
                """, new { known.CourseId }, ct)).ToDictionary(i => i.QuestionId);
            await AttemptEnd.Hold(connection, id, ct);
            foreach (var (last, i) in (request.Answers ?? []).Select((a, i) => (a, i)))
            {
                if (!items.TryGetValue(last.QuestionId!.Value, out var item)) return Refusal.Invalid($"answers[{i}].questionId", "unknown_question");
                if (SaveAnswer.Check(item.Kind, QuestionBody.Read(item.Body), last.Answer) is not null) return Refusal.Invalid($"answers[{i}].answer", "not_an_option");
                await SaveAnswer.Store(connection, id, last.QuestionId.Value, last.Answer, last.Sequence!.Value, now, ct);
            }

            await AttemptEnd.Finish(connection, id, AttemptEnd.Person, now, ct);
        }

        var response = await connection.One<Response>("""
            select attempt.id, submitted_at, submitted_by,
                   (select count(*)::int from attempt_answer where attempt_id = attempt.id and answer <> 'null'::jsonb) as answered,
                   (select count(*)::int from test_item where course_id = @CourseId) as questions
            from attempt
            where id = @id
            """, new { id, known.CourseId }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(response);
    }

    private sealed record Known(Guid TestId, string State, DateTime EndsAt, Guid CourseId);

    private sealed record Item(Guid QuestionId, string Kind, string Body);
}
