using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>An announcement as the database holds it.</summary>
internal sealed record AnnouncementRow(
    Guid Id, string State, int Version, string TitleTh, string TitleEn, string BodyTh, string BodyEn, DateTime? EventFrom, DateTime? EventTo, string? EventPlace,
    string Audience, string? AudienceCode, int? AudienceMetres, DateTime? DueAt, Guid CreatedBy, DateTime CreatedAt, DateTime UpdatedAt,
    Guid? ApprovedBy, string? Way, int? Recipients, DateTime? SentAt)
{
    public const string Columns = """
        id, state, version, title_th, title_en, body_th, body_en, event_from, event_to, event_place,
        audience, audience_code, audience_metres, due_at, created_by, created_at, updated_at, approved_by, way, recipients, sent_at
        """;

    public static Task<AnnouncementRow?> Lock(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<AnnouncementRow>($"""
        select {Columns}
        from announcement
        where id = @id
        for update
        """, new { id }, ct);

    public static Task<AnnouncementRow?> Find(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<AnnouncementRow>($"""
        select {Columns}
        from announcement
        where id = @id
        """, new { id }, ct);

    public static Task<List<FileRow>> Files(DbConnection connection, Guid id, CancellationToken ct) => connection.Many<FileRow>("""
        select id, kind, name, content_type, length(bytes) as bytes
        from announcement_file
        where announcement_id = @id
        order by position
        """, new { id }, ct);

    internal sealed record FileRow(Guid Id, string Kind, string Name, string ContentType, int Bytes);
}

/// <summary>Who did what with an announcement, and when; only ever added to.</summary>
internal static class AnnouncementHistory
{
    /// <param name="person">Null for the service itself.</param>
    public static Task<int> Add(DbConnection connection, Guid announcement, string state, int version, Guid? person, string? reason, DateTime now, CancellationToken ct) =>
        connection.Run("""
            insert into announcement_event (announcement_id, state, version, person_id, reason, at)
            values (@announcement, @state, @version, @person, @reason, @now)
            """, new { announcement, state, version, person, reason, now }, ct);
}
