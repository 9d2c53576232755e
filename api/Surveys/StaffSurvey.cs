using System.Data.Common;
using System.Text.Json;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <param name="AnonymityFixed">A round has opened, so the promise made to those asked stays.</param>
/// <param name="FormUsed">The newest version has been asked; a change of it makes another.</param>
/// <param name="Version">To be named by a change.</param>
/// <param name="Rounds">Newest first.</param>
public sealed record StaffSurvey(
    Guid Id, string Code, Text Title, Text Purpose, bool Anonymous, bool AnonymityFixed, string BandSystem, string SatisfactionDefinition, decimal Target,
    int Version, bool FormUsed, Form Form, IReadOnlyList<StaffRound> Rounds)
{
    internal static async Task<StaffSurvey?> Find(DbConnection connection, Guid id, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select id, code, title_th, title_en, purpose_th, purpose_en, anonymous,
                   exists (select from survey_round where survey_id = survey.id and state <> 'draft') as anonymity_fixed,
                   band_system, satisfaction_definition, target, survey.version, survey.form_version,
                   exists (select from survey_round
                           where survey_id = survey.id and state <> 'draft' and survey_round.form_version = survey.form_version) as form_used,
                   questions::text as questions, sections::text as sections, aspects::text as aspects
            from survey
            join form_version on form_version.form_key = survey.form_key and form_version.version = survey.form_version
            where id = @id
            """, new { id }, ct);
        return row is null ? null : new(
            row.Id, row.Code, new(row.TitleTh, row.TitleEn), new(row.PurposeTh, row.PurposeEn), row.Anonymous, row.AnonymityFixed, row.BandSystem,
            row.SatisfactionDefinition, row.Target, row.Version, row.FormUsed, StoredForm.Read(row.FormVersion, row.Questions, row.Sections, row.Aspects),
            await StaffRound.Of(connection, id, null, ct));
    }

    private sealed record Row(
        Guid Id, string Code, string TitleTh, string TitleEn, string PurposeTh, string PurposeEn, bool Anonymous, bool AnonymityFixed, string BandSystem,
        string SatisfactionDefinition, decimal Target, int Version, int FormVersion, bool FormUsed, string Questions, string? Sections, string? Aspects);
}

/// <param name="State">draft, open, closed or reported, by the server's clock at this moment.</param>
/// <param name="ReleasedAt">From then on it opens and closes by itself.</param>
/// <param name="Population">How many are asked; null before it opens.</param>
/// <param name="Answered">How many have answered; never who said what.</param>
/// <param name="Pushed">How many messages the invitation and the reminder have cost.</param>
/// <param name="Version">To be named by a change.</param>
public sealed record StaffRound(
    Guid Id, Guid SurveyId, int Number, string State, int FormVersion, Audience Audience, DateTime OpensAt, DateTime ClosesAt, DateTime? ReleasedAt,
    Text Invitation, bool Push, DateTime? RemindAt, DateTime? RemindedAt, int? Population, int Answered, int Pushed, int Version)
{
    /// <param name="surveyId">All rounds of the survey, newest first; null with an id.</param>
    internal static async Task<List<StaffRound>> Of(DbConnection connection, Guid? surveyId, Guid? id, CancellationToken ct) =>
        (await connection.Many<Row>("""
            select id, survey_id, number, state, form_version, audience::text as audience, opens_at, closes_at, released_at, invitation_th, invitation_en,
                   push, remind_at, reminded_at, population,
                   (select count(*)::int from survey_participation where round_id = survey_round.id and state = 'answered') as answered,
                   (select count(*)::int from survey_push where round_id = survey_round.id) as pushed,
                   version
            from survey_round
            where (@surveyId::uuid is null or survey_id = @surveyId) and (@id::uuid is null or id = @id)
            order by number desc
            limit 100
            """, new { surveyId, id }, ct)).ConvertAll(r => new StaffRound(
                r.Id, r.SurveyId, r.Number, r.State, r.FormVersion, JsonSerializer.Deserialize<Audience>(r.Audience, JsonSerializerOptions.Web)!, r.OpensAt, r.ClosesAt,
                r.ReleasedAt, new(r.InvitationTh, r.InvitationEn), r.Push, r.RemindAt, r.RemindedAt, r.Population, r.Answered, r.Pushed, r.Version));

    internal static async Task<StaffRound?> Find(DbConnection connection, Guid id, CancellationToken ct) => (await Of(connection, null, id, ct)).SingleOrDefault();

    private sealed record Row(
        Guid Id, Guid SurveyId, int Number, string State, int FormVersion, string Audience, DateTime OpensAt, DateTime ClosesAt, DateTime? ReleasedAt,
        string InvitationTh, string InvitationEn, bool Push, DateTime? RemindAt, DateTime? RemindedAt, int? Population, int Answered, int Pushed, int Version);
}
