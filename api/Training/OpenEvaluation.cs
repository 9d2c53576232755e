using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

/// <summary>
/// Opens the evaluation: a survey from the template <c>training</c> with one round, which asks everybody who attended. They are told in
/// their inbox, which is free. Name and community are on the roster and not asked again. Doing it twice is doing it once.
/// </summary>
internal static class OpenEvaluation
{
    private const string Template = "training";

    /// <param name="ClosesAt">When the round closes.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] DateTime? ClosesAt);

    /// <param name="Link">Opens the questionnaire inside LINE; one for everybody.</param>
    /// <param name="Asked">People who attended and are known by LINE.</param>
    /// <param name="WithoutLine">Who attended and cannot be asked this way.</param>
    public sealed record Response(Guid SurveyId, Guid RoundId, string Link, DateTime ClosesAt, int Asked, int WithoutLine);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, IOptions<LineOptions> line, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        if (request.ClosesAt is { Year: > 2200 } || request.ClosesAt <= now) return Refusal.Invalid("closesAt", "not_past");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (course.State is not (CourseState.Running or CourseState.Closed)) return new Refusal(409, "course_not_running");
        var known = await connection.One<Guid?>("select evaluation_round_id from course where id = @id", new { id }, ct);
        if (known is null)
        {
            if (await Read(connection, ct) is not { } template) return new Refusal(409, "evaluation_missing");
            known = await Make(connection, id, template, request.ClosesAt!.Value, personId, now, ct);
        }

        var round = await connection.One<Row>("""
            select survey_id, survey_round.id as round_id, closes_at,
                   (select count(*)::int from enrolment where course_id = @id and person_id is not null and exists (select from attendance where enrolment_id = enrolment.id)) as asked,
                   (select count(*)::int from enrolment where course_id = @id and person_id is null and exists (select from attendance where enrolment_id = enrolment.id)) as without_line
            from survey_round
            where survey_round.id = @known
            """, new { id, known }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(round.SurveyId, round.RoundId, line.Value.Link($"surveys/{round.RoundId}"), round.ClosesAt, round.Asked, round.WithoutLine));
    }

    private static async Task<Guid> Make(DbConnection connection, Guid courseId, Stored template, DateTime closesAt, Guid personId, DateTime now, CancellationToken ct)
    {
        // The templates were checked when the district was loaded.
        SurveyForms.Check(template.Form, out var form);
        var (surveyId, roundId) = (Clock.NewId(now), Clock.NewId(now));
        var formKey = $"survey.{RandomNumberGenerator.GetString(Incidents.References.Letters, 6).ToLowerInvariant()}";
        var version = await SurveyBody.SaveForm(connection, formKey, form, now, ct);
        await connection.Run("""
            insert into survey (id, code, title_th, title_en, purpose_th, purpose_en, anonymous, band_system, satisfaction_definition, target,
                                form_key, form_version, created_at, created_by, updated_at)
            select @surveyId, split_part(@formKey, '.', 2), @titleTh || ': ' || title_th, @titleEn || ': ' || title_en, @purposeTh, @purposeEn, @Anonymous, @BandSystem,
                   @SatisfactionDefinition, @Target, @formKey, @version, @now, @personId, @now
            from course
            where id = @courseId;
            insert into survey_round (id, survey_id, number, form_key, form_version, audience, opens_at, closes_at, invitation_th, invitation_en, push, created_at, created_by, released_at)
            values (@roundId, @surveyId, 1, @formKey, @version, @audience::jsonb, @now, @closesAt, @invitationTh, @invitationEn, false, @now, @personId, @now);
            update course set evaluation_round_id = @roundId where id = @courseId
            """, new
        {
            surveyId,
            roundId,
            courseId,
            formKey,
            version,
            titleTh = template.Title.Th,
            titleEn = template.Title.En,
            purposeTh = template.Purpose.Th,
            purposeEn = template.Purpose.En,
            template.Anonymous,
            template.BandSystem,
            template.SatisfactionDefinition,
            template.Target,
            audience = JsonSerializer.Serialize(new Audience(Audience.OfCourse, Course: courseId), JsonSerializerOptions.Web),
            closesAt,
            invitationTh = template.Invitation.Th,
            invitationEn = template.Invitation.En,
            personId,
            now,
        }, ct);
        return roundId;
    }

    private static async Task<Stored?> Read(DbConnection connection, CancellationToken ct) =>
        await connection.OneOrNone<string>("select content::text from survey_template where code = @Template", new { Template }, ct) is { } content
            ? JsonSerializer.Deserialize<Stored>(content, JsonSerializerOptions.Web)
            : null;

    private sealed record Stored(
        Text Title, Text Purpose, Text Invitation, bool Anonymous, string BandSystem, string SatisfactionDefinition, decimal Target, SurveyForm Form);

    private sealed record Row(Guid SurveyId, Guid RoundId, DateTime ClosesAt, int Asked, int WithoutLine);
}
