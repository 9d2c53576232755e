using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>
/// Signs partner agencies in by their key. Only the key's SHA-256 is stored; it is random enough (238 bits) to need no salt.
/// A look-up is kept for half a minute, so a revoked key dies within that time.
/// </summary>
internal sealed class AgencyKeys(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    NpgsqlDataSource database, IMemoryCache cache, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "agency_key";
    public const string Claim = "agency";

    /// <summary>The fixed beginning lets secret scanners recognise a leaked key.</summary>
    public const string Prefix = "sps_";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Mint() => $"{Prefix}live_{RandomNumberGenerator.GetString(Alphabet, 40)}";

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var hash = Hash(Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim());
        var now = clock.GetUtcNow();
        var cacheKey = (SchemeName, Convert.ToHexString(hash));
        if (!cache.TryGetValue<(string? Agency, DateTimeOffset At)>(cacheKey, out var known) || now - known.At >= Kept)
        {
            known = (await Agency(hash, now), now);
            // Only real keys are kept: guesses must not fill the memory.
            if (known.Agency is not null) cache.Set(cacheKey, known, Kept);
        }

        if (known.Agency is null) return AuthenticateResult.Fail("unknown key");
        var identity = new ClaimsIdentity([new Claim(Claim, known.Agency)], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    private async Task<string?> Agency(byte[] hash, DateTimeOffset now)
    {
        await using var connection = await database.OpenConnectionAsync(Context.RequestAborted);
        return await connection.OneOrNone<string>("""
            update agency_key
            set last_used_at = @now
            from agency
            where agency_key.hash = @hash
              and agency_key.revoked_at is null
              and agency.code = agency_key.agency_code
              and agency.active
            returning agency.code
            """, new { hash, now = now.UtcDateTime }, Context.RequestAborted);
    }
}
