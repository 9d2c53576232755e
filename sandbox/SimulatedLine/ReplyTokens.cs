namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// A reply token answers its chat once, within a minute of the webhook. A redelivered event's token lives a minute from the
/// redelivery, unless it was used or the event is older than 20 minutes. Reference, "Send reply message".
/// </summary>
internal sealed class ReplyTokens(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(20);
    private readonly Dictionary<string, Token> tokens = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public void Grant(string token, string chatId)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var first = tokens.GetValueOrDefault(token) ?? new(chatId, now, now, Used: false);
            if (!first.Used && now - first.Granted <= LongestLife)
                tokens[token] = first with { Expires = now + Life };
        }
    }

    /// <summary>The chat a token may answer; <see cref="Spend"/> comes after the messages proved sendable.</summary>
    public string Check(string? token)
    {
        lock (gate)
            return token is not null && tokens.TryGetValue(token, out var known) && !known.Used && clock.GetUtcNow() < known.Expires
                ? known.ChatId
                : throw LineRefusal.Api(400, "Invalid reply token");
    }

    public void Spend(string token)
    {
        lock (gate)
            tokens[token] = tokens[token] with { Used = true };
    }

    public void Reset()
    {
        lock (gate)
            tokens.Clear();
    }

    private sealed record Token(string ChatId, DateTimeOffset Granted, DateTimeOffset Expires, bool Used);
}
