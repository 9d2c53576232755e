using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Api.Platform;

/// <summary>
/// A write that may be repeated carries a key; a unique column beside the row it makes decides which call came first,
/// and a hash of the body tells a repeat from another body under the same key.
/// </summary>
internal static class Idempotency
{
    public const string Header = "Idempotency-Key";

    public static readonly Refusal Missing = new(400, "idempotency_key_missing");
    public static readonly Refusal Reused = new(422, "idempotency_key_reused");

    public static bool TryKey(string? header, out Guid key) => Guid.TryParseExact(header, "D", out key);

    // What is left out is left out of the hash: a body keeps its hash when a later version of the contract adds a field.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Hash<T>(T body) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, Json));
}
