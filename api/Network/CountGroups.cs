using System.Data.Common;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>Once a day, and when a group was bound: how many members it has, and what it is called.</summary>
internal sealed class CountGroups(NpgsqlDataSource database, LineReads line, TimeProvider clock) : IWork
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterSilence = TimeSpan.FromMinutes(10);

    public sealed record Due(Guid Id, string LineGroupId);
    public static string[] WokenBy => ["network_group"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        // Put off first: should LINE not answer, or this process stop, it is asked again by itself.
        var due = await connection.OneOrNone<Due>("""
            update network_group
            set count_due_at = @next
            where id = (select id from network_group where state = 'active' and count_due_at <= @now limit 1 for update skip locked)
            returning id, line_group_id
            """, new { now, next = now + AfterSilence }, ct);
        if (due is null) return 0;
        await Count(connection, due, line, now, ct);
        return 1;
    }

    /// <returns>False when LINE did not answer.</returns>
    public static async Task<bool> Count(DbConnection connection, Due group, LineReads line, DateTime now, CancellationToken ct)
    {
        if (await line.CountMembers(group.LineGroupId, ct) is not { } count) return false;
        var name = await line.GroupName(group.LineGroupId, ct);
        await connection.Run("""
            update network_group set member_count = @count, name = coalesce(@name, name), counted_at = @now, count_due_at = @next where id = @Id
            """, new { group.Id, count, name, now, next = now + Daily }, ct);
        return true;
    }
}
