using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>The archive: what has been published, newest first, whether or not a message went with it.</summary>
internal static class ListNews
{
    private const int FirstLetters = 200;

    /// <param name="Beginning">The first lines.</param>
    public sealed record Item(Guid Id, Text Title, Text Beginning, OpenAnnouncement.Happening? Event, string? Picture, DateTime PublishedAt);

    public static async Task<Results<Ok<Page<Item>>, Refusal>> Handle(
        NpgsqlDataSource database, HttpContext http, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        var items = await Read(database, after, limit + 1, ct);
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Ok(Paging.Of(items, limit, i => i.Id));
    }

    public static async Task<List<Item>> Read(NpgsqlDataSource database, Guid? after, int count, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select id, title_th, title_en, body_th, body_en, event_from, event_to, event_place, sent_at,
                   (select id from announcement_file where announcement_id = announcement.id and kind = 'picture' limit 1) as picture
            from announcement
            where sent_at is not null
              and (@after::uuid is null or (sent_at, id) < (select sent_at, id from announcement where id = @after and sent_at is not null))
            order by sent_at desc, id desc
            limit @count
            """, new { after, count }, ct);
        return rows.ConvertAll(r => new Item(
            r.Id, new(r.TitleTh, r.TitleEn), new(Line.LineText.Cut(r.BodyTh, FirstLetters), Line.LineText.Cut(r.BodyEn, FirstLetters)),
            r.EventFrom is { } from ? new(from, r.EventTo, r.EventPlace) : null, r.Picture is { } picture ? GetNewsFile.Path(picture) : null, r.SentAt));
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, string BodyTh, string BodyEn, DateTime? EventFrom, DateTime? EventTo, string? EventPlace, DateTime SentAt, Guid? Picture);
}
