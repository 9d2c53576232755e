using System.Data.Common;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// When there is room again (the month has turned, or the plan has grown) what was withheld goes out, oldest first and as much as there is
/// room for. What its reader has read in the inbox meanwhile was closed as told there.
/// </summary>
internal sealed class ReleaseWithheld(NpgsqlDataSource database, LineMonth month, TimeProvider clock) : IWork
{
    private static readonly TimeSpan Known = TimeSpan.FromHours(1);

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var since = await connection.OneOrNone<DateTime?>("select min(withheld_at) from outbox where state = 'withheld'", null, ct);
        if (since is null) return 0;
        if (await Outdated(connection, now, ct)) await month.Refresh(ct);

        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.One<bool>("select coalesce(reading_until > @now, false) from line_quota for update", new { now }, ct)) return 0;
        var free = (await LineQuota.Look(connection, now, ct)).Free;
        var released = await connection.Run("""
            with oldest as (
                select id, sum(cost) over (order by kind desc, id) as together
                from outbox
                where state = 'withheld' and kind in ('line_push', 'line_multicast')
            )
            update outbox
            set state = 'waiting', due_at = @now, last_error = null
            from oldest
            where outbox.id = oldest.id and state = 'withheld' and coalesce(together <= @free, true)
            """, new { now, free }, ct);
        if (released > 0) await connection.Run($"notify {Signals.Work}", null, ct);
        await transaction.CommitAsync(ct);
        return 0;
    }

    /// <summary>Without a message to decide on, LINE is asked once an hour, and when the month has turned.</summary>
    private static Task<bool> Outdated(DbConnection connection, DateTime now, CancellationToken ct) => connection.One<bool>(
        "select coalesce(read_at < @from or read_at <= @known, true) from line_quota",
        new { from = LineQuota.Month(now).From, known = now - Known }, ct);
}
