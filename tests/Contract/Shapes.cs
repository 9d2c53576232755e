using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Saphansung.Tests.Contract;

/// <summary>Holds answers against what the contract says of them.</summary>
internal sealed partial class Shapes(Document document)
{
    /// <summary>What in the value is not as its schema says, each with the place where it stands.</summary>
    public IEnumerable<string> Against(JsonNode schema, JsonNode? value, string at = "$")
    {
        var said = document.Schema(schema);
        if (said["oneOf"] is JsonArray ways)
        {
            var wrong = ways.Select(way => Against(way!, value, at).ToList()).ToList();
            return wrong.MinBy(w => w.Count)!;
        }

        var types = said["type"] switch
        {
            null => [],
            JsonArray several => several.Select(t => t!.ToString()).ToList(),
            var one => [one.ToString()],
        };
        if (types.Count == 0) return [];
        if (types.Contains(Kind(value)) || (Kind(value) == "integer" && types.Contains("number")))
        {
            return value switch
            {
                JsonArray items => items.SelectMany((item, i) => Against(said["items"]!, item, $"{at}[{i}]")),
                JsonObject values => Object(said, values, at),
                JsonValue text when !Fits(said["format"]?.ToString(), text.ToString()) => [$"{at} is no {said["format"]}: {value}"],
                _ => [],
            };
        }

        return [$"{at} is no {string.Join(" or ", types)}: {Short(value)}"];
    }

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-') ? "integer" : "number",
        _ => "boolean",
    };

    /// <summary>
    /// Where an answer differs from the example of it: another name, another type, another value. Times, ids, references and what an example
    /// leaves out with <c>...</c> differ from call to call and need only be of their kind; <paramref name="known"/> gives those that are known.
    /// A list holds what the example shows, and may hold more.
    /// </summary>
    /// <param name="loose">Names whose values depend on what else happened, such as counts.</param>
    public List<string> Against(JsonNode? example, JsonNode? value, Dictionary<string, string> known, HashSet<string> loose, string at = "$")
    {
        switch (example, value)
        {
            case (JsonObject shown, JsonObject given):
                return
                [
                    .. shown.Select(p => p.Key).Except(given.Select(p => p.Key), StringComparer.Ordinal).Select(name => $"{at}.{name} is missing"),
                    .. given.Select(p => p.Key).Except(shown.Select(p => p.Key), StringComparer.Ordinal).Select(name => $"{at}.{name} is not in the example: {Short(given[name])}"),
                    .. shown.Where(p => given.ContainsKey(p.Key)).SelectMany(p => loose.Contains(p.Key) ? [] : Against(p.Value, given[p.Key], known, loose, $"{at}.{p.Key}")),
                ];
            case (JsonArray shown, JsonArray given):
                return [.. shown.SelectMany((item, i) => Nearest(item, given, known, loose, $"{at}[{i}]"))];
            case (null, null):
                return [];
            case (JsonValue shown, JsonValue given) when shown.GetValueKind() == JsonValueKind.String && given.GetValueKind() == JsonValueKind.String:
                return Same(Known(shown.ToString(), known), given.ToString(), known) ? [] : [$"{at} is {given}, not {Known(shown.ToString(), known)}"];
            default:
                return JsonNode.DeepEquals(example, value) ? [] : [$"{at} is {Short(value)}, not {Short(example)}"];
        }
    }

    /// <summary>The example's ids and references as those of this run.</summary>
    public static string Known(string text, Dictionary<string, string> known) =>
        known.Aggregate(text, (said, pair) => said.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private IEnumerable<string> Object(JsonObject said, JsonObject values, string at)
    {
        var properties = said["properties"]?.AsObject() ?? [];
        var required = (said["required"]?.AsArray() ?? []).Select(r => r!.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var name in required.Where(name => !values.ContainsKey(name))) yield return $"{at}.{name} is missing";
        foreach (var (name, value) in values)
        {
            if (properties[name] is { } property)
            {
                foreach (var wrong in Against(property, value, $"{at}.{name}")) yield return wrong;
            }
            else if (said["additionalProperties"] is JsonObject any)
            {
                foreach (var wrong in Against(any, value, $"{at}.{name}")) yield return wrong;
            }
            else if (!IsTrue(said, "additionalProperties") && properties.Count > 0)
            {
                yield return $"{at}.{name} is not documented";
            }
        }
    }

    private List<string> Nearest(JsonNode? item, JsonArray given, Dictionary<string, string> known, HashSet<string> loose, string at) =>
        given.Select(candidate => Against(item, candidate, known, loose, at)).MinBy(wrong => wrong.Count) ?? [$"{at} is missing: the list is empty"];

    private static bool Same(string shown, string given, Dictionary<string, string> known)
    {
        if (shown == given || Elided().Match(shown) is { Success: true } start && given.StartsWith(start.Value, StringComparison.Ordinal)) return true;
        if (shown.Contains("&signature=", StringComparison.Ordinal)) return Path(shown) == Path(given) || !known.ContainsValue(Path(shown).Split('/')[^1]) && IsId(Path(given).Split('/')[^1]);
        if (IsId(shown)) return !known.ContainsValue(shown) && IsId(given);
        if (Moment().IsMatch(shown)) return Moment().IsMatch(given);
        if (Day().IsMatch(shown)) return Day().IsMatch(given);
        return Reference().IsMatch(shown) && !known.ContainsValue(shown) && Reference().IsMatch(given);
    }

    private static bool Fits(string? format, string text) => format switch
    {
        "uuid" => IsId(text),
        "date-time" => Moment().IsMatch(text),
        "date" => Day().IsMatch(text),
        _ => true,
    };

    private static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);

    private static string Path(string url) => url.Split('?')[0];

    private static bool IsTrue(JsonObject node, string name) => node[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    private static string Short(JsonNode? value) => value?.ToJsonString() is { } text ? text[..Math.Min(text.Length, 200)] : "null";

    [GeneratedRegex(@"^.*(?=(\.\.\.|…)$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Elided();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex("^SPS-[0-9]{4}-[0-9A-Z]{5}$", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
