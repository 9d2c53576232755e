using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class GetPhoto
{
    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, long expires, string signature, PhotoLinks links, Databases databases, HttpContext http, CancellationToken ct)
    {
        if (!links.Opens("photos", id, expires, signature)) return Refusal.NotFound;

        const string stored = "select content_type, bytes from photo where id = @id";
        var photo = await databases.Find<Row>(stored, new { id }, ct);
        if (photo is null) return Refusal.NotFound;

        http.Response.Headers.CacheControl = "private, max-age=3600, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(photo.Bytes, photo.ContentType);
    }

    private sealed record Row(string ContentType, byte[] Bytes);
}
