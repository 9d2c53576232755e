using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>What was answered in a round, without a word of who: all that results may be made from.</summary>
/// <param name="Population">How many were asked; null before it opened.</param>
internal sealed record RoundAnswers(
    Guid RoundId, Guid SurveyId, int Number, string State, int? Population, Form Form, IReadOnlyList<RoundAnswers.Answer> Answers)
{
    /// <param name="Id">Random; names this answer, such as for a comment of it.</param>
    public sealed record Answer(Guid Id, IReadOnlyDictionary<string, JsonElement> Values);

    public static async Task<RoundAnswers?> Load(DbConnection connection, Guid roundId, CancellationToken ct)
    {
        var round = await connection.OneOrNone<Row>("""
            select survey_id, number, state, population, form_version.version as form_version,
                   questions::text as questions, sections::text as sections, aspects::text as aspects
            from survey_round
            join form_version on form_version.form_key = survey_round.form_key and form_version.version = survey_round.form_version
            where id = @roundId
            """, new { roundId }, ct);
        if (round is null) return null;

        // One of the two is empty. By a random id: the order they came in would say who came first.
        var answers = await connection.Many<AnswerRow>("""
            select id, answers::text as answers from survey_answer where round_id = @roundId
            union all
            select id, answers::text from survey_anonymous_answer where round_id = @roundId
            order by id
            """, new { roundId }, ct);
        return new(
            roundId, round.SurveyId, round.Number, round.State, round.Population,
            StoredForm.Read(round.FormVersion, round.Questions, round.Sections, round.Aspects),
            answers.ConvertAll(a => new Answer(a.Id, StoredForm.Answers(a.Answers))));
    }

    private sealed record Row(
        Guid SurveyId, int Number, string State, int? Population, int FormVersion, string Questions, string? Sections, string? Aspects);

    private sealed record AnswerRow(Guid Id, string Answers);
}
