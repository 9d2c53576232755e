using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// Who is in the group, as far as LINE tells: an account like ours may not list the members, so the list grows from what happens.
/// It is for people to look at; whether somebody may act for the group, <see cref="GroupAccess"/> asks LINE.
/// </summary>
internal static class Roster
{
    /// <summary>What happened last counts, not what arrived last. Whoever has left is asked for again before the next act.</summary>
    public static Task<int> Seen(
        DbConnection connection, Guid group, string[] people, bool here, DateTime at, CancellationToken ct) => connection.Run("""
        insert into network_member (group_id, line_user_id, here, changed_at)
        select @group, person, @here, @at
        from unnest(@people) as person
        on conflict (group_id, line_user_id) do update
        set here = excluded.here, changed_at = excluded.changed_at, verified_at = case when excluded.here then network_member.verified_at end
        where network_member.changed_at <= excluded.changed_at
        """, new { group, people, here, at }, ct);
}
