using System.Globalization;
using System.Text.Json;

namespace Saphansung.Api.Training;

/// <summary>
/// What an answer is worth, by Moodle's documented rules: an option is worth its weight; of several the weights are added and the item
/// never falls below nothing; pairs count alike; of numbers and short texts the first that fits counts.
/// </summary>
internal static class TestScoring
{
    /// <param name="Share">Of the item's mark, 0 to 1.</param>
    /// <param name="Feedback">Of what was answered.</param>
    public sealed record Judgement(decimal Share, IReadOnlyList<MarkedText> Feedback);

    private static readonly Judgement Nothing = new(0, []);

    /// <param name="answer">As <see cref="Fits"/> lets it in; null when nothing was answered.</param>
    public static Judgement Judge(string kind, QuestionBody body, JsonElement? answer) =>
        answer is not { ValueKind: not JsonValueKind.Null } given || !Fits(kind, body, given) ? Nothing : kind switch
        {
            QuestionKinds.Single or QuestionKinds.TrueFalse => Chosen(body, [Key(given)], whole: 1),
            QuestionKinds.Multiple => Chosen(body, [.. given.EnumerateArray().Select(Key)], body.Options!.Where(o => o.Weight > 0).Sum(o => o.Weight)),
            QuestionKinds.Matching => Matched(body, given),
            QuestionKinds.Numeric => Number(body, given.GetString()!),
            QuestionKinds.Short => Worded(body, given.GetString()!),
            _ => Nothing,
        };

    /// <summary>Tenths and thirds of a mark are kept to four places, halves away from zero.</summary>
    public static decimal Mark(string kind, QuestionBody body, JsonElement? answer, decimal maxMark) =>
        Math.Round(Judge(kind, body, answer).Share * maxMark, 4, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Whether an answer has the form of its kind: a key, <c>true</c> or <c>false</c>, a list of keys, choices by pair, or a text of at
    /// most 500 characters. Null takes an answer back.
    /// </summary>
    public static bool Fits(string kind, QuestionBody body, JsonElement answer) => answer.ValueKind == JsonValueKind.Null || kind switch
    {
        QuestionKinds.Single => answer.ValueKind == JsonValueKind.String && body.Options!.Any(o => o.Key == answer.GetString()),
        QuestionKinds.TrueFalse => answer.ValueKind is JsonValueKind.True or JsonValueKind.False,
        QuestionKinds.Multiple => answer.ValueKind == JsonValueKind.Array && Distinct(answer) && answer.EnumerateArray().All(k => body.Options!.Any(o => o.Key == k.GetString())),
        QuestionKinds.Matching => answer.ValueKind == JsonValueKind.Object && answer.EnumerateObject().All(p =>
            body.Pairs!.Any(pair => pair.Key == p.Name) && p.Value.ValueKind == JsonValueKind.String && body.Choices!.Any(c => c.Key == p.Value.GetString())),
        QuestionKinds.Numeric or QuestionKinds.Short => answer.ValueKind == JsonValueKind.String && answer.GetString()!.Length <= 500,
        _ => false,
    };

    private static bool Distinct(JsonElement keys) =>
        keys.EnumerateArray().All(k => k.ValueKind == JsonValueKind.String) && keys.EnumerateArray().Select(k => k.GetString()).Distinct(StringComparer.Ordinal).Count() == keys.GetArrayLength();

    private static string Key(JsonElement answer) => answer.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => answer.GetString()! };

    // Weights such as 33.333 % never add up to the whole, so the whole is what the right ones add up to.
    private static Judgement Chosen(QuestionBody body, string[] keys, decimal whole)
    {
        var chosen = body.Options!.Where(o => keys.Contains(o.Key, StringComparer.Ordinal)).ToList();
        return new(whole <= 0 ? 0 : Math.Clamp(chosen.Sum(o => o.Weight) / whole, 0, 1), [.. chosen.Select(o => o.Feedback).OfType<MarkedText>()]);
    }

    private static Judgement Matched(QuestionBody body, JsonElement given)
    {
        var texts = body.Choices!.ToDictionary(c => c.Key, c => c.Text, StringComparer.Ordinal);
        var right = body.Pairs!.Count(pair => given.TryGetProperty(pair.Key, out var choice) && texts[choice.GetString()!] == texts[pair.Choice]);
        return new((decimal)right / body.Pairs!.Count, []);
    }

    private static Judgement Number(QuestionBody body, string given)
    {
        if (ReadNumber(given) is not { } number) return Nothing;
        var fits = body.Numbers!.FirstOrDefault(n => n.Value is not { } value || Math.Abs(number - value) <= n.Tolerance);
        return fits is null ? Nothing : new(Math.Clamp(fits.Weight, 0, 1), fits.Feedback is null ? [] : [fits.Feedback]);
    }

    private static Judgement Worded(QuestionBody body, string given)
    {
        var said = Said.Of(given);
        if (said.Length == 0) return Nothing;
        var fits = body.Texts!.FirstOrDefault(t => Said.Fits(said, t.Text));
        return fits is null ? Nothing : new(Math.Clamp(fits.Weight, 0, 1), fits.Feedback is null ? [] : [fits.Feedback]);
    }

    /// <summary>As people type it: Thai digits, thousands set off, a real minus.</summary>
    public static decimal? ReadNumber(string text)
    {
        var plain = string.Concat(Said.ArabicDigits(text).Where(c => !char.IsWhiteSpace(c) && c != ',')).Replace('−', '-');
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= QuestionRules.MostNumber ? number : null;
    }
}
