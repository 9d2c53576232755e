using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;

namespace Saphansung.Api.Training;

/// <summary>
/// What only we can make for a course: the code on the hall's screen, the pass of somebody who scanned it without being enrolled, and the
/// code on an invitation. All come from the photos' key by HKDF (RFC 5869), so nothing of them is stored.
/// </summary>
internal sealed class HallKeys(IOptions<PhotoOptions> options)
{
    public const string In = "in";
    public const string Out = "out";

    /// <summary>So long the screen shows one code; it is taken as long again, for whoever scanned at the last moment.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PassStep = TimeSpan.FromMinutes(15);
    private const int Signature = 12;

    private readonly byte[] hallKey = Key(options, "saphansung hall code");
    private readonly byte[] passKey = Key(options, "saphansung hall pass");
    private readonly byte[] invitationKey = Key(options, "saphansung invitation code");

    public sealed record Hall(Guid Session, string Direction);

    /// <summary>Session and 96 bits of HMAC-SHA256 over it, the direction and the time step: short, so that the QR code reads from afar.</summary>
    public string Make(Guid session, string direction, DateTime now) => Token(session, Sign(hallKey, direction, session, StepOf(now, Step)));

    /// <returns>Null when it was not made here, or not within this step or the one before.</returns>
    public Hall? Read(string? token, DateTime now)
    {
        if (Parts(token) is not var (session, signature)) return null;
        foreach (var direction in (string[])[In, Out])
            if (Signed(hallKey, direction, session, StepOf(now, Step), signature)) return new(session, direction);
        return null;
    }

    /// <summary>For that person to enrol on the spot, within 15 to 30 minutes.</summary>
    public string MakePass(Guid session, Guid person, DateTime now) => Token(session, Sign(passKey, person.ToString(), session, StepOf(now, PassStep)));

    /// <returns>The session; null when it is another person's, or over.</returns>
    public Guid? ReadPass(string? pass, Guid person, DateTime now) =>
        Parts(pass) is var (session, signature) && Signed(passKey, person.ToString(), session, StepOf(now, PassStep), signature) ? session : null;

    /// <summary>For the letter: eight letters by which the invited person takes their row of the roster over.</summary>
    public string InvitationCode(Guid enrolment)
    {
        var hash = HMACSHA256.HashData(invitationKey, enrolment.ToByteArray(bigEndian: true));
        return string.Concat(Enumerable.Range(0, 8).Select(i => References.Letters[BitConverter.ToUInt16(hash, i * 2) % References.Letters.Length]));
    }

    private static long StepOf(DateTime now, TimeSpan step) => now.Ticks / step.Ticks;

    private static string Token(Guid session, byte[] signature) => Base64Url.EncodeToString([.. session.ToByteArray(bigEndian: true), .. signature]);

    private static (Guid Session, byte[] Signature)? Parts(string? token)
    {
        var bytes = new byte[16 + Signature];
        return token is { Length: 38 } && Base64Url.DecodeFromChars(token, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            ? (new Guid(bytes.AsSpan(..16), bigEndian: true), bytes[16..])
            : null;
    }

    private static bool Signed(byte[] key, string purpose, Guid session, long step, byte[] signature) =>
        CryptographicOperations.FixedTimeEquals(signature, Sign(key, purpose, session, step))
        | CryptographicOperations.FixedTimeEquals(signature, Sign(key, purpose, session, step - 1));

    private static byte[] Sign(byte[] key, string purpose, Guid session, long step) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{purpose}/{session}.{step}")))[..Signature];

    private static byte[] Key(IOptions<PhotoOptions> options, string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: Encoding.ASCII.GetBytes(purpose));
}
