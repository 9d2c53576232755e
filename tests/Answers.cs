using System.Text.Json;

namespace Saphansung.Tests;

/// <summary>The least that a form accepts: every required question that shows, answered without danger.</summary>
public static class Answers
{
    public static IReadOnlyDictionary<string, object> For(JsonElement form, DateOnly today)
    {
        var answers = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var question in form.GetProperty("questions").EnumerateArray())
            if (Shows(question, answers) && question.GetProperty("required").GetBoolean())
                answers[question.GetProperty("key").GetString()!] = Answer(question, today);
        return answers;
    }

    private static bool Shows(JsonElement question, Dictionary<string, object> answers)
    {
        if (!Has(question, "showIf", out var condition)) return true;
        var wanted = condition.GetProperty("in").EnumerateArray().Select(v => v.ToString()).ToHashSet(StringComparer.Ordinal);
        return answers.TryGetValue(condition.GetProperty("key").GetString()!, out var given)
            && (given is string[] several ? several.Any(wanted.Contains) : wanted.Contains(given.ToString()!));
    }

    private static object Answer(JsonElement question, DateOnly today)
    {
        var least = Has(question, "min", out var min) ? min.GetDecimal() : 1;
        return question.GetProperty("type").GetString() switch
        {
            "number" or "scale" => least,
            "date" => today.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            "choice" => Harmless(question),
            "choices" => new[] { Harmless(question) },
            "location" => new { lat = 13.77, lng = 100.685 },
            "consent" => true,
            "text" or "textarea" => "ตัวอย่าง",
            var other => throw new NotSupportedException($"a required question of type {other} needs an answer of the test's own"),
        };
    }

    private static string Harmless(JsonElement question)
    {
        var dangers = Has(question, "stopIf", out var stop) ? stop.GetProperty("in").EnumerateArray().Select(v => v.ToString()).ToList() : [];
        return question.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("value").GetString()!).First(v => !dangers.Contains(v));
    }

    private static bool Has(JsonElement question, string name, out JsonElement value) =>
        question.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
