using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using Saphansung.Api.Line;

namespace Saphansung.Api.Auth;

/// <summary>
/// Verifies LINE ID tokens as LINE's "Verify ID token" document asks: ES256 by a P-256 key of LINE's JWKS, issuer, audience,
/// expiry. LIFF tokens carry no nonce, amr or auth_time, so none is asked for.
/// </summary>
internal sealed class LineIdTokens(IOptions<LineOptions> line, IHttpClientFactory http, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    private readonly ConfigurationManager<JsonWebKeySet> keys = new(
        new Uri(line.Value.ApiUrl, "/oauth2/v2.1/certs").ToString(),
        new KeySetReader(),
        new HttpDocumentRetriever(http.CreateClient("line-keys")) { RequireHttps = false })
    {
        AutomaticRefreshInterval = TimeSpan.FromHours(12),
        RefreshInterval = TimeSpan.FromMinutes(1),
    };

    public sealed record Outcome(string? LineUserId, string? Name, bool Expired);

    public async Task<Outcome> Verify(string token, CancellationToken ct)
    {
        var found = await keys.GetConfigurationAsync(ct);
        if (handler.CanReadToken(token) && handler.ReadJsonWebToken(token) is var header && KeyOf(found, header.Kid) is null)
        {
            keys.RequestRefresh();
            found = await keys.GetConfigurationAsync(ct);
        }

        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "https://access.line.me",
            ValidAudience = line.Value.LoginChannelId,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, kid, _) => KeyOf(found, kid) is { } key ? [key] : [],
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        });

        if (!result.IsValid) return new(null, null, result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException);
        var claims = ((JsonWebToken)result.SecurityToken);
        var issuedInFuture = claims.IssuedAt > clock.GetUtcNow().UtcDateTime.Add(Skew);
        return issuedInFuture || claims.Subject is not ['U', ..]
            ? new(null, null, false)
            : new(claims.Subject, claims.TryGetPayloadValue<string>("name", out var name) ? name : null, false);
    }

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now && (notBefore is null || notBefore <= now + Skew);
    }

    // LINE's set mixes RSA and EC keys: the kid alone does not say that a key may check ES256.
    private static JsonWebKey? KeyOf(JsonWebKeySet set, string? kid) =>
        set.Keys.FirstOrDefault(k => k.Kid == kid && k is { Kty: "EC", Crv: "P-256" });

    private sealed class KeySetReader : IConfigurationRetriever<JsonWebKeySet>
    {
        public async Task<JsonWebKeySet> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
            new(await retriever.GetDocumentAsync(address, cancel));
    }
}
