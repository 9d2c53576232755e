using System.Text.Json;

namespace Saphansung.Api.Line;

/// <summary>Several messages as one: LINE takes five in a call and counts the person, not the messages.</summary>
internal static class Bundle
{
    public const int MostMessages = 5;

    /// <param name="Payload">A push's body, or null.</param>
    /// <param name="First">Shown whatever else has to give way.</param>
    public sealed record Part(string Payload, bool First);

    /// <param name="parts">Oldest first, and so they stay.</param>
    /// <param name="room">At most so many messages.</param>
    /// <param name="more">Says how many parts are not shown, and where they are.</param>
    /// <returns>JSON texts of messages; at least one when there is a part and room.</returns>
    public static List<string> Of(IReadOnlyList<Part> parts, int room, Func<int, string> more)
    {
        var messages = parts.Select(part => Messages(part.Payload)).ToList();
        if (messages.Sum(m => m.Count) <= room) return [.. messages.SelectMany(m => m)];

        var (shown, left) = (new HashSet<int>(), room - 1);
        foreach (var (index, part) in parts.Index().OrderByDescending(p => p.Item.First).ThenBy(p => p.Index))
        {
            if (messages[index].Count > left) continue;
            shown.Add(index);
            left -= messages[index].Count;
        }

        return [.. messages.Where((_, index) => shown.Contains(index)).SelectMany(m => m), .. Split(more(parts.Count - shown.Count))];
    }

    public static string Join(IEnumerable<string> messages) => $"[{string.Join(',', messages)}]";

    public static List<string> Split(string messages)
    {
        using var json = JsonDocument.Parse(messages);
        return [.. json.RootElement.EnumerateArray().Select(m => m.GetRawText())];
    }

    private static List<string> Messages(string payload)
    {
        using var body = JsonDocument.Parse(payload);
        return [.. body.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetRawText())];
    }
}
