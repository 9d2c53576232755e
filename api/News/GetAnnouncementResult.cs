using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// What became of an announcement, in people. Accepted means that LINE took the message, not that it was read. Its cost in blocks are
/// those of its recipients who left within 48 hours after it; who left after two announcements counts for both.
/// </summary>
internal static class GetAnnouncementResult
{
    private static readonly TimeSpan BlockWindow = TimeSpan.FromHours(48);

    /// <param name="Accepted">LINE took the message.</param>
    /// <param name="Failed">LINE refused it, or nobody can say whether it arrived.</param>
    /// <param name="Waiting">On its way.</param>
    /// <param name="Withheld">Held back until the month has room again.</param>
    /// <param name="ToldFree">Of those held back: told with a free answer when they wrote to the account, or by their inbox.</param>
    /// <param name="Clicks">Openings by the link of the message.</param>
    /// <param name="Readers">Different people among them.</param>
    /// <param name="ArchiveReads">Openings in the archive.</param>
    /// <param name="Blocks">Recipients who blocked the account or left it within 48 hours.</param>
    /// <param name="BlocksUntil">Until then they are counted.</param>
    public sealed record Response(
        int Recipients, string Way, int Accepted, int Failed, int Waiting, int Withheld, int ToldFree, int Clicks, int Readers, int ArchiveReads, int Blocks, DateTime BlocksUntil);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AnnouncementRow.Find(connection, id, ct) is not { SentAt: { } sentAt } row) return Refusal.NotFound;

        var until = sentAt + BlockWindow;
        var counted = await connection.One<Counted>("""
            select coalesce((sum(cost) filter (where state = 'sent'))::integer, 0) as accepted,
                   coalesce((sum(cost) filter (where state in ('stuck', 'expired', 'undeliverable')))::integer, 0) as failed,
                   coalesce((sum(cost) filter (where state in ('waiting', 'sending')))::integer, 0) as waiting,
                   coalesce((sum(cost) filter (where state = 'withheld'))::integer, 0) as withheld,
                   (count(*) filter (where told_by is not null))::integer as told_free
            from outbox
            where subject_id = @id and purpose = @Purpose
            """, new { id, AnnouncementSending.Purpose }, ct);
        var opened = await connection.One<Opened>("""
            select (count(*) filter (where via = 'message'))::integer as clicks,
                   (count(distinct reader) filter (where via = 'message'))::integer as readers,
                   (count(*) filter (where via = 'archive'))::integer as archive_reads
            from announcement_opening
            where announcement_id = @id
            """, new { id }, ct);
        var blocks = await connection.One<int>("""
            select count(distinct line_user_id)::integer
            from announcement_recipient
            join follower_event using (line_user_id)
            where announcement_id = @id and change = -1 and occurred_at >= @sentAt and occurred_at < @until
            """, new { id, sentAt, until }, ct);
        return TypedResults.Ok(new Response(
            row.Recipients ?? 0, row.Way!, counted.Accepted, counted.Failed, counted.Waiting, counted.Withheld, counted.ToldFree,
            opened.Clicks, opened.Readers, opened.ArchiveReads, blocks, until));
    }

    private sealed record Counted(int Accepted, int Failed, int Waiting, int Withheld, int ToldFree);

    private sealed record Opened(int Clicks, int Readers, int ArchiveReads);
}
