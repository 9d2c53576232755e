using System.Collections.Concurrent;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Access tokens of people, 12 hours in LIFF. client_id tells for which channel one was issued; whoever does not compare it
/// signs in the users of any other app. LINE Login reference, "Verify access token validity".
/// </summary>
internal sealed class UserTokens(SimulatedLineOptions options)
{
    private const int Hours = 12;
    private readonly ConcurrentDictionary<string, UserToken> tokens = new(StringComparer.Ordinal);

    public string Issue(string userId, string? clientId, int? expiresIn)
    {
        var token = "user-" + Ids.Token();
        var life = expiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromHours(Hours);
        tokens[token] = new(userId, clientId ?? options.LoginChannelId, options.Clock.GetUtcNow() + life);
        return token;
    }

    public IResult Verify(string? token)
    {
        if (token is null || !tokens.TryGetValue(token, out var known))
            throw LineRefusal.OAuth(400, "invalid_request", "access token revoked");
        var left = (long)(known.Expires - options.Clock.GetUtcNow()).TotalSeconds;
        return left > 0
            ? Json.Answer(new { scope = "profile openid chat_message.write", client_id = known.ClientId, expires_in = left })
            : throw LineRefusal.OAuth(400, "invalid_request", "access token expired");
    }

    public string Owner(string? token) =>
        token is not null && tokens.TryGetValue(token, out var known) && known.Expires > options.Clock.GetUtcNow()
            ? known.UserId
            : throw LineRefusal.Api(401, "The access token expired");

    /// <summary>Deauthorizing takes back every permission the person gave the app.</summary>
    public void Revoke(string userId)
    {
        foreach (var owned in tokens.Where(token => token.Value.UserId == userId))
            tokens.TryRemove(owned);
    }

    private sealed record UserToken(string UserId, string ClientId, DateTimeOffset Expires);
}
