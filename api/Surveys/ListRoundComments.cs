using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Surveys;

/// <summary>What people wrote in a round, with what points at persons covered, in no order that tells who wrote first.</summary>
internal static class ListRoundComments
{
    /// <param name="Text">Numbers, addresses and names behind a title are covered.</param>
    /// <param name="Suggested">The group that its words suggest.</param>
    /// <param name="Group">What the staff decided; null before that.</param>
    /// <param name="Shown">May be quoted in the memo.</param>
    public sealed record Comment(Guid Id, string Question, string Text, string Suggested, string? Group, bool Shown);

    public static async Task<Results<Ok<Page<Comment>>, Refusal>> Handle(
        Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ResultsRound.Find(connection, id, ct) is not { } round) return Refusal.NotFound;
        if (!round.IsOver(clock.Now())) return round.State == RoundState.Draft ? ResultsRound.NotBegun : ResultsRound.NotOver;

        limit = Math.Clamp(limit, 1, Paging.Most);
        var comments = await Of(connection, (await RoundAnswers.Load(connection, id, ct))!, ct);
        return TypedResults.Ok(Paging.Of([.. comments.Where(c => after is null || c.Id.CompareTo(after.Value) > 0).Take(limit + 1)], limit, c => c.Id));
    }

    /// <returns>None of a round that fewer than five have answered: what is written there points at its writer.</returns>
    public static async Task<List<Comment>> Of(DbConnection connection, RoundAnswers round, CancellationToken ct)
    {
        if (round.Answers.Count < SmallCounts.Least) return [];

        var decided = (await connection.Many<Decision>("select id, group_code, shown from survey_comment where round_id = @roundId", new { round.RoundId }, ct)).ToDictionary(d => d.Id);
        var written = from answer in round.Answers
                      from question in round.Form.Questions
                      where question.Type is "text" or "textarea" && answer.Values.TryGetValue(question.Key, out var value) && value.ValueKind == JsonValueKind.String
                      let text = PublicText.Mask(answer.Values[question.Key].GetString()!.Trim())
                      where text.Length > 0
                      let known = decided.GetValueOrDefault(CommentGroups.Id(answer.Id, question.Key))
                      select new Comment(CommentGroups.Id(answer.Id, question.Key), question.Key, text, CommentGroups.Suggest(round.Form, text), known?.GroupCode, known?.Shown ?? false);
        return [.. written.OrderBy(c => c.Id)];
    }

    private sealed record Decision(Guid Id, string GroupCode, bool Shown);
}
