using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>One call of LINE's API: its bytes, its retry key and the request id every answer carries.</summary>
internal sealed class LineCall(HttpRequest request, byte[] bytes)
{
    public string RequestId { get; } = Guid.NewGuid().ToString();
    public byte[] Bytes => bytes;
    public string? ContentType => request.ContentType;
    public string? RetryKey => request.Headers.TryGetValue("X-Line-Retry-Key", out var key) ? key.ToString() : null;

    public string? Bearer =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..].Trim() : null;

    /// <summary>Minimal API hands the call to any endpoint that asks for one.</summary>
    public static ValueTask<LineCall?> BindAsync(HttpContext context) => new(context.Features.Get<LineCall>());

    public JsonObject Json()
    {
        if (!IsType("application/json"))
            throw LineRefusal.Api(415, $"The content type, {ContentType ?? "none"}, is not supported");
        try
        {
            return SimulatedLine.Json.Parse(bytes) as JsonObject ?? throw Unreadable(0, 0);
        }
        catch (JsonException problem)
        {
            throw Unreadable(problem.LineNumber ?? 0, problem.BytePositionInLine ?? 0);
        }
    }

    public Dictionary<string, string> Form()
    {
        if (!IsType("application/x-www-form-urlencoded"))
            throw LineRefusal.OAuth(400, "invalid_request", "The content type must be application/x-www-form-urlencoded.");
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Encoding.UTF8.GetString(bytes))
            .ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
    }

    private bool IsType(string type) =>
        ContentType?.Split(';')[0].Trim().Equals(type, StringComparison.OrdinalIgnoreCase) == true;

    private static LineRefusal Unreadable(long line, long column) => LineRefusal.Api(400, string.Create(
        CultureInfo.InvariantCulture, $"The request body could not be parsed as JSON (line: {line + 1}, column: {column + 1})"));
}
