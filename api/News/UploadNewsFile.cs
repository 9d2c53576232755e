using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Keeps the picture of an announcement (JPEG or PNG, as LINE shows them), or an attachment: a PDF or a picture. Its kind is read from its content.</summary>
internal static class UploadNewsFile
{
    public const string Pdf = "application/pdf";

    /// <param name="kind"><c>picture</c>, or <c>attachment</c> when nothing is said.</param>
    public static async Task<Results<Created<OpenAnnouncement.NewsFile>, Refusal>> Handle(
        IFormFile file, [FromForm] string? kind, HttpContext http, PhotoLinks links, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (kind is not (null or "" or "picture" or "attachment")) return Refusal.Invalid("kind", "unknown_value");
        if (file.Length > UploadPhoto.MostBytes) return new Refusal(413, "letter_too_large");
        var (picture, sent) = (kind == "picture", await UploadPhoto.Bytes(file, ct));
        if (Read(sent, picture) is not var (contentType, bytes))
            return new Refusal(415, "unsupported_media_type") { Errors = new() { ["file"] = [picture ? "not_a_line_picture" : "not_a_letter"] } };

        var (id, now, name) = (Clock.NewId(clock.Now()), clock.Now(), Name(file.FileName, contentType));
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            insert into announcement_file (id, kind, name, content_type, bytes, person_id, created_at)
            values (@id, @kind, @name, @contentType, @bytes, @person, @now)
            """, new { id, kind = picture ? "picture" : "attachment", name, contentType, bytes, person = Person.Of(http.User).Id, now }, ct);
        var url = links.NewsUrl(id);
        return TypedResults.Created(url, new OpenAnnouncement.NewsFile(id, name, contentType, bytes.Length, url));
    }

    private static (string ContentType, byte[] Bytes)? Read(byte[] file, bool picture)
    {
        if (!picture && file.AsSpan().StartsWith("%PDF-"u8)) return (Pdf, file);
        return PhotoBytes.Read(file) is { } read && !(picture && read.ContentType == "image/webp") ? (read.ContentType, read.Bytes) : null;
    }

    /// <summary>As it was called, without what no file name should hold; the ending follows from the content.</summary>
    private static string Name(string given, string contentType)
    {
        var plain = new StringBuilder();
        foreach (var rune in Path.GetFileNameWithoutExtension(given.Replace('\\', '/')).EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark || rune.Value is ' ' or '-' or '_' or '(' or ')') plain.Append(rune);
        var ending = contentType == Pdf ? "pdf" : contentType["image/".Length..];
        var name = Line.LineText.CutLabel(plain.ToString().Trim(), 80);
        return $"{(name.Length == 0 ? "file" : name)}.{ending}";
    }
}
