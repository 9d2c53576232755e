using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Load;

/// <summary>
/// Events of many people as LINE tells them on a bad day: every tenth one twice, a person's own in the wrong order, several people in one
/// call. What must come of them is known beforehand.
/// </summary>
internal sealed class EventStorm
{
    private const int PerCall = 5;
    private readonly List<JsonObject> events = [];

    public EventStorm(int count, int people, DateTimeOffset at)
    {
        // The same events in every run.
        var random = new Random(20261130);
        for (var n = 0; n < count; n++)
        {
            var (person, moment) = ($"U{(n % people).ToString("x32", CultureInfo.InvariantCulture)}", at.AddMilliseconds(n));
            var told = (n / people % 4) switch
            {
                0 => new JsonObject { ["type"] = "follow", ["follow"] = new JsonObject { ["isUnblocked"] = false } },
                1 => Said(n, $"เรื่องที่ {n} ขอถามหน่อย"),
                2 => new JsonObject { ["type"] = "unfollow" },
                _ => Said(n, "แจ้งเหตุ"),
            };
            told["mode"] = "active";
            told["timestamp"] = moment.ToUnixTimeMilliseconds();
            told["source"] = new JsonObject { ["type"] = "user", ["userId"] = person };
            told["webhookEventId"] = $"storm-{n}";
            told["deliveryContext"] = new JsonObject { ["isRedelivery"] = false };
            if (told["type"]!.ToString() != "unfollow") told["replyToken"] = $"token-{n}";
            events.Add(told);
        }

        Count = count;
        Questions = events.Count(e => e["message"]?["text"]?.ToString().StartsWith("เรื่อง", StringComparison.Ordinal) == true);
        // The last thing each person did decides, whatever arrives last.
        Unfollowed = events.Where(e => e["type"]!.ToString() is "follow" or "unfollow").GroupBy(e => e["source"]!["userId"]!.ToString())
            .Count(g => g.MaxBy(e => e["timestamp"]!.GetValue<long>())!["type"]!.ToString() == "unfollow");
        var told2 = events.Concat(events.Where((_, n) => n % 10 == 0)).OrderBy(_ => random.Next()).ToList();
        Calls = [.. told2.Chunk(PerCall)];
    }

    public int Count { get; }

    /// <summary>Each becomes one message of a chat that waits for an officer.</summary>
    public int Questions { get; }

    public int Unfollowed { get; }

    public IReadOnlyList<JsonObject[]> Calls { get; }

    public static byte[] Body(string destination, JsonObject[] events) =>
        JsonSerializer.SerializeToUtf8Bytes(new { destination, events });

    private static JsonObject Said(int n, string text) =>
        new() { ["type"] = "message", ["message"] = new JsonObject { ["type"] = "text", ["id"] = $"message-{n}", ["text"] = text } };
}
