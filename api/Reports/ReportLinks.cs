using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;

namespace Saphansung.Api.Reports;

/// <summary>
/// The link that a delivered report comes with: it opens this one report for this one director, without signing in. Made from the photos'
/// key by HKDF (RFC 5869), so that a leaked database opens nothing.
/// </summary>
internal sealed class ReportLinks(IOptions<PhotoOptions> options)
{
    /// <summary>Two quarters: whoever is asked about a figure finds it in the chat.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromDays(184);

    private const int Id = 16;
    private const int Head = (2 * Id) + sizeof(uint);
    private const int Signature = 16;

    private readonly byte[] key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes("saphansung report link"));

    /// <returns>The report, the director, until when, and 128 bits of HMAC-SHA256 over them, hexadecimal.</returns>
    public string Make(Guid report, Guid director, DateTime now)
    {
        var head = new byte[Head];
        report.TryWriteBytes(head, bigEndian: true, out _);
        director.TryWriteBytes(head.AsSpan(Id), bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(2 * Id), (uint)new DateTimeOffset(now + Lives).ToUnixTimeSeconds());
        return Convert.ToHexStringLower([.. head, .. Sign(head)]);
    }

    /// <returns>Null when it was not made here or is over.</returns>
    public (Guid Report, Guid Director)? Read(string link, DateTime now)
    {
        Span<byte> bytes = stackalloc byte[Head + Signature];
        if (link.Length != 2 * bytes.Length || Convert.FromHexString(link, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        if (!CryptographicOperations.FixedTimeEquals(bytes[Head..], Sign(bytes[..Head]))) return null;
        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[(2 * Id)..]));
        return until.UtcDateTime > now ? (new(bytes[..Id], bigEndian: true), new(bytes[Id..(2 * Id)], bigEndian: true)) : null;
    }

    private byte[] Sign(ReadOnlySpan<byte> head) => HMACSHA256.HashData(key, head)[..Signature];
}
