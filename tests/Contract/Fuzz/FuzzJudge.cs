using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Saphansung.Tests.Contract;

/// <summary>What an answer must never be.</summary>
internal sealed class FuzzJudge(FuzzWorld world)
{
    private readonly Shapes shapes = new(world.Document);
    private readonly ConcurrentDictionary<string, bool> heard = new(StringComparer.Ordinal);

    /// <summary>Those that nobody found, although somebody may: whether others can, they do not tell.</summary>
    public List<string> Unheard => [.. world.Canaries.Where(c => !heard.ContainsKey(c.Name) && world.Callers.Exists(caller => c.Sees(caller, ""))).Select(c => c.Name)];

    /// <returns>Each with the kind of the fault first, so that equal ones can be told once.</returns>
    public IEnumerable<(string Fault, string Told)> Faults(FuzzCall call, HttpResponseMessage answer, string text)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500) yield return ($"answers {status}", text);
        if (call.Operation.Answers(status) is not { } said)
        {
            yield return ($"{status} is not documented", text);
            yield break;
        }

        var type = answer.Content.Headers.ContentType?.MediaType;
        if (type is null ? text.Length > 0 || status >= 400 : !said.ContainsKey(type)) yield return ($"{status} as {type ?? "nothing"} is not documented", text);
        else if (type is not null && Shape(said[type]!, type, status, text) is { Count: > 0 } wrong) yield return ($"{status} is not as documented: {Plain(wrong[0])}", $"{wrong[0]}: {text}");

        var path = call.Operation.Path;
        foreach (var canary in world.Canaries)
        {
            if (!text.Contains(canary.Text, StringComparison.Ordinal)) continue;
            heard[canary.Name] = true;
            if (!canary.Sees(call.Caller, path)) yield return ($"tells {call.Caller} the {canary.Name}", text);
        }
    }

    private List<string> Shape(JsonNode said, string type, int status, string text)
    {
        try
        {
            if (type.EndsWith("xml", StringComparison.Ordinal)) return Coded(XElement.Parse(text), status);
            if (!type.EndsWith("json", StringComparison.Ordinal)) return [];
            var body = JsonNode.Parse(text);
            return [.. said["schema"] is { } schema ? shapes.Against(schema, body) : [], .. status < 400 || Coded(body, status) ? [] : (string[])["no code of its own"]];
        }
        catch (Exception e) when (e is JsonException or System.Xml.XmlException)
        {
            return ["it cannot be read"];
        }
    }

    private static bool Coded(JsonNode? body, int status) => body switch
    {
        JsonObject problem => problem["code"]?.ToString().Length > 0 && problem["title"]?.ToString().Length > 0 && (int?)problem["status"] == status,
        JsonArray { Count: > 0 } list => list.All(e => (int?)e?["code"] == status && e?["description"]?.ToString().Length > 0),
        _ => false,
    };

    private static List<string> Coded(XElement root, int status)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        return status < 400 || (root.Name == "errors" && root.Elements("error").Any() && root.Elements("error").All(e => (string?)e.Element("code") == code)) ? [] : ["no list of errors"];
    }

    private static string Plain(string wrong) => string.Concat(wrong.Split(':')[0].Where(c => !char.IsAsciiDigit(c)));
}
