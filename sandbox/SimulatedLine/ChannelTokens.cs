using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Stateless channel access tokens: any number of them, 15 minutes each, none revocable.
/// Messaging API reference, "Issue stateless channel access token".
/// </summary>
internal sealed class ChannelTokens(SimulatedLineOptions options)
{
    private const int Seconds = 900;
    private readonly ConcurrentDictionary<string, DateTimeOffset> expiries = new(StringComparer.Ordinal);

    public IResult Issue(LineCall call)
    {
        var form = call.Form();
        if (form.GetValueOrDefault("grant_type") != "client_credentials")
            throw LineRefusal.OAuth(400, "unsupported_grant_type", "Unsupported grant_type");
        if (form.ContainsKey("client_assertion"))
            throw LineRefusal.OAuth(400, "invalid_client", "No assertion signing key is registered for this channel");
        if (form.GetValueOrDefault("client_id") != options.ChannelId || !IsSecret(form.GetValueOrDefault("client_secret", "")))
            throw LineRefusal.OAuth(400, "invalid_client", "Invalid client_id or client_secret");

        return Json.Answer(new { token_type = "Bearer", access_token = New(), expires_in = Seconds });
    }

    public string New()
    {
        var now = options.Clock.GetUtcNow();
        foreach (var old in expiries.Where(token => token.Value <= now))
            expiries.TryRemove(old);
        var issued = "sim-" + Ids.Token() + Ids.Token();
        expiries[issued] = now.AddSeconds(Seconds);
        return issued;
    }

    public void Check(string? token)
    {
        if (token is null)
            throw Refused("missing bearer token");
        if (!expiries.TryGetValue(token, out var expiry) || expiry <= options.Clock.GetUtcNow())
            throw Refused("invalid token");
    }

    private bool IsSecret(string text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(options.ChannelSecret));

    private static LineRefusal Refused(string reason) => LineRefusal.Api(401,
        $"Authentication failed due to the following reason: {reason}. Confirm that the access token in the authorization header is valid.");
}
