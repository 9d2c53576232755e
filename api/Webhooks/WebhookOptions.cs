using System.ComponentModel.DataAnnotations;

namespace Saphansung.Api.Webhooks;

/// <summary>Section <c>Webhooks</c> of the configuration.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    /// <summary>Base64 of at least 32 random bytes, the same on every instance: every endpoint's secret follows from it.</summary>
    [Required(ErrorMessage = "Set Webhooks__SigningKey to base64 of 32 random bytes, for example: openssl rand -base64 32")]
    public string SigningKey { get; set; } = "";

    /// <summary>
    /// <c>host:port</c> of targets that may be called by http, on any port and at a private address, such as an agency's system
    /// inside the city's own network. Exact; no patterns.
    /// </summary>
    public IList<string> AllowedHosts { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var bytes = new byte[SigningKey.Length];
        if (!Convert.TryFromBase64String(SigningKey, bytes, out var length) || length < 32)
            yield return new("Webhooks__SigningKey must be base64 of at least 32 bytes.");
        foreach (var (i, entry) in AllowedHosts.Index())
        {
            if (!Uri.TryCreate("http://" + entry, UriKind.Absolute, out var parsed) || !entry.EndsWith(':' + Port(parsed), StringComparison.Ordinal) || parsed.PathAndQuery != "/" || parsed.UserInfo.Length > 0)
                yield return new($"Webhooks__AllowedHosts__{i} is '{entry}', which is not host:port.");
        }
    }

    private static string Port(Uri target) => target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal bool Allows(string host, int port) =>
        AllowedHosts.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{port}"), StringComparer.OrdinalIgnoreCase);
}
