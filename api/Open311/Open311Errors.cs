using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>Refusals in the form that GeoReport clients read, for every path under <c>/open311</c>, whoever found the error.</summary>
internal static class Open311Errors
{
    /// <param name="Code">The HTTP status.</param>
    /// <param name="Description">For people; begins with the name of the field when one is at fault.</param>
    public sealed record Error(
        [property: JsonPropertyName("code")] int Code,
        [property: JsonPropertyName("description")] string Description);

    public static JsonNode Example(int status) =>
        JsonSerializer.SerializeToNode(new List<Error> { new(status, Texts.Say(ProblemWriter.CodeOf(status, validation: status == 400), english: false)) })!;

    public static bool Speaks(HttpRequest request) => request.Path.StartsWithSegments(Open311Call.Root, StringComparison.OrdinalIgnoreCase);

    /// <param name="title">What is wrong as a whole.</param>
    /// <param name="errors">What is wrong with each field; each becomes an error of its own.</param>
    /// <param name="allowed">What would have been right.</param>
    public static Task Write(
        HttpContext http, int status, string title, IEnumerable<KeyValuePair<string, string[]>>? errors, IReadOnlyCollection<string>? allowed)
    {
        var code = Status(status);
        var list = errors?.SelectMany(e => e.Value.Select(text => new Error(code, $"{e.Key}: {text}"))).ToList() ?? [];
        if (list.Count == 0) list.Add(new(code, allowed is { Count: > 0 } ? $"{title} ({string.Join(", ", allowed)})" : title));
        return Spark.Write(http, "errors", list, code);
    }

    /// <summary>GeoReport v2, Errors: 404 for what does not exist, 403 for a wrong or missing key, "basically 400" for the rest; a proxy's statuses stay.</summary>
    private static int Status(int status) => status switch
    {
        401 => 403,
        409 or 422 => 400,
        _ => status,
    };
}
