using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;

namespace Saphansung.Api.Agencies;

/// <summary>
/// The secret in an agency's link: the link's id and 128 bits of HMAC-SHA256 over it. The key comes from the photos' key by HKDF
/// (RFC 5869) and is not in the database, so a leaked database opens no link; a repeated call makes the same link again.
/// </summary>
internal sealed class LinkTokens(IOptions<PhotoOptions> options)
{
    /// <summary>The fixed beginning lets secret scanners recognise a leaked link.</summary>
    public const string Prefix = "spl_";

    private const int Half = 16;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes("saphansung agency link"));

    // Hexadecimal, because chats and mail programs leave a dash or a line at the end of an address out of the link.
    public string Of(Guid linkId) => Prefix + Convert.ToHexStringLower([.. linkId.ToByteArray(bigEndian: true), .. Sign(linkId)]);

    /// <returns>The link's id; null when the token was not made here.</returns>
    public Guid? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[2 * Half];
        if (token.Length != Prefix.Length + 4 * Half || !token.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        if (Convert.FromHexString(token.AsSpan(Prefix.Length), bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        var id = new Guid(bytes[..Half], bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(bytes[Half..], Sign(id)) ? id : null;
    }

    private ReadOnlySpan<byte> Sign(Guid linkId) => HMACSHA256.HashData(key, linkId.ToByteArray(bigEndian: true)).AsSpan(0, Half);
}
