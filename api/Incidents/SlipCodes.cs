using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Incidents;

/// <summary>
/// The secret half of a slip. It follows from the case and a key of ours, so that a repeated call tells the same code, it can be printed
/// again, and nothing secret is stored. It comes from the photos' key by HKDF (RFC 5869): who changes that key makes old slips void.
/// </summary>
internal sealed class SlipCodes(IOptions<PhotoOptions> options)
{
    /// <summary>481 million codes: with five guesses an hour, half of them take five thousand years.</summary>
    private const int Length = 6;

    private readonly byte[] codeKey = Key(options, "saphansung slip code");
    private readonly byte[] addressKey = Key(options, "saphansung lookup address");

    public string Of(Guid incidentId)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(codeKey, incidentId.ToByteArray(bigEndian: true)));
        return string.Create(Length, number, static (code, rest) =>
        {
            foreach (ref var letter in code)
                (rest, letter) = (rest / (ulong)References.Letters.Length, References.Letters[(int)(rest % (ulong)References.Letters.Length)]);
        });
    }

    /// <param name="incidentId">The empty id when there is no such case, so that both take the same time.</param>
    public bool Opens(Guid incidentId, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(incidentId)), Encoding.UTF8.GetBytes(code)) && incidentId != Guid.Empty;

    /// <summary>Who guesses: one address of IPv4, or one network of IPv6, because a household has 2^64 of its addresses.</summary>
    public byte[] AddressHash(IPAddress? address)
    {
        var bytes = (address?.IsIPv4MappedToIPv6 == true ? address.MapToIPv4() : address)?.GetAddressBytes() ?? [];
        return HMACSHA256.HashData(addressKey, address?.AddressFamily == AddressFamily.InterNetworkV6 && bytes.Length > 8 ? bytes[..8] : bytes);
    }

    private static byte[] Key(IOptions<PhotoOptions> options, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes(purpose));
}

internal static class References
{
    /// <summary>Letters and digits that nobody misreads or mishears: no 0 O 1 I L, no vowels that spell words.</summary>
    public const string Letters = "23456789BCDFGHJKMNPQRSTVWXYZ";
}
