using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Saphansung.Api.Line;

/// <summary>A webhook's body, read as tolerantly as LINE asks: unknown events and fields are kept, missing ones are no error.</summary>
internal sealed partial record WebhookBody(string? Destination, IReadOnlyList<WebhookBody.Event> Events)
{
    /// <param name="Id">LINE's id of the event, or a hash of an event that has none; equal ids are the same event.</param>
    /// <param name="Payload">The event's JSON in a form that PostgreSQL takes.</param>
    public sealed record Event(string Id, string Payload, DateTime OccurredAt);

    /// <exception cref="JsonException">It is not JSON, or not the object that LINE sends.</exception>
    public static WebhookBody Read(ReadOnlySpan<byte> body, DateTime receivedAt)
    {
        using var json = JsonDocument.Parse(Unstorable().Replace(Encoding.UTF8.GetString(body), Storable));
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new JsonException();
        if (!root.TryGetProperty("events", out var events)) return new(Text(root, "destination"), []);
        if (events.ValueKind != JsonValueKind.Array) throw new JsonException();
        return new(Text(root, "destination"), [.. events.EnumerateArray().Select(e => Read(e, receivedAt))]);
    }

    private static Event Read(JsonElement told, DateTime receivedAt)
    {
        var payload = told.GetRawText();
        var id = Text(told, "webhookEventId") is { Length: > 0 and <= 100 } given
            ? given
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));
        return new(id, payload, OccurredAt(told) ?? receivedAt);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static DateTime? OccurredAt(JsonElement told) =>
        told.ValueKind == JsonValueKind.Object && told.TryGetProperty("timestamp", out var at) && at.ValueKind == JsonValueKind.Number
        && at.TryGetInt64(out var milliseconds) && milliseconds is > 0 and < 10_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime
            : null;

    private static string Storable(Match escape) => escape.Groups["bad"].Success ? "\\ufffd" : escape.Value;

    // PostgreSQL's jsonb refuses U+0000 and half surrogate pairs. Every escape is matched, so that a doubled backslash hides none.
    [GeneratedRegex("""
        \\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<bad>u0000|u[dD][89a-fA-F][0-9a-fA-F]{2})|.)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unstorable();
}
