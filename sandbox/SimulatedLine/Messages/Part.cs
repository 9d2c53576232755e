using System.Globalization;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>
/// One object of a request under examination. LINE names places as <c>messages[0].text</c>, but inside Flex as
/// <c>/body/contents/0/text</c>; the separator is the only difference here.
/// </summary>
internal sealed record Part(JsonObject Json, string Path, List<LineRefusal.Detail> Findings, bool Flex = false)
{
    public string? Type => Json["type"].Text();

    public void Find(string message, string name) => Findings.Add(new(message, At(name)));

    public string At(string name) => Flex ? $"{Path}/{name}" : Path.Length == 0 ? name : $"{Path}.{name}";

    public bool OneOf(string name, params string[] values)
    {
        if (Json[name].Text() is { } value && values.Contains(value, StringComparer.Ordinal))
            return true;
        Find(Flex ? "invalid property" : $"Must be one of the following values: [{string.Join(", ", values)}]", name);
        return false;
    }

    /// <summary>Message text is counted in UTF-16 units. Documentation, "Character counting in a text".</summary>
    public void Text(string name, int longest, bool required = true) => Measure(name, longest, required, text => text.Length);

    /// <summary>Labels, titles and template texts are counted as people see them, in grapheme clusters.</summary>
    public void Label(string name, int longest, bool required = true) =>
        Measure(name, longest, required, text => new StringInfo(text).LengthInTextElements);

    public void Number(string name, double least, double most)
    {
        if (Json[name].Number() is not { } number || number < least || number > most)
            Find(string.Create(CultureInfo.InvariantCulture, $"Must be between {least} and {most}"), name);
    }

    public void Media(string name, bool required = true)
    {
        Text(name, 2000, required);
        if (Json[name].Text() is { Length: > 0 } url && !Urls.IsMedia(url))
            Find(Flex ? "invalid uri scheme" : "Must be a valid HTTPS URL", name);
    }

    public Part? Child(string name, bool required = true)
    {
        if (Json[name] is JsonObject child)
            return this with { Json = child, Path = At(name) };
        if (required || Json.ContainsKey(name))
            Find(Flex ? "must be specified" : "May not be null", name);
        return null;
    }

    public IReadOnlyList<Part> Children(string name, int least, int most)
    {
        if (Json[name] is not JsonArray items || items.Count < least || items.Count > most)
        {
            Find(string.Create(CultureInfo.InvariantCulture, $"Size must be between {least} and {most}"), name);
            return [];
        }
        var parts = new List<Part>();
        foreach (var (place, item) in items.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{At(name)}{(Flex ? $"/{place}" : $"[{place}]")}");
            if (item is JsonObject json)
                parts.Add(this with { Json = json, Path = path });
            else
                Findings.Add(new("May not be null", path));
        }
        return parts;
    }

    private void Measure(string name, int longest, bool required, Func<string, int> length)
    {
        var text = Json[name].Text();
        if (text is null && !required && !Json.ContainsKey(name))
            return;
        if (string.IsNullOrEmpty(text))
            Find(Flex ? "must be non-empty text" : "May not be empty", name);
        else if (length(text) > longest)
            Find(string.Create(CultureInfo.InvariantCulture, $"Length must be between 0 and {longest}"), name);
    }
}
