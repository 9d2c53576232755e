using System.Globalization;
using System.Text.RegularExpressions;

namespace Saphansung.Migrations;

/// <summary>What must hold for a form before anybody is asked its questions.</summary>
internal static partial class FormRules
{
    private const int MostPoints = 11;

    private static readonly string[] Types =
        ["text", "textarea", "number", "date", "choice", "choices", "scale", "photo", "location", "consent"];

    /// <summary>A photo or a place would say who answers.</summary>
    private static readonly string[] NotInSurveys = ["photo", "location"];

    public static IReadOnlyList<string> Mistakes(string file, FormFile form, bool survey = false) =>
        [.. Find(form, survey).Select(m => m.Question is null ? $"{file}: {m.Said}" : $"{file}, question \"{m.Question}\": {m.Said}")];

    public static IReadOnlyList<FormMistake> Find(FormFile form, bool survey)
    {
        var mistakes = new List<FormMistake>();
        var earlier = new Dictionary<string, FormQuestion>(StringComparer.Ordinal);
        if (form.Questions.Count == 0)
            mistakes.Add(new("form_empty", "the form has no questions"));
        mistakes.AddRange(Parts(form));

        foreach (var question in form.Questions)
        {
            mistakes.AddRange(Own(question, survey).Concat(Condition(question, form, earlier)).Concat(Place(question, form))
                .Select(mistake => mistake with { Question = question.Key }));
            if (!earlier.TryAdd(question.Key, question))
                mistakes.Add(new("form_key_twice", "the key is used twice") { Question = question.Key });
        }
        return mistakes;
    }

    private static IEnumerable<FormMistake> Own(FormQuestion question, bool survey)
    {
        if (!Key().IsMatch(question.Key))
            yield return new("form_key", "the key must be English camelCase, such as \"waterDepth\"");
        if (!Types.Contains(question.Type, StringComparer.Ordinal))
            yield return new("form_type", $"unknown type \"{question.Type}\"; the types are {string.Join(", ", Types)}", question.Type);
        else if (survey && NotInSurveys.Contains(question.Type, StringComparer.Ordinal))
            yield return new("form_type", $"a survey has no question of type {question.Type}", question.Type);
        if (Blank(question.Label) || (question.Hint is { } hint && Blank(hint)))
            yield return new("form_label", "label and hint need text in Thai and English");
        if (question.Min > question.Max)
            yield return new("form_min_max", "min is greater than max");
        if (question.MaxLength <= 0)
            yield return new("form_max_length", "maxLength must be positive");
        if (question.Weight <= 0)
            yield return new("form_weight", "the weight must be positive");

        foreach (var mistake in ScaleMistakes(question).Concat(OptionMistakes(question)))
            yield return mistake;

        if (question.StopIf is not { } stop)
            yield break;
        if (Blank(stop.Message))
            yield return new("form_stop_message", "stopIf needs a message in Thai and English");
        foreach (var mistake in Unanswerable(question, stop.In, "stopIf"))
            yield return mistake;
    }

    private static IEnumerable<FormMistake> ScaleMistakes(FormQuestion question)
    {
        if (question.NoOpinion is { } none && (question.Type != "scale" || Blank(none)))
            yield return new("form_no_opinion", "noOpinion belongs to a scale and needs text in Thai and English");
        if (question.Type != "scale")
            yield break;
        if (question.Min is not { } min || question.Max is not { } max || min < -1000 || max > 1000 || min > max || min != decimal.Truncate(min) || max != decimal.Truncate(max) || max - min + 1 > MostPoints)
        {
            yield return new("form_scale", "a scale needs min and max, whole numbers and at most 11 points");
            yield break;
        }
        foreach (var option in question.Options ?? [])
            if (!int.TryParse(option.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var point) || point < min || point > max
                || point.ToString(CultureInfo.InvariantCulture) != option.Value)
                yield return new("form_scale_option", $"\"{option.Value}\" is no point of the scale", option.Value);
    }

    private static IEnumerable<FormMistake> OptionMistakes(FormQuestion question)
    {
        var isChoice = question.Type is "choice" or "choices";
        if (!isChoice && question.Type != "scale" && question.Options is not null)
            yield return new("form_no_options", $"a question of type {question.Type} has no options", question.Type);
        if (isChoice && question.Options is not { Count: > 0 })
            yield return new("form_options_empty", "the options are empty");
        if (question.Options is not { } options || (!isChoice && question.Type != "scale"))
            yield break;
        if (options.Any(option => string.IsNullOrWhiteSpace(option.Value) || Blank(option.Label)))
            yield return new("form_option_label", "every option needs a value and a label in Thai and English");
        foreach (var twice in Twice(options.Select(option => option.Value)))
            yield return new("form_twice", $"the option \"{twice}\" is there twice", twice);
    }

