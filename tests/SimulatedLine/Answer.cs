using System.Text.Json.Nodes;

namespace Saphansung.Tests.SimulatedLine;

/// <summary>An answer read whole, so that an assertion can show it.</summary>
public sealed record Answer(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
    public string? Message => Json["message"]?.GetValue<string>();

    /// <summary>property → message of LINE's error details.</summary>
    public IDictionary<string, string> Details => Json["details"]!.AsArray()
        .ToDictionary(detail => detail!["property"]!.GetValue<string>(), detail => detail!["message"]!.GetValue<string>(), StringComparer.Ordinal);

    public static async Task<Answer> Of(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
        response.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value), StringComparer.Ordinal));
}
