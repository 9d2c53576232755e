using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class UploadPhoto
{
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>A picture that is somewhat too large is read to its end, so that its sender hears why; more than this is cut off.</summary>
    public const int MostSent = 16 * 1024 * 1024;

    /// <param name="Url">Signed; expires within two hours.</param>
    public sealed record Response(Guid Id, string Url);

    /// <param name="hash">How the picture looks, to find it again: 64 bits (dHash) as 16 hexadecimal digits.</param>
    public static async Task<Results<Created<Response>, Refusal>> Handle(
        IFormFile file, [FromForm] string? hash, HttpContext http, PhotoLinks links, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (Read(hash) is not (true, var look)) return Refusal.Invalid("hash", "not_a_hash");
        if (file.Length > MostBytes) return new Refusal(413, "photo_too_large");
        var sent = await Bytes(file, ct);
        if (PhotoBytes.Read(sent) is not { } photo)
            return new Refusal(415, "unsupported_media_type") { Errors = new() { ["file"] = ["not_a_photo"] } };

        var (id, now) = (Clock.NewId(clock.Now()), clock.Now());
        var person = http.User.FindFirstValue("sub");
        await using var connection = await databases.Of(http.User).OpenConnectionAsync(ct);
        await connection.Run("""
            insert into photo (id, person_id, agency_code, purpose, content_type, bytes, sha256, hash, taken_at, taken_lat, taken_lng, created_at)
            values (@id, @personId, @agency, 'report', @ContentType, @Bytes, @sha256, @look, @TakenAt, @Lat, @Lng, @now)
            """, new
        {
            id,
            personId = person is null ? (Guid?)null : Guid.Parse(person),
            agency = AgencyLinks.Agency(http.User),
            photo.ContentType,
            photo.Bytes,
            sha256 = SHA256.HashData(sent),
            look,
            photo.TakenAt,
            photo.Lat,
            photo.Lng,
            now,
        }, ct);
        var url = links.Url(id);
        return TypedResults.Created(url, new Response(id, url));
    }

    public static async Task<byte[]> Bytes(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static (bool Good, long? Hash) Read(string? hash)
    {
        if (string.IsNullOrEmpty(hash)) return (true, null);
        return hash.Length == 16 && ulong.TryParse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? (true, unchecked((long)bits))
            : (false, null);
    }
}
