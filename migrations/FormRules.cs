using System.Text.RegularExpressions;

namespace Saphansung.Migrations;

/// <summary>What must hold for a form before anybody is asked its questions.</summary>
internal static partial class FormRules
{
    private static readonly string[] Types =
        ["text", "textarea", "number", "date", "choice", "choices", "scale", "photo", "location", "consent"];

    public static IReadOnlyList<string> Mistakes(string file, FormFile form)
    {
        var mistakes = new List<string>();
        var earlier = new Dictionary<string, FormQuestion>(StringComparer.Ordinal);
        if (form.Questions.Count == 0)
            mistakes.Add($"{file}: the form has no questions");

        foreach (var question in form.Questions)
        {
            mistakes.AddRange(Own(question).Concat(Condition(question, form, earlier))
                .Select(mistake => $"{file}, question \"{question.Key}\": {mistake}"));
            if (!earlier.TryAdd(question.Key, question))
                mistakes.Add($"{file}, question \"{question.Key}\": the key is used twice");
        }
        return mistakes;
    }

    private static IEnumerable<string> Own(FormQuestion question)
    {
        if (!Key().IsMatch(question.Key))
            yield return "the key must be English camelCase, such as \"waterDepth\"";
        if (!Types.Contains(question.Type, StringComparer.Ordinal))
            yield return $"unknown type \"{question.Type}\"; the types are {string.Join(", ", Types)}";
        if (Blank(question.Label) || (question.Hint is { } hint && Blank(hint)))
            yield return "label and hint need text in Thai and English";
        if (question.Min > question.Max)
            yield return "min is greater than max";
        if (question is { Type: "scale", Min: null } or { Type: "scale", Max: null })
            yield return "a scale needs min and max";
        if (question.MaxLength <= 0)
            yield return "maxLength must be positive";

        foreach (var mistake in OptionMistakes(question))
            yield return mistake;

        if (question.StopIf is not { } stop)
            yield break;
        if (Blank(stop.Message))
            yield return "stopIf needs a message in Thai and English";
        foreach (var mistake in Unanswerable(question, stop.In, "stopIf"))
            yield return mistake;
    }

    private static IEnumerable<string> OptionMistakes(FormQuestion question)
    {
        var isChoice = question.Type is "choice" or "choices";
        if (!isChoice && question.Options is not null)
            yield return $"a question of type {question.Type} has no options";
        if (!isChoice)
            yield break;
        if (question.Options is not { Count: > 0 } options)
        {
            yield return "the options are empty";
            yield break;
        }
        if (options.Any(option => string.IsNullOrWhiteSpace(option.Value) || Blank(option.Label)))
            yield return "every option needs a value and a label in Thai and English";
        foreach (var twice in options.GroupBy(option => option.Value, StringComparer.Ordinal).Where(same => same.Count() > 1))
            yield return $"the option \"{twice.Key}\" is there twice";
    }

    private static IEnumerable<string> Condition(FormQuestion question, FormFile form, Dictionary<string, FormQuestion> earlier)
    {
        if (question.ShowIf is not { } show)
            yield break;
        if (!earlier.TryGetValue(show.Key, out var asked))
        {
            yield return form.Questions.Any(other => string.Equals(other.Key, show.Key, StringComparison.Ordinal))
                ? $"showIf refers to \"{show.Key}\", which does not come earlier"
                : $"showIf refers to \"{show.Key}\", which is no question of this form";
            yield break;
        }
        foreach (var mistake in Unanswerable(asked, show.In, "showIf"))
            yield return mistake;
    }

    private static IEnumerable<string> Unanswerable(FormQuestion asked, IReadOnlyList<string> values, string part)
    {
        if (values.Count == 0)
            yield return $"{part} names no answer";
        if (asked.Options is not { } options)
        {
            yield return $"{part} needs a question with options, and \"{asked.Key}\" has none";
            yield break;
        }
        foreach (var value in values.Where(value => options.All(option => option.Value != value)))
            yield return $"{part} names \"{value}\", which is no option of \"{asked.Key}\"";
    }

    private static bool Blank(BothLanguages text) => string.IsNullOrWhiteSpace(text.Th) || string.IsNullOrWhiteSpace(text.En);

    [GeneratedRegex("^[a-z][a-zA-Z0-9]{0,39}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();
}
