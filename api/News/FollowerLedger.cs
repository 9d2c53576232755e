using System.Data.Common;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>
/// Every follow and unfollow that LINE told of, once each. What each did to the number of followers is worked out in the order in which
/// they happened, so that one that arrives late or twice puts nothing wrong.
/// </summary>
internal static class FollowerLedger
{
    /// <summary>After the person's row in <c>line_follower</c> was written in the same transaction: that lock keeps two events of one person apart.</summary>
    public static async Task Add(DbConnection connection, ChatEvents.Stored stored, string person, bool following, DateTime now, CancellationToken ct)
    {
        var added = await connection.Run("""
            insert into follower_event (source, line_user_id, kind, unblocked, occurred_at, recorded_at)
            values (@Id, @person, @kind, coalesce(@Payload::jsonb->'follow'->'isUnblocked' = 'true', false), @OccurredAt, @now)
            on conflict (source) do nothing
            """, new { stored.Id, stored.Payload, stored.OccurredAt, person, kind = following ? "follow" : "unfollow", now }, ct);
        if (added == 1) await connection.Run(Recount, new { person }, ct);
    }

    // A first unfollow is of somebody who came before the ledger began: it takes nobody away who was counted.
    private const string Recount = """
        update follower_event
        set change = worked.change, came_back = worked.came_back
        from (
            select id,
                   case when kind = 'follow' and before is distinct from 'follow' then 1 when kind = 'unfollow' and before = 'follow' then -1 else 0 end as change,
                   kind = 'follow' and before is not distinct from 'unfollow' as came_back
            from (
                select id, kind, lag(kind) over (order by occurred_at, id) as before
                from follower_event
                where line_user_id = @person
            ) as in_order
        ) as worked
        where follower_event.id = worked.id
          and (follower_event.change, follower_event.came_back) is distinct from (worked.change, worked.came_back)
        """;
}
