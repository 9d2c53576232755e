using System.Security.Cryptography;
using System.Text;

namespace Saphansung.Api.Line;

/// <summary>Base64 of HMAC-SHA256 by the channel secret over the bytes as they came: any rewriting of the JSON would break it.</summary>
internal static class LineSignature
{
    public const string Header = "x-line-signature";

    public static bool Matches(string channelSecret, ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(signature ?? "", given, out var length) || length != given.Length) return false;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(channelSecret), body, expected);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
