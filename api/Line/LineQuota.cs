using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>The month's messages: what LINE's plan allows, what is gone, what is promised and what is kept back for emergencies.</summary>
/// <param name="Plan">People that may be told in this month; null when LINE sets no limit, or has not said yet.</param>
/// <param name="Used">LINE's number or our own, whichever is larger.</param>
/// <param name="Reserved">Messages that wait to be sent, scheduled ones included.</param>
/// <param name="Reserve">What only emergencies may use.</param>
internal sealed record LineQuota(int? Plan, int Used, int Reserved, int Reserve)
{
    /// <summary>LINE's calendar.</summary>
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    /// <summary>What is being sent, or was tried and may have arrived, without the message that is being decided.</summary>
    public int UnderWay { get; private init; }

    /// <summary>Room for more people; null without a limit.</summary>
    public int? Free => Plan is { } plan ? Math.Max(0, plan - Used - Reserved - Reserve) : null;

    /// <summary>The first of LINE's month that this moment falls into, and of the next one, in UTC.</summary>
    public static (DateTime From, DateTime Until) Month(DateTime now)
    {
        var local = now + Tokyo;
        var first = new DateTime(local.Year, local.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return (first - Tokyo, first.AddMonths(1) - Tokyo);
    }

    /// <summary>
    /// For whoever must know before asking for more: one person is one message. All of it is one statement, because a message that is
    /// sent between two would be counted by neither.
    /// </summary>
    /// <param name="deciding">The message that is being decided.</param>
    /// <param name="many">It goes to many, so what was promised before it counts as under way too.</param>
    public static async Task<LineQuota> Look(DbConnection connection, DateTime now, CancellationToken ct, Guid? deciding = null, bool many = false)
    {
        var (from, until) = Month(now);
        var read = await connection.One<Row>("""
            select plan,
                   greatest(own.total, case when read_at >= @from then used + own.since else 0 end)::int as used,
                   (select coalesce(sum(cost), 0)::int
                    from outbox
                    where kind in ('line_push', 'line_multicast') and state in ('waiting', 'sending') and due_at < @until) as reserved,
                   (select coalesce(sum(cost), 0)::int
                    from outbox
                    where kind in ('line_push', 'line_multicast') and id is distinct from @deciding::uuid
                      and (state = 'sending'
                           or (state = 'waiting' and (first_attempt_at is not null or (@many and id < @deciding::uuid))))) as under_way,
                   coalesce((select (settings->'line'->>'reserveShare')::numeric from district), 0) as share
            from line_quota
            cross join lateral (
                select coalesce(sum(cost), 0) as total, coalesce(sum(cost) filter (where sent_at > read_at), 0) as since
                from outbox
                where kind in ('line_push', 'line_multicast') and state = 'sent' and sent_at >= @from and sent_at < @until
            ) own
            """, new { from, until, deciding, many }, ct);
        return new(read.Plan, read.Used, read.Reserved, (int)Math.Ceiling((read.Plan ?? 0) * read.Share)) { UnderWay = read.UnderWay };
    }

    private sealed record Row(int? Plan, int Used, int Reserved, int UnderWay, decimal Share);
}
