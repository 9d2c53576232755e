using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

/// <summary>Whose key it is, whether it may change things, and whether it sees test cases instead of the district's.</summary>
internal sealed record AgencyCaller(string Agency, bool Update, bool Test);

/// <summary>
/// Makes keys and knows them again. Only a key's SHA-256 is stored; it is random enough (202 bits) to need no salt.
/// A look-up is kept for half a minute, so a revoked key dies within that time.
/// </summary>
internal sealed class AgencyKeyring(NpgsqlDataSource database, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>The fixed beginning lets secret scanners recognise a leaked key.</summary>
    public const string Prefix = "sps_";

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary><c>sps_live_</c> or <c>sps_test_</c>, 34 random letters, and 6 that are their checksum: see <see cref="Checksum"/>.</summary>
    public static string Mint(bool test)
    {
        var random = RandomNumberGenerator.GetString(Alphabet, 34);
        return $"{Prefix}{(test ? "test" : "live")}_{random}{Checksum(random)}";
    }

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The first six bytes of the random part's SHA-256, each modulo 62: a scanner tells a real key from a look-alike without asking us.</summary>
    public static string Checksum(string random) => string.Concat(Hash(random).Take(6).Select(b => Alphabet[b % Alphabet.Length]));

    /// <returns>Null for a key that is unknown, revoked or expired.</returns>
    public async Task<AgencyCaller?> Find(string key, CancellationToken ct)
    {
        var hash = Hash(key);
        var now = clock.GetUtcNow();
        var cacheKey = (Prefix, Convert.ToHexString(hash));
        if (cache.TryGetValue<(AgencyCaller Caller, DateTimeOffset At)>(cacheKey, out var known) && now - known.At < Kept) return known.Caller;

        // Only real keys are kept: guesses must not fill the memory.
        if (await Look(hash, now, ct) is not { } caller) return null;
        cache.Set(cacheKey, (caller, now), Kept);
        return caller;
    }

    private async Task<AgencyCaller?> Look(byte[] hash, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.OneOrNone<AgencyCaller>("""
            update agency_key
            set last_used_at = @now
            from agency
            where agency_key.hash = @hash
              and agency_key.revoked_at is null
              and (agency_key.expires_at is null or agency_key.expires_at > @now)
              and agency.code = agency_key.agency_code
              and agency.active
            returning agency.code as agency, access = 'update' as update, test
            """, new { hash, now = now.UtcDateTime }, ct);
    }
}
