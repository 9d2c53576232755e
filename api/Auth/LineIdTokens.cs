using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Saphansung.Api.Line;

namespace Saphansung.Api.Auth;

/// <summary>
/// Verifies LINE ID tokens as LINE's "Verify ID token" document asks: ES256 by a P-256 key of LINE's JWKS, issuer, audience,
/// expiry. LIFF tokens carry no nonce, amr or auth_time, so none is asked for.
/// </summary>
internal sealed class LineIdTokens(IOptions<LineOptions> line, LineKeys keys, IHttpClientFactory http, TimeProvider clock)
{
    private const string ExpiredSaysLine = "IdToken expired.";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public sealed record Outcome(string? LineUserId, string? Name, bool Expired);

    public async Task<Outcome> Verify(string token, CancellationToken ct)
    {
        JsonWebKeySet known;
        try
        {
            known = await keys.Get(ct);
        }
        catch (Exception e) when (LineKeys.IsAway(e))
        {
            return await AskLine(token, ct);
        }

        var result = await Validate(token, known);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await keys.Renew(ct) is { } renewed)
            result = await Validate(token, renewed);

        if (!result.IsValid) return new(null, null, result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException);
        var claims = (JsonWebToken)result.SecurityToken;
        var issuedInFuture = claims.IssuedAt > clock.GetUtcNow().UtcDateTime + Skew;
        return issuedInFuture || claims.Subject is not ['U', ..]
            ? new(null, null, false)
            : new(claims.Subject, claims.TryGetPayloadValue<string>("name", out var name) ? name : null, false);
    }

    /// <summary>Only while its keys have never been seen: LINE does not say how often this call may be made.</summary>
    private async Task<Outcome> AskLine(string token, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["id_token"] = token, ["client_id"] = line.Value.LoginChannelId });
        using var answer = await http.CreateClient(LineKeys.Client).PostAsync(new Uri(line.Value.ApiUrl, "/oauth2/v2.1/verify"), form, ct);
        if ((int)answer.StatusCode >= 500) answer.EnsureSuccessStatusCode();
        var said = await answer.Content.ReadFromJsonAsync<Verified>(ct);
        return answer.IsSuccessStatusCode && said?.Sub is ['U', ..]
            ? new(said.Sub, said.Name, false)
            : new(null, null, said?.ErrorDescription == ExpiredSaysLine);
    }

    private Task<TokenValidationResult> Validate(string token, JsonWebKeySet found) => handler.ValidateTokenAsync(token, new()
    {
        ValidIssuer = "https://access.line.me",
        ValidAudience = line.Value.LoginChannelId,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        // LINE's set mixes RSA and EC keys: the kid alone does not say that a key may check ES256.
        IssuerSigningKeyResolver = (_, _, kid, _) => found.Keys.Where(k => k.Kid == kid && k is { Kty: "EC", Crv: "P-256" }),
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
            expires > clock.GetUtcNow().UtcDateTime && (notBefore is null || notBefore <= clock.GetUtcNow().UtcDateTime + Skew),
    });

    private sealed record Verified(string? Sub, string? Name, [property: JsonPropertyName("error_description")] string? ErrorDescription);
}

/// <summary>LINE's public keys. They are kept: while LINE is away the known ones go on working.</summary>
internal sealed class LineKeys(IOptions<LineOptions> line, IHttpClientFactory http, TimeProvider clock)
{
    public const string Client = "line-keys";

    /// <summary>A stranger's made-up key id must not make us ask LINE for each of his tokens.</summary>
    private static readonly TimeSpan Floor = TimeSpan.FromMinutes(1);

    private volatile Kept? kept;

    public async ValueTask<JsonWebKeySet> Get(CancellationToken ct) => (kept ?? await Fetch(ct)).Keys;

    /// <returns>Null when LINE was asked less than a minute ago, or does not answer.</returns>
    public async Task<JsonWebKeySet?> Renew(CancellationToken ct)
    {
        if (kept is { } known && clock.GetUtcNow() - known.At < Floor) return null;
        try
        {
            return (await Fetch(ct)).Keys;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    public static bool IsAway(Exception e) => e is HttpRequestException or TaskCanceledException { InnerException: TimeoutException };

    private async Task<Kept> Fetch(CancellationToken ct)
    {
        var json = await http.CreateClient(Client).GetStringAsync(new Uri(line.Value.ApiUrl, "/oauth2/v2.1/certs"), ct);
        return kept = new(new(json), clock.GetUtcNow());
    }

    private sealed record Kept(JsonWebKeySet Keys, DateTimeOffset At);
}
