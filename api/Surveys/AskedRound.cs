using System.Data.Common;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>A round as one person is asked it.</summary>
internal sealed record AskedRound(
    Guid Id, int Number, string TitleTh, string TitleEn, string PurposeTh, string PurposeEn, bool Anonymous, string State, DateTime OpensAt, DateTime ClosesAt,
    int FormVersion, string Questions, string? Sections, string? Aspects, string? Participation)
{
    public Text Title => new(TitleTh, TitleEn);
    public Text Purpose => new(PurposeTh, PurposeEn);
    public Form Form => StoredForm.Read(FormVersion, Questions, Sections, Aspects);
    public bool Answered => Participation == Surveys.Participation.Answered;

    /// <summary>Whoever is not in the audience may know that there is such a round, and no more.</summary>
    public static readonly Refusal NotInvited = new(403, "not_invited");

    public static readonly Refusal NotOpen = new(409, "round_not_open");
    public static readonly Refusal Over = new(409, "round_closed");

    /// <returns>Why the person cannot answer now; null when they can.</returns>
    public Refusal? Refuses(DateTime now) =>
        State == RoundState.Draft ? NotOpen
        : RoundState.At(State, ClosesAt, now) != RoundState.Open ? Over
        : Participation is null ? NotInvited
        : null;

    public static Task<AskedRound?> Find(DbConnection connection, Guid id, Guid personId, CancellationToken ct) => connection.OneOrNone<AskedRound>("""
        select survey_round.id, number, title_th, title_en, purpose_th, purpose_en, anonymous, survey_round.state, opens_at, closes_at,
               form_version.version as form_version, questions::text as questions, sections::text as sections, aspects::text as aspects,
               survey_participation.state as participation
        from survey_round
        join survey on survey.id = survey_id
        join form_version on form_version.form_key = survey_round.form_key and form_version.version = survey_round.form_version
        left join survey_participation on round_id = survey_round.id and person_id = @personId
        where survey_round.id = @id
        """, new { id, personId }, ct);
}
