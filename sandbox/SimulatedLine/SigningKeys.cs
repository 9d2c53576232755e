using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// The keys behind /oauth2/v2.1/certs. LINE's set mixes RSA and EC keys, and LIFF's ID tokens are signed with the EC one:
/// whoever verifies has to choose by kid, kty and curve.
/// </summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly ECDsa elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    /// <summary>One pair for all that run in this process: making them takes longer than everything else at the start.</summary>
    private static readonly Lazy<(string Kid, RSA Key)[]> Rsa = new(() => [(Ids.Token(), RSA.Create(2048)), (Ids.Token(), RSA.Create(2048))]);

    public string EllipticKid { get; } = Ids.Token();
    public static string RsaKid => Rsa.Value[0].Kid;

    public object Published()
    {
        var point = elliptic.ExportParameters(includePrivateParameters: false).Q;
        object last = new { kty = "EC", alg = "ES256", use = "sig", kid = EllipticKid, crv = "P-256", x = Encode(point.X!), y = Encode(point.Y!) };
        var others = Rsa.Value.Select(object (pair) =>
        {
            var numbers = pair.Key.ExportParameters(includePrivateParameters: false);
            return new { kty = "RSA", alg = "RS256", use = "sig", kid = pair.Kid, e = Encode(numbers.Exponent!), n = Encode(numbers.Modulus!) };
        });
        return new { keys = others.Append(last) };
    }

    /// <summary>ES256 is SHA-256 and the 64 bytes r‖s, not DER (RFC 7518 section 3.4).</summary>
    public byte[] Sign(string algorithm, string text, string sharedSecret)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        return algorithm switch
        {
            "ES256" => elliptic.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            "RS256" => Rsa.Value[0].Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(sharedSecret), bytes),
            "none" => [],
            _ => throw LineRefusal.Api(400, "alg is one of ES256, RS256, HS256, none"),
        };
    }

    public bool Verifies(string text, byte[] signature) => elliptic.VerifyData(
        Encoding.ASCII.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    public void Dispose() => elliptic.Dispose();
}