    private static IEnumerable<FormMistake> Condition(FormQuestion question, FormFile form, Dictionary<string, FormQuestion> earlier)
    {
        if (question.ShowIf is not { } show)
            yield break;
        if (!earlier.TryGetValue(show.Key, out var asked))
        {
            // Only an earlier question may decide, so that conditions cannot run in a circle.
            yield return form.Questions.Any(other => string.Equals(other.Key, show.Key, StringComparison.Ordinal))
                ? new("form_condition_later", $"showIf refers to \"{show.Key}\", which does not come earlier", show.Key)
                : new("form_condition_unknown", $"showIf refers to \"{show.Key}\", which is no question of this form", show.Key);
            yield break;
        }
        foreach (var mistake in Unanswerable(asked, show.In, "showIf"))
            yield return mistake;
    }

    private static IEnumerable<FormMistake> Unanswerable(FormQuestion asked, IReadOnlyList<string> values, string part)
    {
        if (values.Count == 0)
            yield return new("form_condition_empty", $"{part} names no answer");
        if (asked.Type == "scale" && asked is { Min: { } min, Max: { } max })
        {
            foreach (var value in values.Where(value => !int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var point) || point < min || point > max))
                if (asked.NoOpinion is null || value != "none")
                    yield return new("form_condition_option", $"{part} names \"{value}\", which is no point of \"{asked.Key}\"", value);
            yield break;
        }
        if (asked.Options is not { } options)
        {
            yield return new("form_condition_no_options", $"{part} needs a question with options, and \"{asked.Key}\" has none", asked.Key);
            yield break;
        }
        foreach (var value in values.Where(value => options.All(option => option.Value != value)))
            yield return new("form_condition_option", $"{part} names \"{value}\", which is no option of \"{asked.Key}\"", value);
    }

    /// <summary>Sections and aspects by themselves, and that the questions stand in the order of their sections.</summary>
    private static IEnumerable<FormMistake> Parts(FormFile form)
    {
        var sections = form.Sections ?? [];
        foreach (var section in sections.Where(section => !Key().IsMatch(section.Key) || Blank(section.Label)))
            yield return new("form_section", $"the section \"{section.Key}\" needs a key in English camelCase and a label in Thai and English", section.Key);
        foreach (var aspect in (form.Aspects ?? []).Where(aspect => !Key().IsMatch(aspect.Code) || Blank(aspect.Label)))
            yield return new("form_aspect", $"the aspect \"{aspect.Code}\" needs a code in English camelCase and a label in Thai and English", aspect.Code);
        foreach (var twice in Twice(sections.Select(section => section.Key)).Concat(Twice((form.Aspects ?? []).Select(aspect => aspect.Code))))
            yield return new("form_twice", $"\"{twice}\" is there twice", twice);
        foreach (var section in sections.Where(section => section.Aspect is { } code && (form.Aspects ?? []).All(aspect => aspect.Code != code)))
            yield return new("form_aspect_unknown", $"the section \"{section.Key}\" names the aspect \"{section.Aspect}\", which is not there", section.Aspect!);

        var order = form.Questions.Select(question => sections.Select(section => section.Key).ToList().IndexOf(question.Section ?? "")).Where(place => place >= 0).ToList();
        if (!order.SequenceEqual(order.Order()))
            yield return new("form_section_order", "the questions must stand in the order of their sections");
    }

    private static IEnumerable<FormMistake> Place(FormQuestion question, FormFile form)
    {
        if (question.Aspect is { } code && (form.Aspects ?? []).All(aspect => aspect.Code != code))
            yield return new("form_aspect_unknown", $"the aspect \"{code}\" is not there", code);
        if (form.Sections is { Count: > 0 } sections ? sections.All(section => section.Key != question.Section) : question.Section is not null)
            yield return new("form_section_unknown", $"the section \"{question.Section}\" is not there", question.Section ?? "");
    }

    private static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(code => code, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key);

    private static bool Blank(BothLanguages text) => string.IsNullOrWhiteSpace(text.Th) || string.IsNullOrWhiteSpace(text.En);

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,39}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}

/// <param name="Code">For whoever says it in another language.</param>
/// <param name="Said">For the writer of a file.</param>
/// <param name="Argument">What the sentence of the code is about.</param>
internal sealed record FormMistake(string Code, string Said, string Argument = "")
{
    /// <summary>Key of the question; null for the form as a whole.</summary>
    public string? Question { get; init; }
}
