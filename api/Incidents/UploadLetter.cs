using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Keeps a reply letter as evidence: a PDF, or a picture of the paper.</summary>
internal static class UploadLetter
{
    private const string Pdf = "application/pdf";

    /// <param name="Url">Signed; expires within two hours.</param>
    public sealed record Response(Guid Id, string Url);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        IFormFile file, HttpContext http, PhotoLinks links, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (file.Length > UploadPhoto.MostBytes) return new Refusal(413, "letter_too_large");
        var sent = await UploadPhoto.Bytes(file, ct);
        if (Read(sent) is not var (contentType, bytes))
            return new Refusal(415, "unsupported_media_type") { Errors = new() { ["file"] = ["not_a_letter"] } };

        var (id, now) = (Clock.NewId(clock.Now()), clock.Now());
        var person = http.User.FindFirstValue("sub");
        await using var connection = await databases.Of(http.User).OpenConnectionAsync(ct);
        await connection.Run("""
            insert into letter (id, person_id, agency_code, content_type, bytes, sha256, created_at)
            values (@id, @personId, @agency, @contentType, @bytes, @sha256, @now)
            """, new
        {
            id,
            personId = person is null ? (Guid?)null : Guid.Parse(person),
            agency = AgencyLinks.Agency(http.User),
            contentType,
            bytes,
            sha256 = SHA256.HashData(sent),
            now,
        }, ct);
        var url = links.LetterUrl(id);
        return TypedResults.Created(url, new Response(id, url));
    }

    private static (string ContentType, byte[] Bytes)? Read(byte[] file)
    {
        if (file.AsSpan().StartsWith("%PDF-"u8)) return (Pdf, file);
        return PhotoBytes.Read(file) is { } picture ? (picture.ContentType, picture.Bytes) : null;
    }
}
