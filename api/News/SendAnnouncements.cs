using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.News;

/// <summary>Sends what is scheduled when its time has come, and says of each when all its messages have been dealt with.</summary>
internal sealed class SendAnnouncements(NpgsqlDataSource database, AnnouncementSending sending, TimeProvider clock) : IWork
{
    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var due = await connection.OneOrNone<AnnouncementRow>($"""
            select {AnnouncementRow.Columns}
            from announcement
            where state = 'scheduled' and due_at <= @now
            order by due_at
            limit 1
            for update skip locked
            """, new { now }, ct);
        if (due is not null)
        {
            await sending.Run(connection, due, null, null, now, ct);
            await transaction.CommitAsync(ct);
            return 1;
        }

        var done = await connection.Run("""
            with done as (
                select id, version
                from announcement
                where state = 'sending'
                  and not exists (
                      select
                      from outbox
                      where subject_id = announcement.id and purpose = @Purpose and outbox.state in ('waiting', 'sending', 'withheld'))
                for update skip locked
            ), said as (
                insert into announcement_event (announcement_id, state, version, at)
                select id, 'sent', version, @now
                from done
            )
            update announcement
            set state = 'sent', updated_at = @now
            from done
            where announcement.id = done.id
            """, new { AnnouncementSending.Purpose, now }, ct);
        await transaction.CommitAsync(ct);
        return done;
    }
}
