using System.Text.RegularExpressions;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// The hourly limits, which a mistaken loop really meets; the thousands per second of the other endpoints are left out.
/// Messaging API reference, "Rate limits".
/// </summary>
internal sealed partial class RateLimits(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> calls = new(StringComparer.Ordinal);

    public void Count(string method, string path)
    {
        if (Limit(method, path) is not { } limit)
            return;
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (!calls.TryGetValue(limit.Endpoint, out var times))
                calls[limit.Endpoint] = times = [];
            while (times.TryPeek(out var oldest) && oldest.AddHours(1) <= now)
                times.Dequeue();
            if (times.Count >= limit.PerHour)
                throw LineRefusal.RateLimit();
            times.Enqueue(now);
        }
    }

    public void Reset()
    {
        lock (gate)
            calls.Clear();
    }

    private static (string Endpoint, int PerHour)? Limit(string method, string path) => path switch
    {
        "/v2/bot/message/broadcast" or "/v2/bot/message/narrowcast" or "/v2/bot/channel/webhook/test" => (path, 60),
        _ when path.StartsWith("/v2/bot/insight/", StringComparison.Ordinal) => (path, 60),
        "/v2/bot/richmenu" when method == "POST" => ("POST richmenu", 100),
        _ when method == "DELETE" && RichMenu().IsMatch(path) => ("DELETE richmenu", 100),
        _ => null,
    };

    [GeneratedRegex("^/v2/bot/richmenu/[^/]+$", RegexOptions.None, 1000)]
    private static partial Regex RichMenu();
}
