using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Opens the tests of one course on a tablet of the staff for a few hours: the course, the end, eight random bytes that tell tablets
/// apart, and 128 bits of HMAC-SHA256 over them. Nothing is stored, so nothing but time ends it; the key comes from the photos' key by HKDF (RFC 5869).
/// </summary>
internal sealed class KioskTokens(IOptions<PhotoOptions> options, TimeProvider clock)
{
    public const string Prefix = "spk_";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private const int Told = 32;
    private const int Signed = 16;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes("saphansung kiosk"));

    public (string Token, DateTime ExpiresAt) Make(Guid courseId)
    {
        var expiresAt = clock.Now() + Lifetime;
        Span<byte> told = stackalloc byte[Told];
        courseId.TryWriteBytes(told, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(told[16..], new DateTimeOffset(expiresAt).ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(told[24..]);
        return (Prefix + Convert.ToHexStringLower([.. told, .. Sign(told)]), expiresAt);
    }

    /// <returns>The course and what tells this tablet apart; null when the token is forged or over.</returns>
    public (Guid CourseId, string Tablet)? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[Told + Signed];
        if (token.Length != Prefix.Length + 2 * bytes.Length || !token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        if (Convert.FromHexString(token.AsSpan(Prefix.Length), bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        if (!CryptographicOperations.FixedTimeEquals(bytes[Told..], Sign(bytes[..Told]))) return null;
        if (BinaryPrimitives.ReadInt64BigEndian(bytes[16..]) <= clock.GetUtcNow().ToUnixTimeSeconds()) return null;
        return (new Guid(bytes[..16], bigEndian: true), Convert.ToHexStringLower(bytes[24..Told]));
    }

    private byte[] Sign(ReadOnlySpan<byte> told) => HMACSHA256.HashData(key, told)[..Signed];
}
