using System.Text.Json.Nodes;

namespace Saphansung.Tests.Contract;

/// <summary>The contract as the product serves it.</summary>
internal sealed class Document(JsonNode root)
{
    private const string Reference = "$ref";

    public List<Operation> Operations { get; } =
    [
        .. from path in root["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Operation(path.Key, new HttpMethod(operation.Key.ToUpperInvariant()), operation.Value!.AsObject()),
    ];

    public static async Task<Document> Read(App app) => new(JsonNode.Parse(await app.Anyone.GetStringAsync("/swagger/v1/openapi.json"))!);

    /// <summary>The schema itself, where only its name is given.</summary>
    public JsonObject Schema(JsonNode schema)
    {
        var found = schema.AsObject();
        while (found[Reference] is { } name) found = root["components"]!["schemas"]![name.ToString().Split('/')[^1]]!.AsObject();
        return found;
    }
}

internal sealed record Operation(string Path, HttpMethod Method, JsonObject Node)
{
    public string Id => Node["operationId"]!.ToString();

    public string Tag => Node["tags"]![0]!.ToString();

    /// <summary>In path, query and header.</summary>
    public List<Parameter> Parameters { get; } = [.. (Node["parameters"]?.AsArray() ?? []).Select(p => new Parameter(p!.AsObject()))];

    /// <summary>By media type.</summary>
    public JsonObject Bodies => Node["requestBody"]?["content"]?.AsObject() ?? [];

    public JsonObject Responses => Node["responses"]!.AsObject();

    /// <summary>What it answers when all is well.</summary>
    public int Success => int.Parse(Responses.Select(r => r.Key).Single(s => s[0] == '2'), System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>By media type; null for a status that is not documented.</returns>
    public JsonObject? Answers(int status) =>
        Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] is { } response ? response["content"]?.AsObject() ?? [] : null;

    public override string ToString() => $"{Id} ({Method} {Path})";
}

internal sealed record Parameter(JsonObject Node)
{
    public string Name => Node["name"]!.ToString();

    public string In => Node["in"]!.ToString();

    public JsonObject Schema => Node["schema"]!.AsObject();
}
