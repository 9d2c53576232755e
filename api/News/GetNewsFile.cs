using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>What is published everybody may fetch; before that a signed link is needed, which expires.</summary>
internal static class GetNewsFile
{
    public const string Folder = "announcements/files";

    public static string Path(Guid id) => $"/api/v1/{Folder}/{id}";

    public static async Task<Results<FileContentHttpResult, Refusal>> Handle(
        Guid id, PhotoLinks links, NpgsqlDataSource database, HttpContext http, CancellationToken ct, long? expires = null, string? signature = null)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var file = await connection.OneOrNone<Row>("""
            select announcement_file.kind, name, content_type, bytes, sent_at is not null as open
            from announcement_file
            left join announcement on announcement.id = announcement_id
            where announcement_file.id = @id
            """, new { id }, ct);
        if (file is null) return Refusal.NotFound;
        if (!file.Open && !(expires is { } until && signature is not null && links.Opens(Folder, id, until, signature))) return Refusal.NotFound;

        http.Response.Headers.CacheControl = file.Open ? "public, max-age=86400, immutable" : "private, max-age=3600, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        // An attachment is always a download: what somebody outside wrote never opens as a page of ours.
        return file.Kind == "picture" ? TypedResults.Bytes(file.Bytes, file.ContentType) : TypedResults.Bytes(file.Bytes, file.ContentType, file.Name);
    }

    private sealed record Row(string Kind, string Name, string ContentType, byte[] Bytes, bool Open);
}
