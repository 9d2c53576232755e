using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// The questions, and what the caller has written so far: the draft of any of their devices and, when the survey is not anonymous,
/// the answers they sent.
/// </summary>
internal static class GetRound
{
    /// <param name="State">open or closed, by the server's clock at this moment.</param>
    /// <param name="Answers">What was sent, to change until the round closes; null in an anonymous survey, where nobody can find it again.</param>
    public sealed record Response(
        Guid Id, Text Title, Text Purpose, bool Anonymous, int Number, string State, DateTime OpensAt, DateTime ClosesAt, Form Form,
        bool Answered, Draft? Draft, IReadOnlyDictionary<string, JsonElement>? Answers);

    /// <param name="Section">Where they were.</param>
    /// <param name="Revision">Goes up with each save; a save names the one it began from.</param>
    public sealed record Draft(IReadOnlyDictionary<string, JsonElement> Answers, string? Section, int Revision, DateTime SavedAt);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AskedRound.Find(connection, id, personId, ct) is not { } round) return Refusal.NotFound;
        if (round.State == RoundState.Draft) return AskedRound.NotOpen;
        if (round.Participation is null) return AskedRound.NotInvited;

        var draft = await SaveDraft.Find(connection, id, personId, ct);
        var sent = round is { Anonymous: false, Answered: true }
            ? await connection.OneOrNone<string>("select answers::text from survey_answer where round_id = @id and person_id = @personId", new { id, personId }, ct)
            : null;
        return TypedResults.Ok(new Response(
            round.Id, round.Title, round.Purpose, round.Anonymous, round.Number, RoundState.At(round.State, round.ClosesAt, now), round.OpensAt, round.ClosesAt,
            round.Form, round.Answered, draft, sent is null ? null : StoredForm.Answers(sent)));
    }
}
