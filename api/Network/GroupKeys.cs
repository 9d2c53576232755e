using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;

namespace Saphansung.Api.Network;

/// <summary>
/// What only we can make for a group: the code that binds it, and the links the account answers with. Both come from the photos' key
/// by HKDF (RFC 5869), so a leaked database binds no group and opens no link.
/// </summary>
internal sealed class GroupKeys(IOptions<PhotoOptions> options)
{
    /// <summary>A link is pressed soon after it was asked for.</summary>
    public static readonly TimeSpan LinkLives = TimeSpan.FromHours(24);

    private const int CodeLength = 8;
    private const int Head = 16 + sizeof(uint);
    private const int Signature = 16;

    private readonly byte[] linkKey = Key(options, "saphansung group link");
    private readonly byte[] codeKey = Key(options, "saphansung group code");

    /// <param name="Purpose">report, advice or guide.</param>
    public sealed record Link(Guid Group, string Purpose);

    /// <summary>The link's token: the group, until when, and 128 bits of HMAC-SHA256 over both and the purpose.</summary>
    public string Make(Guid group, string purpose, DateTime now)
    {
        var head = new byte[Head];
        group.TryWriteBytes(head, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(16), (uint)new DateTimeOffset(now + LinkLives).ToUnixTimeSeconds());
        return purpose[..1] + Convert.ToHexStringLower([.. head, .. Sign(purpose, head)]);
    }

    /// <returns>Null when it was not made here, for another purpose, or is over.</returns>
    public Link? Read(string? token, DateTime now)
    {
        var purpose = token is { Length: 1 + 2 * (Head + Signature) } ? Purposes.FirstOrDefault(p => p[0] == token[0]) : null;
        if (purpose is null) return null;
        Span<byte> bytes = stackalloc byte[Head + Signature];
        if (Convert.FromHexString(token.AsSpan(1), bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        if (!CryptographicOperations.FixedTimeEquals(bytes[Head..], Sign(purpose, bytes[..Head]))) return null;
        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
        return until.UtcDateTime > now ? new(new Guid(bytes[..16], bigEndian: true), purpose) : null;
    }

    public static string NewCode() => RandomNumberGenerator.GetString(References.Letters, CodeLength);

    /// <param name="code">As typed: dashes, spaces and small letters are the same.</param>
    public byte[] Hash(string code) => HMACSHA256.HashData(codeKey, Encoding.UTF8.GetBytes(Plain(code)));

    private static string Plain(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static readonly string[] Purposes = ["report", "advice", "guide"];

    private byte[] Sign(string purpose, ReadOnlySpan<byte> head) =>
        HMACSHA256.HashData(linkKey, (byte[])[.. Encoding.ASCII.GetBytes(purpose), .. head])[..Signature];

    private static byte[] Key(IOptions<PhotoOptions> options, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes(purpose));
}
