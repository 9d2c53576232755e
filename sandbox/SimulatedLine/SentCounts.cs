using System.Collections.Concurrent;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Messages sent by day and kind, ready the day after. Reference, "Get number of sent messages".</summary>
internal sealed class SentCounts(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Via, DateOnly Day), int> counts = new();

    public ConcurrentDictionary<string, int> Narrowcasts { get; } = new(StringComparer.Ordinal);

    public void Add(string via, int recipients) =>
        counts.AddOrUpdate((via, Days.Today(clock)), recipients, (_, before) => before + recipients);

    public IResult Delivered(string via, string? date)
    {
        var day = Days.Read(date);
        return day < Days.Today(clock)
            ? Json.Answer(new { status = "ready", success = counts.GetValueOrDefault((via, day)) })
            : Json.Answer(new { status = "unready" });
    }

    public IResult Progress(string? requestId)
    {
        if (requestId is null || !Narrowcasts.TryGetValue(requestId, out var targets))
            throw LineRefusal.NotFound();
        return targets < 50
            ? Json.Answer(new { phase = "failed", failedDescription = "The number of recipients is insufficient", errorCode = 2 })
            : Json.Answer(new { phase = "succeeded", successCount = targets, failureCount = 0, targetCount = targets });
    }

    public void Reset()
    {
        counts.Clear();
        Narrowcasts.Clear();
    }
}
