using System.Globalization;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>The daily digest of the group that wants one: skipped, and said so, on a day without news and when the month has no room for it.</summary>
internal sealed class SendDigests(NpgsqlDataSource database, LineReads line, TimeProvider clock) : IWork
{
    private static readonly TimeSpan AfterSilence = TimeSpan.FromMinutes(5);

    public static DateTime Next(short hour, DateTime now)
    {
        var today = Clock.FromBangkok(Clock.InBangkok(now).Date.AddHours(hour));
        return today > now ? today : today.AddDays(1);
    }

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        // Put off first: should LINE not answer, or this process stop, it is tried again; the dedupe key keeps it to one a day.
        var due = await connection.OneOrNone<Due>("""
            update network_group
            set digest_due_at = @next
            where id = (select id from network_group where state = 'active' and digest_due_at <= @now limit 1 for update skip locked)
            returning id, line_group_id, digest_hour
            """, new { now, next = now + AfterSilence }, ct);
        if (due is null) return 0;
        if (await line.CountMembers(due.LineGroupId, ct) is not { } members) return 1;

        await using var transaction = await connection.BeginTransactionAsync(ct);
        var digest = await Digest.Of(connection, now - TimeSpan.FromDays(1), now, ct);
        var quota = await LineQuota.Look(connection, now, ct);
        var outcome = digest.Empty ? "nothing_new" : quota.Free < members ? "no_room" : "sent";
        if (outcome == "sent")
        {
            var day = Clock.DayInBangkok(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await Outbox.Add(connection, new(Outbox.Push, due.LineGroupId, LinePayload.Push(due.LineGroupId, GroupMessages.Digest(digest)), null,
                $"digest:{due.Id}:{day}", Cost: members, Purpose: "digest", SubjectId: due.Id), now, ct);
        }

        await connection.Run("""
            update network_group
            set digest_due_at = @next, digest_at = @now, digest_outcome = @outcome, digest_cost = @cost, member_count = @members, counted_at = @now
            where id = @Id and digest_hour is not null
            """, new { due.Id, now, next = Next(due.DigestHour, now), outcome, cost = outcome == "sent" ? members : 0, members }, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private sealed record Due(Guid Id, string LineGroupId, short DigestHour);
}
