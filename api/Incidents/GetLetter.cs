using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class GetLetter
{
    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, long expires, string signature, PhotoLinks links, Databases databases, HttpContext http, CancellationToken ct)
    {
        if (!links.Opens("letters", id, expires, signature)) return Refusal.NotFound;

        const string stored = "select content_type, bytes, created_at from letter where id = @id";
        var letter = await databases.Find<Row>(stored, new { id }, ct);
        if (letter is null) return Refusal.NotFound;

        http.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // Always a download: what somebody outside wrote never opens as a page of ours.
        return TypedResults.Bytes(letter.Bytes, letter.ContentType, Name(letter));
    }

    private static string Name(Row letter) =>
        $"letter-{Clock.InBangkok(letter.CreatedAt):yyyyMMdd}.{(letter.ContentType == "application/pdf" ? "pdf" : letter.ContentType["image/".Length..])}";

    private sealed record Row(string ContentType, byte[] Bytes, DateTime CreatedAt);
}
