using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>What becomes of a message, and of its endpoint, after a try: Standard Webhooks 1.0, "Operational considerations".</summary>
internal static class WebhookRules
{
    /// <summary>The specification's own example: ten tries within 75 hours and a half.</summary>
    public static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>Whoever has not answered well for so long is not called again until somebody switches the endpoint on.</summary>
    public static readonly TimeSpan DisablesAfter = TimeSpan.FromDays(5);

    private static readonly TimeSpan LongestPeace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <param name="FreeAt">Until then no message of the endpoint is tried.</param>
    /// <param name="Disables">Why the endpoint is switched off by this answer; null when it is not.</param>
    public sealed record Verdict(string State, DateTime DueAt, DateTime FreeAt, string? Disables);

    /// <param name="chance">0 to 1, spreads the repeats of many messages.</param>
    public static Verdict AfterTry(WebhookMessage message, WebhookClient.Outcome outcome, DateTime now, double chance)
    {
        if (outcome.Succeeded) return new(Outbox.Sent, now, now, null);
        // A ping is for whoever waits for its answer; it is neither repeated nor mourned.
        if (message.Ping) return new(Outbox.Expired, now, now, null);
        if (outcome.Status == 410) return new(Outbox.Stuck, now, now, "gone");
        if (message.FailingSince <= now - DisablesAfter) return new(Outbox.Stuck, now, now, "failing");

        var asked = Clamp(outcome.RetryAfter);
        // Only what says that the endpoint as a whole is in trouble holds its other messages back.
        var free = now + (outcome.Status is null or 429 or 502 or 503 or 504 ? Longer(asked, Peace(message.Failures)) : asked);
        if (message.Attempts > Pauses.Length) return new(Outbox.Stuck, now, free, null);
        var pause = Pauses[message.Attempts - 1] * (1 + chance / 10);
        return new(Outbox.Waiting, now + Longer(asked, pause), free, null);
    }

    private static TimeSpan Peace(int failures)
    {
        var doubled = Pauses[0] * Math.Pow(2, Math.Min(failures, 10));
        return doubled < LongestPeace ? doubled : LongestPeace;
    }

    private static TimeSpan Clamp(TimeSpan? asked) => asked switch
    {
        null => TimeSpan.Zero,
        { } pause when pause > LongestRetryAfter => LongestRetryAfter,
        { } pause => Longer(pause, TimeSpan.Zero),
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
