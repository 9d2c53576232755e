using System.Text.Json;
using System.Text.Json.Serialization;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;
using Saphansung.Migrations;
using FormFile = Saphansung.Migrations.FormFile;

namespace Saphansung.Api.Surveys;

/// <summary>A questionnaire that staff have written, held against the same rules as the district's own forms.</summary>
internal static class SurveyForms
{
    /// <summary>How a form is stored: absent stays absent.</summary>
    private static readonly JsonSerializerOptions Saved = new(FormFiles.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly JsonSerializerOptions Given = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Refusal? Check(SurveyForm given, out FormFile form)
    {
        var json = JsonSerializer.SerializeToElement(given, Given);
        form = new([]);
        if (HoldsNull(json)) return Refusal.Invalid("form", "wrong_type");
        try
        {
            form = json.Deserialize<FormFile>(FormFiles.Json)!;
        }
        catch (JsonException wrong)
        {
            return Refusal.Invalid($"form.{wrong.Path?.TrimStart('$', '.')}", "required");
        }

        var mistakes = FormRules.Find(form, survey: true);
        return mistakes.Count == 0 ? null : Refusal.Invalid(mistakes
            .GroupBy(m => m.Question is null ? "form" : $"form.questions.{m.Question}", StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Select(m => m.Argument.Length == 0 ? m.Code : $"{m.Code}|{m.Argument}").Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal));
    }

    public static (string Questions, string? Sections, string? Aspects) Columns(FormFile form) =>
        (JsonSerializer.Serialize(form.Questions, Saved),
         form.Sections is { Count: > 0 } ? JsonSerializer.Serialize(form.Sections, Saved) : null,
         form.Aspects is { Count: > 0 } ? JsonSerializer.Serialize(form.Aspects, Saved) : null);

    private static bool HoldsNull(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(e => e.ValueKind == JsonValueKind.Null || HoldsNull(e)),
        JsonValueKind.Object => json.EnumerateObject().Any(p => HoldsNull(p.Value)),
        _ => false,
    };
}

/// <summary>A form without its version, which the service gives.</summary>
/// <param name="Sections">The screens in their order; each question then names one.</param>
public sealed record SurveyForm(IReadOnlyList<Question>? Questions, IReadOnlyList<Section>? Sections, IReadOnlyList<Aspect>? Aspects);
