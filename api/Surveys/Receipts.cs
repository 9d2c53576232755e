using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;

namespace Saphansung.Api.Surveys;

/// <summary>
/// What an anonymous respondent gets to withdraw by. It follows from their Idempotency-Key, which is nowhere stored, and a key of
/// ours, which is not in the database: a repeated call finds its answer again, and nobody else can, with everything that is stored.
/// </summary>
internal sealed class Receipts(IOptions<Auth.SessionOptions> options)
{
    private const int Length = 16;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Value.SigningKey), 32, info: "saphansung survey receipt"u8.ToArray());

    /// <summary>77 random bits in letters that nobody misreads, in groups of four.</summary>
    public string Of(Guid roundId, Guid personId, Guid submissionKey)
    {
        byte[] all = [.. roundId.ToByteArray(), .. personId.ToByteArray(), .. submissionKey.ToByteArray()];
        var bytes = HMACSHA256.HashData(key, all);
        var code = new StringBuilder();
        for (var i = 0; i < Length; i++)
        {
            if (i > 0 && i % 4 == 0) code.Append('-');
            code.Append(References.Letters[((bytes[i * 2] << 8) | bytes[(i * 2) + 1]) % References.Letters.Length]);
        }

        return code.ToString();
    }

    /// <summary>However it was typed: with or without hyphens and blanks, in any case.</summary>
    public static byte[] Hash(string receipt) => SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(receipt.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}
