using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Changes a survey. Other questions become a new version of its form: rounds that have opened keep the one they asked, and a round
/// still in preparation takes the new one. Whether it is anonymous is fixed from the first opening on.
/// </summary>
internal static class UpdateSurvey
{
    /// <param name="Version">Of the survey as it was read; an older one is refused.</param>
    /// <param name="Survey">All of it, as for a new one.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] SurveyBody? Survey);

    public static async Task<Results<Ok<StaffSurvey>, Refusal>> Handle(Guid id, Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var survey = request.Survey!;
        if (survey.Check(out var form) is { } refusal) return refusal;

        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Rounds before their survey, in the order of the worker that opens them.
        await connection.Run("select from survey_round where survey_id = @id order by id for update", new { id }, ct);
        var known = await connection.OneOrNone<Known>("""
            select version, form_key, anonymous, exists (select from survey_round where survey_id = survey.id and state <> 'draft') as opened
            from survey
            where id = @id
            for update
            """, new { id }, ct);
        if (known is null) return Refusal.NotFound;
        if (known.Version != request.Version) return new Refusal(409, "survey_changed");
        if (known.Opened && known.Anonymous != survey.Anonymous) return new Refusal(409, "anonymity_fixed");

        var version = await SurveyBody.SaveForm(connection, known.FormKey, form, now, ct);
        await connection.Run("""
            with changed as (
                update survey
                set title_th = @TitleTh, title_en = @TitleEn, purpose_th = @PurposeTh, purpose_en = @PurposeEn, anonymous = @Anonymous,
                    band_system = @BandSystem, satisfaction_definition = @SatisfactionDefinition, target = @Target,
                    form_version = @version, version = version + 1, updated_at = @now
                where id = @id
            )
            update survey_round set form_version = @version where survey_id = @id and state = 'draft'
            """, new
        {
            id,
            TitleTh = survey.Title!.Th.Trim(),
            TitleEn = survey.Title.En.Trim(),
            PurposeTh = survey.Purpose!.Th.Trim(),
            PurposeEn = survey.Purpose.En.Trim(),
            survey.Anonymous,
            survey.BandSystem,
            survey.SatisfactionDefinition,
            survey.Target,
            version,
            now,
        }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await StaffSurvey.Find(connection, id, ct));
    }

    private sealed record Known(int Version, string FormKey, bool Anonymous, bool Opened);
}
