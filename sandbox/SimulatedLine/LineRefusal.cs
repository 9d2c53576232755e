using System.Globalization;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>An answer LINE gives instead of doing what was asked. Messaging API reference, "Error responses".</summary>
internal sealed class LineRefusal(int status, JsonObject body) : Exception(body.ToJsonString())
{
    public int Status => status;
    public JsonObject Body => body;
    public Dictionary<string, string> Headers { get; } = [];

    public static LineRefusal Api(int status, string message, params IReadOnlyList<Detail> details)
    {
        var body = new JsonObject { ["message"] = message };
        if (details.Count > 0)
            body["details"] = new JsonArray([.. details.Select(detail => detail.ToJson())]);
        return new(status, body);
    }

    /// <summary>The OAuth endpoints have a shape of their own. LINE Login reference, "Error responses".</summary>
    public static LineRefusal OAuth(int status, string error, string description) =>
        new(status, new() { ["error"] = error, ["error_description"] = description });

    public static LineRefusal NotFound() => Api(404, "Not found");

    public static LineRefusal NotYourPlan() => Api(403, "Access to this API is not available for your account");

    public static LineRefusal NotSent() => Api(400, "Failed to send messages");

    public static LineRefusal MonthlyLimit() => Api(429, "You have reached your monthly limit.");

    public static LineRefusal RateLimit() => Api(429, "The API rate limit has been exceeded. Try again later.");

    public static LineRefusal Property(string name) =>
        Api(400, $"The property, '{name}', in the request body is invalid (line: -, column: -)");

    public static LineRefusal Errors(IReadOnlyList<Detail> details) =>
        Api(400, string.Create(CultureInfo.InvariantCulture, $"The request body has {details.Count} error(s)"), details);

    public sealed record Detail(string Message, string? Property = null)
    {
        public JsonObject ToJson()
        {
            var json = new JsonObject { ["message"] = Message };
            if (Property is not null)
                json["property"] = Property;
            return json;
        }
    }
}
