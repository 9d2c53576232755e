using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Keeps the answer to one question. The device counts its saves; an older one never replaces a newer one, whichever arrives last, and
/// is answered with what stands. Repeating a save changes nothing. What is answered here with <c>stored</c> counts, whatever happens to
/// the device afterwards. After the end and 30 seconds of grace nothing is taken any more: <c>attempt_over</c>.
/// </summary>
internal static class SaveAnswer
{
    /// <param name="Sequence">Greater than the one before: the server's time in milliseconds as the device knows it, or the last one plus one.</param>
    /// <param name="Answer">As the question's kind asks; null takes it back.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), Range(1, long.MaxValue, ErrorMessage = "at_least|1")] long? Sequence,
        JsonElement? Answer);

    /// <param name="Stored">False when a newer answer was there already, which is the one given here.</param>
    public sealed record Response(bool Stored, JsonElement? Answer, long Sequence, DateTime SavedAt);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Guid questionId, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        // Arrival decides, not how long the database takes.
        var (taker, now) = (TestTaker.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var asked = await connection.OneOrNone<Asked>($"""
            select attempt.state, ends_at, question_version.kind, body::text as body
            from attempt
            join test on test.id = test_id
            join enrolment on enrolment.id = enrolment_id
            left join test_item on test_item.course_id = test.course_id and test_item.question_id = @questionId
            left join question_version on question_version.id = question_version_id
            where attempt.id = @id and {TestTaker.Sees}
            """, new { id, questionId, taker.PersonId, taker.KioskCourse }, ct);
        if (asked is null) return Refusal.NotFound;
        if (asked.State != "open" || now > asked.EndsAt + TestState.Grace) return TestState.Over;
        if (asked.Body is null) return Refusal.NotFound;
        if (Check(asked.Kind!, QuestionBody.Read(asked.Body), request.Answer) is { } refusal) return refusal;

        var saved = await Store(connection, id, questionId, request.Answer, request.Sequence!.Value, now, ct);
        if (saved is null) return TestState.Over;
        var answer = JsonElement.Parse(saved.Answer);
        return TypedResults.Ok(new Response(saved.Stored, answer.ValueKind == JsonValueKind.Null ? null : answer, saved.Sequence, saved.SavedAt));
    }

    public static Refusal? Check(string kind, QuestionBody body, JsonElement? answer)
    {
        try
        {
            if (answer is not { } given) return null;
            if (!TestScoring.Fits(kind, body, given)) return Refusal.Invalid("answer", "not_an_option");
            return given.ValueKind == JsonValueKind.String && given.GetString()!.Contains('\0', StringComparison.Ordinal) ? Refusal.Invalid("answer", "bad_text") : null;
        }
        // Half a surrogate pair.
        catch (InvalidOperationException)
        {
            return Refusal.Invalid("answer", "bad_text");
        }
    }

    /// <summary>The lock on the attempt lets the submission wait for answers on their way, and turns away those behind it.</summary>
    /// <returns>What stands now; null when the attempt is over.</returns>
    public static async Task<Kept?> Store(DbConnection connection, Guid id, Guid questionId, JsonElement? answer, long sequence, DateTime now, CancellationToken ct)
    {
        var values = new { id, questionId, answer = answer?.GetRawText() ?? "null", sequence, now };
        return await connection.OneOrNone<Kept>("""
            with held as (
                select id from attempt where id = @id and state = 'open' for share
            )
            insert into attempt_answer (attempt_id, question_id, answer, sequence, saved_at)
            select id, @questionId, @answer::jsonb, @sequence, @now
            from held
            on conflict (attempt_id, question_id) do update set answer = excluded.answer, sequence = excluded.sequence, saved_at = excluded.saved_at
            where attempt_answer.sequence < excluded.sequence
            returning answer::text as answer, sequence, saved_at, true as stored
            """, values, ct)
            // Another device was faster, or this is the very save whose answer got lost; a statement of its own sees what that one wrote.
            ?? await connection.OneOrNone<Kept>("""
            select answer::text as answer, sequence, saved_at, sequence = @sequence and answer = @answer::jsonb as stored
            from attempt_answer
            join attempt on attempt.id = attempt_id
            where attempt_id = @id and question_id = @questionId and state = 'open'
            """, values, ct);
    }

    public sealed record Kept(string Answer, long Sequence, DateTime SavedAt, bool Stored);

    private sealed record Asked(string State, DateTime EndsAt, string? Kind, string? Body);
}
