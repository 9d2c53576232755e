using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// ID tokens as LIFF hands them out: ES256, one hour, and neither nonce, amr nor auth_time unless asked for.
/// LINE Login documentation, "Get profile information from ID tokens".
/// </summary>
internal sealed class IdTokens(SimulatedLineOptions options, SigningKeys keys, People people)
{
    public const string Issuer = "https://access.line.me";

    /// <summary>
    /// Any claim of <paramref name="asked"/> replaces LINE's (null leaves it out), and <c>alg</c>, <c>kid</c>, <c>expiresIn</c>
    /// bend the rest, so that tests can mint what a verifier has to refuse.
    /// </summary>
    public string Mint(JsonObject asked)
    {
        var userId = asked["userId"].Text();
        if (!Ids.IsUser(userId))
            throw LineRefusal.Property("userId");

        var person = people.Meet(userId!, asked["name"].Text());
        var algorithm = asked["alg"].Text() ?? "ES256";
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm };
        if (asked["kid"].Text() is { } wanted)
            header["kid"] = wanted;
        else if (algorithm is "ES256" or "RS256")
            header["kid"] = algorithm == "ES256" ? keys.EllipticKid : SigningKeys.RsaKid;

        var now = options.Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer,
            ["sub"] = userId,
            ["aud"] = options.LoginChannelId,
            ["exp"] = now + (asked["expiresIn"].Whole() ?? 3600),
            ["iat"] = now,
            ["name"] = person.Name,
        };
        foreach (var (claim, value) in asked.Where(pair => pair.Key is not ("userId" or "name" or "alg" or "kid" or "expiresIn")))
        {
            claims.Remove(claim);
            if (value is not null)
                claims[claim] = value.DeepClone();
        }

        var signed = $"{Part(header)}.{Part(claims)}";
        return $"{signed}.{SigningKeys.Encode(keys.Sign(algorithm, signed, options.ChannelSecret))}";
    }

    /// <summary>LINE Login reference, "Verify ID token": the claims, or one of six sentences.</summary>
    public IResult Verify(LineCall call)
    {
        var form = call.Form();
        var claims = Read(form.GetValueOrDefault("id_token", "")) ?? throw Refused("Invalid IdToken.");
        if (claims["iss"].Text() != Issuer)
            throw Refused("Invalid IdToken Issuer.");
        if (claims["exp"].Number() is not { } expiry || expiry <= options.Clock.GetUtcNow().ToUnixTimeSeconds())
            throw Refused("IdToken expired.");
        if (claims["aud"].Text() is not { } audience || audience != form.GetValueOrDefault("client_id"))
            throw Refused("Invalid IdToken Audience.");
        if (form.TryGetValue("nonce", out var nonce) && nonce != claims["nonce"].Text())
            throw Refused("Invalid IdToken Nonce.");
        if (form.TryGetValue("user_id", out var user) && user != claims["sub"].Text())
            throw Refused("Invalid IdToken Subject Identifier.");
        return Json.Answer(claims);
    }

    private JsonObject? Read(string token)
    {
        try
        {
            return token.Split('.') is [var header, var claims, var signature]
                && (Json.Parse(WebEncoders.Base64UrlDecode(header)) as JsonObject)?["kid"].Text() == keys.EllipticKid
                && keys.Verifies($"{header}.{claims}", WebEncoders.Base64UrlDecode(signature))
                ? Json.Parse(WebEncoders.Base64UrlDecode(claims)) as JsonObject
                : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException)
        {
            return null;
        }
    }

    private static LineRefusal Refused(string description) => LineRefusal.OAuth(400, "invalid_request", description);

    private static string Part(JsonObject json) => SigningKeys.Encode(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
