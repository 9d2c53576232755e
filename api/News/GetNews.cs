using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>One published announcement; a draft is not there for anybody.</summary>
internal static class GetNews
{
    public sealed record News(
        Guid Id, Text Title, Text Body, OpenAnnouncement.Happening? Event, string? Picture, IReadOnlyList<OpenAnnouncement.NewsFile> Attachments, DateTime PublishedAt);

    public static async Task<Results<Ok<News>, Refusal>> Handle(Guid id, NpgsqlDataSource database, HttpContext http, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AnnouncementRow.Find(connection, id, ct) is not { SentAt: { } sentAt } row) return Refusal.NotFound;

        var files = await AnnouncementRow.Files(connection, id, ct);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(new News(
            row.Id, new(row.TitleTh, row.TitleEn), new(row.BodyTh, row.BodyEn), row.EventFrom is { } from ? new(from, row.EventTo, row.EventPlace) : null,
            files.Find(f => f.Kind == "picture") is { } picture ? GetNewsFile.Path(picture.Id) : null,
            [.. files.Where(f => f.Kind == "attachment").Select(f => new OpenAnnouncement.NewsFile(f.Id, f.Name, f.ContentType, f.Bytes, GetNewsFile.Path(f.Id)))], sentAt));
    }
}
