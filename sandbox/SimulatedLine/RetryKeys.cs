using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// X-Line-Retry-Key: a request accepted once is not accepted again for 24 hours; the repeat learns so by 409 and gets the
/// same sentMessages. Documentation, "Retrying a failed API request".
/// </summary>
internal sealed class RetryKeys(TimeProvider clock)
{
    private static readonly string[] Takers = ["push", "multicast", "narrowcast", "broadcast"];
    private readonly Dictionary<string, Accepted> accepted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();

    public static void Check(string path, string? key)
    {
        if (key is null)
            return;
        if (!Takers.Any(taker => path == $"/v2/bot/message/{taker}"))
            throw LineRefusal.Api(400, "The X-Line-Retry-Key header is not supported by this endpoint");
        if (!Guid.TryParseExact(key, "D", out _))
            throw LineRefusal.Api(400, "The value of the X-Line-Retry-Key header is invalid");
    }

    public void RefuseRepeat(string? key)
    {
        lock (gate)
        {
            if (key is null || !accepted.TryGetValue(key, out var earlier) || earlier.At.AddHours(24) <= clock.GetUtcNow())
                return;
            var body = new JsonObject { ["message"] = "The retry key is already accepted" };
            if (earlier.SentMessages is not null)
                body["sentMessages"] = earlier.SentMessages.DeepClone();
            throw new LineRefusal(409, body) { Headers = { ["x-line-accepted-request-id"] = earlier.RequestId } };
        }
    }

    public void Remember(string? key, string requestId, JsonArray? sentMessages)
    {
        if (key is null)
            return;
        lock (gate)
            accepted[key] = new(requestId, clock.GetUtcNow(), sentMessages);
    }

    public void Reset()
    {
        lock (gate)
            accepted.Clear();
    }

    private sealed record Accepted(string RequestId, DateTimeOffset At, JsonArray? SentMessages);
}
