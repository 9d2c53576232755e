using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Identifiers in the shapes LINE uses.</summary>
internal static partial class Ids
{
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static long lastMessage = 580_000_000_000_000_000;

    public static bool IsUser(string? id) => id is not null && User().IsMatch(id);

    public static bool IsGroup(string? id) => id is not null && Group().IsMatch(id);

    /// <summary>Message ids are long decimal numbers in strings; later ones are greater.</summary>
    public static string Message() => Interlocked.Increment(ref lastMessage).ToString(CultureInfo.InvariantCulture);

    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>webhookEventId is a ULID: 48 bits of time, 80 random bits, in Crockford's base 32.</summary>
    public static string Ulid(DateTimeOffset at)
    {
        var number = (UInt128)(ulong)at.ToUnixTimeMilliseconds() << 80;
        foreach (var (place, octet) in RandomNumberGenerator.GetBytes(10).Index())
            number |= (UInt128)octet << (place * 8);
        return string.Create(26, number, static (text, rest) =>
        {
            for (var place = text.Length - 1; place >= 0; place--, rest >>= 5)
                text[place] = Crockford[(int)(rest & 31)];
        });
    }

    [GeneratedRegex("^U[0-9a-f]{32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex User();

    [GeneratedRegex("^[CR][0-9a-f]{32}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Group();
}
