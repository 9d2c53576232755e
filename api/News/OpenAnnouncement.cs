using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

internal static class OpenAnnouncement
{
    /// <param name="State"><c>draft</c>, <c>awaiting_approval</c>, <c>returned</c>, <c>approved</c>, <c>scheduled</c>, <c>sending</c>, <c>sent</c> or <c>cancelled</c>.</param>
    /// <param name="Version">Counts the changes of what it says; sent back with a decision.</param>
    /// <param name="Way">How it went: <c>push</c>, <c>inbox</c> or <c>archive</c>; null while it has not.</param>
    /// <param name="Recipients">How many people it was for when it went.</param>
    /// <param name="SentAt">Since then everybody may read it in the archive.</param>
    /// <param name="Allowed">States that the caller may ask for now.</param>
    public sealed record Announcement(
        Guid Id, string State, int Version, Text Title, Text Body, Happening? Event, NewsFile? Picture, IReadOnlyList<NewsFile> Attachments,
        Audience.Wish Audience, DateTime? DueAt, string By, DateTime CreatedAt, DateTime UpdatedAt, string? ApprovedBy,
        string? Way, int? Recipients, DateTime? SentAt, IReadOnlyList<string> Allowed, IReadOnlyList<Line> History);

    public sealed record Happening(DateTime From, DateTime? To, string? Place);

    /// <param name="Url">Signed while it is not published; expires within two hours then.</param>
    /// <param name="Bytes">Its size.</param>
    public sealed record NewsFile(Guid Id, string Name, string ContentType, int Bytes, string Url);

    /// <param name="By">Null for the service itself.</param>
    public sealed record Line(string State, int Version, string? By, string? Reason, DateTime At);

    public static async Task<Results<Ok<Announcement>, Refusal>> Handle(
        Guid id, HttpContext http, AnnouncementView view, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await view.Read(connection, id, Person.Of(http.User), ct) is { } found ? TypedResults.Ok(found) : Refusal.NotFound;
    }
}

/// <summary>An announcement as staff see it.</summary>
internal sealed class AnnouncementView(PhotoLinks links)
{
    public async Task<OpenAnnouncement.Announcement?> Read(DbConnection connection, Guid id, Person reader, CancellationToken ct)
    {
        if (await AnnouncementRow.Find(connection, id, ct) is not { } row) return null;

        var files = await AnnouncementRow.Files(connection, id, ct);
        var names = (await connection.Many<Name>("select id, name as text from person where id = @CreatedBy or id = @ApprovedBy", row, ct)).ToDictionary(n => n.Id, n => n.Text);
        var history = await connection.Many<OpenAnnouncement.Line>("""
            select announcement_event.state, version, name as by, reason, at
            from announcement_event
            left join person on person.id = person_id
            where announcement_id = @id
            order by announcement_event.id
            """, new { id }, ct);
        return new(
            row.Id, row.State, row.Version, new(row.TitleTh, row.TitleEn), new(row.BodyTh, row.BodyEn),
            row.EventFrom is { } from ? new(from, row.EventTo, row.EventPlace) : null,
            files.Where(f => f.Kind == "picture").Select(Shown).FirstOrDefault(), [.. files.Where(f => f.Kind == "attachment").Select(Shown)],
            new(row.Audience, row.AudienceCode, row.AudienceMetres), row.DueAt, names[row.CreatedBy], row.CreatedAt, row.UpdatedAt,
            row.ApprovedBy is { } approver ? names[approver] : null, row.Way, row.Recipients, row.SentAt, Allowed(row.State, reader), history);

        OpenAnnouncement.NewsFile Shown(AnnouncementRow.FileRow file) =>
            new(file.Id, file.Name, file.ContentType, file.Bytes, row.SentAt is null ? links.NewsUrl(file.Id) : GetNewsFile.Path(file.Id));
    }

    private static string[] Allowed(string state, Person reader) => !reader.Has(Roles.Caseworkers)
        ? []
        : [.. AnnouncementState.Next(state).Where(to => !AnnouncementState.Heads.Contains(to) || reader.Has(Roles.Head))];

    private sealed record Name(Guid Id, string Text);
}
