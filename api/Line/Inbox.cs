using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>What people were told, to read in our own page: it costs nothing and nothing is left out of it.</summary>
internal static class Inbox
{
    /// <param name="title">Without details of a sensitive case, like a push.</param>
    /// <param name="link">Path of a page of ours, such as <c>cases/…</c>.</param>
    /// <param name="dedupeKey">That of the message in the outbox, where there is one: reading the line then settles a push that could not be sent.</param>
    public static Task<int> Add(
        DbConnection connection, string lineUserId, string title, string? text, string? link, string? purpose, Guid? subjectId, string? dedupeKey,
        DateTime now, CancellationToken ct) => connection.Run("""
        insert into inbox_message (id, line_user_id, title, text, link, purpose, subject_id, dedupe_key, created_at)
        values (@id, @lineUserId, @title, @text, @link, @purpose, @subjectId, @dedupeKey, @now)
        on conflict (dedupe_key) do nothing
        """, new { id = Clock.NewId(now), lineUserId, title, text, link, purpose, subjectId, dedupeKey, now }, ct);

    /// <summary>The same line to many, each once.</summary>
    /// <param name="dedupePrefix">A person's line is known by this and their id.</param>
    public static Task<int> AddMany(
        DbConnection connection, IReadOnlyCollection<string> lineUserIds, string title, string? text, string? link, string? purpose, Guid? subjectId,
        string dedupePrefix, DateTime now, CancellationToken ct) => connection.Run("""
        insert into inbox_message (id, line_user_id, title, text, link, purpose, subject_id, dedupe_key, created_at)
        select id, line_user_id, @title, @text, @link, @purpose, @subjectId, @dedupePrefix || ':' || line_user_id, @now
        from unnest(@ids, @people) as reader (id, line_user_id)
        on conflict (dedupe_key) do nothing
        """, new
        {
            ids = lineUserIds.Select(_ => Clock.NewId(now)).ToArray(),
            people = lineUserIds.ToArray(),
            title,
            text,
            link,
            purpose,
            subjectId,
            dedupePrefix,
            now,
        }, ct);
}
