namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Forgets what happened: chats, calls, faults, counts, tokens. What was set up stays: people, groups, menus and addresses.
/// </summary>
internal sealed class Memory(
    Chats chats, RequestLog log, Faults faults, Quota quota, RetryKeys retryKeys, ReplyTokens replyTokens, RateLimits limits,
    SentCounts counts, Contents contents, People people, Hooks hooks)
{
    public void Reset()
    {
        faults.Reset();
        retryKeys.Reset();
        replyTokens.Reset();
        limits.Reset();
        counts.Reset();
        quota.Reset();
        contents.Reset();
        people.Reset();
        log.Reset();
        hooks.Reset();
        chats.Reset();
    }
}
