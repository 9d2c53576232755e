using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Saphansung.Api.Platform;
using FormFile = Saphansung.Migrations.FormFile;

namespace Saphansung.Api.Surveys;

/// <summary>What staff say of a survey.</summary>
/// <param name="Purpose">Told to whoever is asked, before they answer.</param>
/// <param name="Anonymous">Cannot change once a round has opened.</param>
/// <param name="BandSystem">half: levels from 4.51, 3.51 ...; fifth: from 4.21, 3.41 ...</param>
/// <param name="SatisfactionDefinition">Which figure is judged: mean (times 20) or top2 (share of 4 and 5).</param>
/// <param name="Target">Percent.</param>
public sealed record SurveyBody(
    [property: Required(ErrorMessage = "required")] Text? Title,
    [property: Required(ErrorMessage = "required")] Text? Purpose,
    [property: Required(ErrorMessage = "required")] bool? Anonymous,
    [property: Required(ErrorMessage = "required"), AllowedValues("half", "fifth", ErrorMessage = "unknown_value")] string? BandSystem,
    [property: Required(ErrorMessage = "required"), AllowedValues("mean", "top2", ErrorMessage = "unknown_value")] string? SatisfactionDefinition,
    [property: Required(ErrorMessage = "required"), Range(0, 100, ErrorMessage = "at_most|100")] decimal? Target,
    [property: Required(ErrorMessage = "required")] SurveyForm? Form)
{
    private const int Longest = 2000;

    internal Refusal? Check(out FormFile form)
    {
        form = new([]);
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (field, text) in new (string, Text)[] { ("title", Title!), ("purpose", Purpose!) })
        {
            if (string.IsNullOrWhiteSpace(text.Th) || string.IsNullOrWhiteSpace(text.En)) errors[field] = ["both_languages"];
            else if (text.Th.Length > Longest || text.En.Length > Longest) errors[field] = [$"too_long|{Longest}"];
        }

        return errors.Count > 0 ? Refusal.Invalid(errors) : SurveyForms.Check(Form!, out form);
    }

    /// <summary>A version that somebody may have answered never changes: other questions are a new version.</summary>
    internal static async Task<int> SaveForm(DbConnection connection, string formKey, FormFile form, DateTime now, CancellationToken ct)
    {
        var (questions, sections, aspects) = SurveyForms.Columns(form);
        return await connection.One<int>("""
            with newest as (
                select version, questions, sections, aspects
                from form_version
                where form_key = @formKey
                order by version desc
                limit 1
            ), added as (
                insert into form_version (form_key, version, questions, sections, aspects, created_at)
                select @formKey, coalesce((select version from newest), 0) + 1, @questions::jsonb, @sections::jsonb, @aspects::jsonb, @now
                where not exists (
                    select from newest
                    where questions = @questions::jsonb and sections is not distinct from @sections::jsonb and aspects is not distinct from @aspects::jsonb)
                returning version
            )
            select coalesce((select version from added), (select version from newest))
            """, new { formKey, questions, sections, aspects, now }, ct);
    }
}
