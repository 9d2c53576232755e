using System.Globalization;
using System.Text.Json;

namespace Saphansung.Api.Forms;

/// <summary>Holds answers against their form: the one routine behind incident details, surveys and tests.</summary>
internal static class FormAnswers
{
    /// <summary>The answer of somebody without an opinion, where the question offers it.</summary>
    public const string None = "none";

    private const int TextLength = 1000;
    private const int TextareaLength = 4000;
    private const int PhotoCount = 5;

    /// <returns>Errors by field, <c>answers.&lt;key&gt;</c>; empty when every answer fits.</returns>
    public static Dictionary<string, string[]> Check(Form form, IReadOnlyDictionary<string, JsonElement> answers)
    {
        var errors = new Dictionary<string, string[]>();
        var asked = new HashSet<string>();
        foreach (var question in form.Questions)
        {
            var visible = IsAsked(question, asked, answers);
            if (visible) asked.Add(question.Key);
            var given = answers.TryGetValue(question.Key, out var answer) && answer.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
            var error = (visible, given) switch
            {
                (false, true) => "hidden_question",
                (true, false) => question.Required ? "required" : null,
                (true, true) => Problem(question, answer),
                _ => null,
            };
            if (error is not null) errors[$"answers.{question.Key}"] = [error];
        }

        foreach (var key in answers.Keys.Where(key => form.Questions.All(q => q.Key != key)))
            errors[$"answers.{key}"] = ["unknown_question"];
        return errors;
    }

    private static bool IsAsked(Question question, HashSet<string> asked, IReadOnlyDictionary<string, JsonElement> answers) =>
        question.ShowIf is not { } condition
        || (asked.Contains(condition.Key)
            && answers.TryGetValue(condition.Key, out var answer)
            && Values(answer).Any(condition.In.Contains));

    public static IEnumerable<string> Values(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Array => answer.EnumerateArray().SelectMany(Values),
        JsonValueKind.String => TryText(answer, out var text) ? [text] : [],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [answer.GetRawText()],
        _ => [],
    };

    private static string? Problem(Question question, JsonElement answer) => question.Type switch
    {
        "text" => TextProblem(question, answer, question.MaxLength ?? TextLength),
        "textarea" => TextProblem(question, answer, question.MaxLength ?? TextareaLength),
        "number" => NumberProblem(question, answer, whole: false),
        "scale" when question.NoOpinion is not null && IsNone(answer) => null,
        "scale" => NumberProblem(question, answer, whole: true),
        "date" => DateProblem(answer),
        "choice" => OptionProblem(question, answer),
        "choices" => OptionsProblem(question, answer),
        "photo" => PhotosProblem(answer),
        "location" => LocationProblem(answer),
        "consent" => answer.ValueKind switch
        {
            JsonValueKind.True => null,
            JsonValueKind.False => question.Required ? "must_agree" : null,
            _ => "wrong_type",
        },
        _ => throw new InvalidOperationException($"Question type {question.Type} is not known."),
    };

    private static bool IsNone(JsonElement answer) => answer.ValueKind == JsonValueKind.String && TryText(answer, out var text) && text == None;

    private static string? TextProblem(Question question, JsonElement answer, int maxLength)
    {
        if (answer.ValueKind != JsonValueKind.String) return "wrong_type";
        if (!TryText(answer, out var text)) return "bad_text";
        if (question.Required && string.IsNullOrWhiteSpace(text)) return "required";
        return text.Length > maxLength ? $"too_long|{maxLength.ToString("N0", CultureInfo.InvariantCulture)}" : null;
    }

    private static string? NumberProblem(Question question, JsonElement answer, bool whole)
    {
        if (answer.ValueKind != JsonValueKind.Number || !answer.TryGetDecimal(out var number)) return "wrong_type";
        if (whole && number != decimal.Truncate(number)) return "whole_number";
        if (number < question.Min) return $"at_least|{question.Min}";
        return number > question.Max ? $"at_most|{question.Max}" : null;
    }

    private static string? DateProblem(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.String && TryText(answer, out var text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : "not_a_date";

    private static string? OptionProblem(Question question, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.String) return "wrong_type";
        return TryText(answer, out var text) && question.Options?.Any(o => o.Value == text) == true ? null : "not_an_option";
    }

    private static string? OptionsProblem(Question question, JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array) return "wrong_type";
        if (question.Required && answer.GetArrayLength() == 0) return "required";
        if (answer.GetArrayLength() > (question.Options?.Count ?? 0)) return "not_an_option";
        return answer.EnumerateArray().Select(a => OptionProblem(question, a)).FirstOrDefault(p => p is not null);
    }

    private static string? PhotosProblem(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Array) return "wrong_type";
        if (answer.GetArrayLength() > PhotoCount) return $"too_many|{PhotoCount}";
        return answer.EnumerateArray().All(a => a.ValueKind == JsonValueKind.String && a.TryGetGuid(out _)) ? null : "wrong_type";
    }

    private static string? LocationProblem(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && Coordinate(answer, "lat", out var lat) && Coordinate(answer, "lng", out var lng)
            ? Thailand.Contains(lat, lng) ? null : "outside_thailand"
            : "wrong_type";

    private static bool Coordinate(JsonElement place, string name, out double value)
    {
        value = 0;
        return place.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetDouble(out value);
    }

    private static bool TryText(JsonElement answer, out string text)
    {
        try
        {
            text = answer.GetString() ?? "";
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        // Half a surrogate pair, written as an escape, shows only when the text is read.
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}

/// <summary>A box round the kingdom, in degrees: enough to catch swapped or zero coordinates.</summary>
internal static class Thailand
{
    public static bool Contains(double lat, double lng) => lat is >= 5.6 and <= 20.5 && lng is >= 97.3 and <= 105.7;
}
