using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// What becomes of a message, before and after a try. A push is safe to repeat for 24 hours, because its row's id is LINE's retry key;
/// a reply never is. 200 means that LINE accepted the message, nothing more.
/// </summary>
internal static class DeliveryRules
{
    /// <summary>LINE knows a retry key for 24 hours; after that a repeat may be a second message.</summary>
    public static readonly TimeSpan KeyLives = TimeSpan.FromHours(24);

    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(23);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan MonthlyPause = TimeSpan.FromHours(1);

    private const string Uncertain = "ไม่แน่ใจว่าข้อความถึงหรือไม่ หลังลองส่งมาเกือบหนึ่งวัน (uncertain whether it arrived)";
    private const string Unfollowed = "ผู้รับบล็อกหรือเลิกติดตามบัญชีแล้ว (the recipient no longer follows the account)";
    private const string TooLate = "หมดเวลาตอบกลับ (the reply token has expired)";
    private const string MaybeReplied = "อาจตอบกลับไปแล้วก่อนระบบหยุด (may have been answered before a stop)";

    /// <summary>Of those that a message was meant for.</summary>
    public static Outbox.Verdict NobodyLeft(DateTime now) => new(Outbox.Undeliverable, now, null, Unfollowed);

    /// <returns>Null: send it.</returns>
    public static Outbox.Verdict? BeforeTry(Outbox.Claimed message, DateTime now)
    {
        if (message.Kind == Outbox.Reply)
        {
            if (message.TriedSince is not null) return new(Outbox.Expired, now, message.TriedSince, MaybeReplied);
            return message.ExpiresAt <= now ? new(Outbox.Expired, now, null, TooLate) : null;
        }

        if (message.Unfollowed) return new(Outbox.Undeliverable, now, message.TriedSince, Unfollowed);
        return Deadline(message) <= now ? new(Outbox.Stuck, now, message.TriedSince, Uncertain) : null;
    }

    /// <param name="chance">0 to 1, spreads the repeats of many messages.</param>
    public static Outbox.Verdict AfterTry(Outbox.Claimed message, LineClient.Outcome outcome, DateTime began, DateTime now, double chance)
    {
        // LINE refused, or never heard: whether it holds the message is as certain as before this try.
        var refused = !outcome.Reached || outcome.Status is >= 400 and < 500 and not 409;
        var since = refused ? message.TriedSince : message.TriedSince ?? began;
        if (outcome.Status is 200 or 409) return new(Outbox.Sent, now, since, null);

        var error = outcome.Status is null ? $"LINE ไม่ตอบ: {outcome.Error}" : $"LINE ตอบ {outcome.Status}: {outcome.Error}";
        var next = now + Backoff(message.Attempts, chance);
        if (message.Kind == Outbox.Reply)
            return new(!outcome.Reached && next < message.ExpiresAt ? Outbox.Waiting : Outbox.Expired, next, since, error);

        if (outcome.Status == 429 && IsMonthlyLimit(outcome)) return new(Outbox.Waiting, now + MonthlyPause, since, Outbox.MonthlyLimit);
        if (refused && outcome.Status is not (null or 429)) return new(Outbox.Stuck, now, since, error);
        return Deadline(message with { TriedSince = since }) <= next
            ? new(Outbox.Stuck, now, since, Uncertain)
            : new(Outbox.Waiting, next, since, error);
    }

    private static DateTime? Deadline(Outbox.Claimed push) => push.ExpiresAt ?? push.TriedSince + GiveUpAfter;

    private static TimeSpan Backoff(int attempts, double chance)
    {
        var doubled = Shortest * Math.Pow(2, Math.Min(attempts - 1, 12)) * (1 + chance / 4);
        return doubled < Longest ? doubled : Longest;
    }

    // LINE tells its two 429 apart only by this sentence.
    private static bool IsMonthlyLimit(LineClient.Outcome outcome) =>
        outcome.Error?.Contains("monthly limit", StringComparison.OrdinalIgnoreCase) == true;
}
