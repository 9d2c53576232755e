using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// Whether a person may act for the group: the link must be ours and still run, the group must be the network's, and LINE must say that
/// the person is a member. LINE's yes is believed for five minutes; without an answer of LINE's there is no yes.
/// </summary>
internal sealed class GroupAccess(GroupKeys keys, LineReads line, NpgsqlDataSource database, TimeProvider clock)
{
    public const string Header = "Group-Link";

    private static readonly Refusal NotValid = new(403, "group_link_not_valid");
    private static readonly Refusal NotAMember = new(403, "not_a_member");
    private static readonly Refusal LineAway = new(503, "line_away");
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(5);

    /// <returns>The group, or why not.</returns>
    public async Task<(Entry? Entry, Refusal? Refused)> Enter(string? token, Guid personId, CancellationToken ct)
    {
        var now = clock.Now();
        if (keys.Read(token, now) is not { } link) return (null, NotValid);
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select network_group.id, network_group.name, line_group_id, person.line_user_id, verified_at
            from network_group
            cross join person
            left join network_member on group_id = network_group.id and network_member.line_user_id = person.line_user_id and here
            where network_group.id = @Group and state = 'active' and person.id = @personId
            """, new { link.Group, personId }, ct);
        if (row is null) return (null, NotValid);
        if (row.LineUserId is null) return (null, NotAMember);
        var entry = new Entry(row.Id, row.Name, link.Purpose);
        if (row.VerifiedAt + Believed > now) return (entry, null);
        if (await line.IsMember(row.LineGroupId, row.LineUserId, ct) is not { } member) return (null, LineAway);

        await connection.Run("""
            insert into network_member (group_id, line_user_id, here, changed_at, verified_at)
            values (@Id, @LineUserId, @member, @now, @verifiedAt)
            on conflict (group_id, line_user_id) do update set here = excluded.here, changed_at = excluded.changed_at, verified_at = excluded.verified_at
            """, new { row.Id, row.LineUserId, member, now, verifiedAt = member ? now : (DateTime?)null }, ct);
        return member ? (entry, null) : (null, NotAMember);
    }

    public sealed record Entry(Guid Group, string? Name, string Purpose);

    private sealed record Row(Guid Id, string? Name, string LineGroupId, string? LineUserId, DateTime? VerifiedAt);
}
