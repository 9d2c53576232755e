using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>A round whose results are asked for: how it is judged, who took part, and which round came before it.</summary>
internal sealed record ResultsRound(
    Guid Id, Guid SurveyId, string TitleTh, string TitleEn, int Number, string State, DateTime OpensAt, DateTime ClosesAt, bool Anonymous, string BandSystem,
    string SatisfactionDefinition, decimal Target, int? Population, int Asked, int Answered, int Partial, Guid? PreviousId, int? PreviousNumber, DateTime? PreviousClosesAt)
{
    public Text Title => new(TitleTh, TitleEn);

    public bool IsOver(DateTime now) => RoundState.At(State, ClosesAt, now) is RoundState.Closed or RoundState.Reported;

    public static readonly Refusal NotBegun = new(409, "round_not_open");

    /// <summary>A round that is still answered has no figures yet.</summary>
    public static readonly Refusal NotOver = new(409, "round_not_closed");

    public static Task<ResultsRound?> Find(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<ResultsRound>("""
        select round.id, round.survey_id, title_th, title_en, round.number, round.state, round.opens_at, round.closes_at, anonymous, band_system,
               satisfaction_definition, target, round.population, asked, answered, partial,
               previous.id as previous_id, previous.number as previous_number, previous.closes_at as previous_closes_at
        from survey_round as round
        join survey on survey.id = round.survey_id
        cross join lateral (
            select count(*)::int as asked, (count(*) filter (where state = 'answered'))::int as answered
            from survey_participation
            where round_id = round.id
        ) as turnout
        cross join lateral (
            select count(*)::int as partial
            from survey_draft
            join survey_participation using (round_id, person_id)
            where round_id = round.id and survey_participation.state <> 'answered'
        ) as drafts
        left join lateral (
            select id, number, closes_at
            from survey_round
            where survey_id = round.survey_id and number < round.number and state in ('closed', 'reported')
            order by number desc
            limit 1
        ) as previous on true
        where round.id = @id
        """, new { id }, ct);
}
