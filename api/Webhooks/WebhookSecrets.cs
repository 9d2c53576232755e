using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Webhooks;

/// <summary>
/// Secrets and signatures of Standard Webhooks 1.0. A secret is derived (HKDF, RFC 5869) from the service's key, the endpoint's id
/// and a version, so none is stored: the database alone can sign nothing, and a repeated call gets the same secret again.
/// </summary>
internal sealed class WebhookSecrets(IOptions<WebhookOptions> options)
{
    private const string Prefix = "whsec_";
    private readonly byte[] key = Convert.FromBase64String(options.Value.SigningKey);

    /// <returns>As the specification writes secrets: <c>whsec_</c> and base64 of 32 bytes.</returns>
    public string Secret(Guid endpoint, int version) => Prefix + Convert.ToBase64String(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32,
        info: Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"webhook/{endpoint}/{version}"))));

    /// <returns>One signature for each secret, the newest first, separated by a space.</returns>
    public string Sign(WebhookMessage message, DateTime at)
    {
        var timestamp = Seconds(at);
        var newest = Sign(Secret(message.EndpointId, message.SecretVersion), message.WebhookId.ToString(), timestamp, message.Payload);
        return message.OldSecretUntil > at
            ? $"{newest} {Sign(Secret(message.EndpointId, message.SecretVersion - 1), message.WebhookId.ToString(), timestamp, message.Payload)}"
            : newest;
    }

    public static string Sign(string secret, string id, string timestamp, string body) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")));

    public static string Seconds(DateTime at) => new DateTimeOffset(at).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
