using System.Data.Common;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>The network's group as the staff see it.</summary>
/// <param name="Group">Null while none is bound.</param>
/// <param name="Last">The one before, when none is bound: unbound by the staff, or left because somebody took the account out.</param>
/// <param name="MostMembers">LINE's limit for a group.</param>
/// <param name="WarnFrom">So many members are close to it.</param>
/// <param name="Room">Messages that the month still has for what is no emergency; null without a limit.</param>
public sealed record NetworkView(NetworkView.Bound? Group, NetworkView.Ended? Last, int MostMembers, int WarnFrom, int? Room)
{
    /// <param name="MemberCount">As LINE counts, without the account; null until LINE was asked.</param>
    /// <param name="Known">Members the service has met, by a message or by joining.</param>
    /// <param name="DigestHour">Bangkok's hour of the daily digest; null while it is off.</param>
    /// <param name="DigestOutcome">Of the last one: sent, nothing_new or no_room (in the month's messages).</param>
    /// <param name="DigestCost">Messages the last one cost: one for each member.</param>
    public sealed record Bound(
        string? Name, int? MemberCount, DateTime? CountedAt, DateTime BoundAt, long Known,
        short? DigestHour, DateTime? DigestAt, string? DigestOutcome, int? DigestCost);

    /// <param name="State">unbound or left.</param>
    public sealed record Ended(string? Name, string State, DateTime EndedAt);

    internal static async Task<NetworkView> Of(DbConnection connection, DateTime now, CancellationToken ct)
    {
        var bound = await connection.OneOrNone<Bound>("""
            select name, member_count, counted_at, bound_at,
                   (select count(*) from network_member where group_id = network_group.id and here) as known,
                   digest_hour, digest_at, case when refused then 'no_room' else digest_outcome end as digest_outcome,
                   case when refused then 0 else digest_cost end as digest_cost
            from network_group
            cross join lateral (
                -- There was room when it was written, and none when it was its turn.
                select exists (
                    select from outbox where dedupe_key = 'digest:' || network_group.id || ':' || (digest_at at time zone 'Asia/Bangkok')::date and state = 'undeliverable'
                ) as refused
            ) last
            where state = 'active'
            """, null, ct);
        var last = bound is not null ? null : await connection.OneOrNone<Ended>("""
            select name, state, ended_at from network_group where state <> 'active' order by ended_at desc limit 1
            """, null, ct);
        return new(bound, last, 500, 450, (await LineQuota.Look(connection, now, ct)).Free);
    }
}
