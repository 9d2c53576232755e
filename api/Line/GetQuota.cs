using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// The month's messages by LINE's calendar (Tokyo): the plan, what is used by LINE's number and by our own ledger, what is promised, what is
/// kept for emergencies, what is free, and where the month is heading.
/// </summary>
internal static class GetQuota
{
    /// <param name="Plan">People that may be told in the month; null when LINE sets no limit or has not been asked yet.</param>
    /// <param name="Used">The larger of LINE's number (with what we sent since it was read) and our own.</param>
    /// <param name="CountedBy"><c>line</c> or <c>own</c>: whose number that is.</param>
    /// <param name="LineUsed">As LINE said; null when it has not been asked this month.</param>
    /// <param name="Reserved">Waiting and scheduled messages of this month.</param>
    /// <param name="Reserve">Only emergencies may use these.</param>
    /// <param name="Free">Null without a limit.</param>
    /// <param name="Withheld">Messages that found no room and were told in no other way yet.</param>
    /// <param name="ToldByReply">Of this month's withheld or waiting messages, those that went with a free answer.</param>
    /// <param name="ToldByInbox">Those whose reader had read them in the inbox.</param>
    /// <param name="Forecast">Used, plus for every purpose what the last 28 days sent per day times the days left, plus what is scheduled.</param>
    public sealed record Response(
        DateTime From, DateTime Until, int? Plan, int Used, string CountedBy, int? LineUsed, DateTime? LineReadAt, int OwnUsed, int Reserved, int Reserve,
        int? Free, int Withheld, int ToldByReply, int ToldByInbox, int Forecast, IReadOnlyList<PurposeUse> Purposes);

    /// <param name="Used">By our own ledger, this month.</param>
    /// <param name="LastDays">In the last 28 days.</param>
    public sealed record PurposeUse(string Purpose, int Used, int Reserved, int LastDays);

    private const int Days = 28;

    public static async Task<Ok<Response>> Handle(NpgsqlDataSource database, LineMonth month, TimeProvider clock, CancellationToken ct)
    {
        // Whoever looks needs to know; at most every few minutes LINE is asked for it.
        await month.Refresh(ct);
        var now = clock.Now();
        var (from, until) = LineQuota.Month(now);
        await using var connection = await database.OpenConnectionAsync(ct);
        var quota = await LineQuota.Look(connection, now, ct);
        var line = await connection.One<LineSaid>(
            "select case when read_at >= @from then used end as used, read_at from line_quota", new { from }, ct);
        var purposes = await connection.Many<PurposeUse>("""
            select coalesce(purpose, 'other') as purpose,
                   coalesce(sum(cost) filter (where state = 'sent' and sent_at >= @from), 0)::int as used,
                   coalesce(sum(cost) filter (where state in ('waiting', 'sending')), 0)::int as reserved,
                   coalesce(sum(cost) filter (where state = 'sent' and sent_at > @now - make_interval(days => @Days)), 0)::int as last_days
            from outbox
            where kind in ('line_push', 'line_multicast')
              and ((state = 'sent' and sent_at > least(@from, @now - make_interval(days => @Days)) and sent_at < @until)
                   or (state in ('waiting', 'sending') and due_at < @until))
            group by 1
            having sum(cost) > 0
            order by 2 desc, 1
            """, new { from, until, now, Days }, ct);
        var told = await connection.One<Told>("""
            select count(*) filter (where state = 'withheld')::int as withheld,
                   count(*) filter (where told_by = 'reply' and sent_at >= @from)::int as by_reply,
                   count(*) filter (where told_by = 'inbox' and sent_at >= @from)::int as by_inbox
            from outbox
            where kind in ('line_push', 'line_multicast') and (state = 'withheld' or told_by is not null)
            """, new { from }, ct);
        var own = purposes.Sum(p => p.Used);
        var ahead = purposes.Sum(p => p.LastDays / (double)Days) * (until - now).TotalDays;
        return TypedResults.Ok(new Response(
            from, until, quota.Plan, quota.Used, quota.Used > own ? "line" : "own", line.Used, line.ReadAt, own, quota.Reserved, quota.Reserve, quota.Free,
            told.Withheld, told.ByReply, told.ByInbox, quota.Used + quota.Reserved + (int)Math.Ceiling(ahead), purposes));
    }

    private sealed record LineSaid(int? Used, DateTime? ReadAt);

    private sealed record Told(int Withheld, int ByReply, int ByInbox);
}
