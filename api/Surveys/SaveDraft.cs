using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Keeps unfinished answers, to go on with on any device. A save names the revision it began from: when another device has saved
/// since, it is refused with that newer draft in <c>changes</c>, and the caller puts its own changes on top and saves again. Repeating
/// a save changes nothing. After the round has closed, the draft that is there stays and nothing new is taken.
/// </summary>
internal static class SaveDraft
{
    private const int MostCharacters = 100_000;

    /// <param name="Revision">The newest that the device knows; 0 before the first save.</param>
    /// <param name="Answers">All of them so far, by question key; they need not be complete.</param>
    /// <param name="Section">Where the person is, to come back to.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), Range(0, int.MaxValue, ErrorMessage = "at_least|0")] int? Revision,
        [property: Required(ErrorMessage = "required")] Dictionary<string, JsonElement>? Answers,
        [property: StringLength(40, ErrorMessage = "too_long|40")] string? Section);

    public sealed record Response(int Revision, DateTime SavedAt);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AskedRound.Find(connection, id, personId, ct) is not { } round) return Refusal.NotFound;
        if (round.Refuses(now) is { } refusal) return refusal;
        if (round is { Anonymous: true, Answered: true }) return SubmitAnswers.AlreadyAnswered;
        var keys = round.Form.Questions.Select(q => q.Key).ToHashSet(StringComparer.Ordinal);
        if (request.Answers!.Keys.FirstOrDefault(key => !keys.Contains(key)) is { } unknown) return Refusal.Invalid($"answers.{unknown}", "unknown_question");
        var answers = JsonSerializer.Serialize(request.Answers);
        if (answers.Length > MostCharacters || !Storable(request.Answers)) return Refusal.Invalid("answers", "bad_text");

        // An anonymous answer of the same moment must not leave a draft behind, so the row of the participation is held.
        var saved = await connection.OneOrNone<Response>("""
            with asked as (
                select person_id
                from survey_participation
                where round_id = @id and person_id = @personId and not (@Anonymous and state = 'answered')
                for update
            )
            insert into survey_draft (round_id, person_id, answers, section, revision, saved_at)
            select @id, person_id, @answers::jsonb, @Section, 1, @now
            from asked
            on conflict (round_id, person_id) do update set
                answers = excluded.answers, section = excluded.section, revision = survey_draft.revision + 1, saved_at = excluded.saved_at
            where survey_draft.revision = @Revision
            returning revision, saved_at
            """, new { id, personId, round.Anonymous, answers, request.Section, request.Revision, now }, ct);
        if (saved is not null) return TypedResults.Ok(saved);

        if (await Find(connection, id, personId, ct) is not { } newer) return SubmitAnswers.AlreadyAnswered;
        // The very save whose answer got lost on the way.
        if (await connection.One<bool>("select @mine::jsonb = @theirs::jsonb", new { mine = answers, theirs = JsonSerializer.Serialize(newer.Answers) }, ct)
            && newer.Section == request.Section)
            return TypedResults.Ok(new Response(newer.Revision, newer.SavedAt));
        return new Refusal(409, "draft_elsewhere") { Changes = [newer] };
    }

    public static async Task<GetRound.Draft?> Find(DbConnection connection, Guid roundId, Guid personId, CancellationToken ct) =>
        await connection.OneOrNone<Row>("""
            select answers::text as answers, section, revision, saved_at
            from survey_draft
            where round_id = @roundId and person_id = @personId
            """, new { roundId, personId }, ct) is { } row
            ? new(StoredForm.Answers(row.Answers), row.Section, row.Revision, row.SavedAt)
            : null;

    // A draft need not fit its form, but PostgreSQL must be able to hold it.
    private static bool Storable(Dictionary<string, JsonElement> answers) => answers.Values.All(Storable);

    private static bool Storable(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => !value.GetString()!.Contains('\0', StringComparison.Ordinal),
                JsonValueKind.Number => value.TryGetDecimal(out _),
                JsonValueKind.Array => value.EnumerateArray().All(Storable),
                JsonValueKind.Object => false,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private sealed record Row(string Answers, string? Section, int Revision, DateTime SavedAt);
}
