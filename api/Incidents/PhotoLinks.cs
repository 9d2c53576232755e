using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Incidents;

/// <summary>Section <c>Photos</c> of the configuration.</summary>
public sealed class PhotoOptions
{
    /// <summary>Base64 of at least 32 random bytes; the same on every instance.</summary>
    [Required(ErrorMessage = "Set Photos__SigningKey to base64 of 32 random bytes, for example: openssl rand -base64 32")]
    public string SigningKey { get; set; } = "";
}

/// <summary>Links to photos and letters that expire and cannot be guessed: whoever may read a case gets them with it, nobody else does.</summary>
internal sealed class PhotoLinks(IOptions<PhotoOptions> options, TimeProvider clock)
{
    private readonly byte[] key = Convert.FromBase64String(options.Value.SigningKey);

    public string Url(Guid photoId) => Url("photos", photoId);

    public string LetterUrl(Guid letterId) => Url("letters", letterId);

    public string NewsUrl(Guid fileId) => Url("announcements/files", fileId);

    /// <param name="kind">The path's name for what the link opens: <c>photos</c>, <c>letters</c> or <c>announcements/files</c>.</param>
    public bool Opens(string kind, Guid id, long expires, string signature) =>
        expires > clock.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(kind, id, expires)));

    private string Url(string kind, Guid id)
    {
        // The same hour gives the same link, so that the browser's cache works; a link lives one to two hours.
        var expires = (clock.GetUtcNow().ToUnixTimeSeconds() / 3600 + 2) * 3600;
        return string.Create(CultureInfo.InvariantCulture, $"/api/v1/{kind}/{id}?expires={expires}&signature={Sign(kind, id, expires)}");
    }

    private string Sign(string kind, Guid id, long expires) => Convert.ToHexStringLower(HMACSHA256.HashData(key,
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}/{id}.{expires}"))));
}
