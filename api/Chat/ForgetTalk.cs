using System.Data.Common;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// What people said is kept as long as they were told and no longer: drafts for a day, the group's messages for 30 days (a question that
/// waits for its answer until then), the chat's for 90, and LINE's events for 30.
/// </summary>
internal sealed class ForgetTalk(NpgsqlDataSource database, TimeProvider clock) : IWork
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan EventsKept = TimeSpan.FromDays(30);

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var drafts = await connection.Many<Guid>(
            "select id from chat_draft where expires_at <= @now order by expires_at limit @MostAtOnce for update skip locked", new { now, MostAtOnce }, ct);
        await DropDrafts(connection, [.. drafts], ct);
        var gone = await connection.One<int>("""
            with talk as (
                delete from group_message
                where id in (
                    select id
                    from group_message
                    where delete_at <= @now and (marked_at is null or answered_at is not null)
                    limit @MostAtOnce
                    for update skip locked)
                returning id
            ), said as (
                delete from chat_message
                where id in (select id from chat_message where delete_at <= @now limit @MostAtOnce for update skip locked)
                returning id
            ), events as (
                delete from webhook_event
                where id in (
                    select id from webhook_event where received_at <= @eventsBefore and state <> 'waiting' limit @MostAtOnce for update skip locked)
                returning id
            )
            select ((select count(*) from talk) + (select count(*) from said) + (select count(*) from events))::int
            """, new { now, eventsBefore = now - EventsKept, MostAtOnce }, ct);
        await transaction.CommitAsync(ct);
        return drafts.Count + gone;
    }

    /// <summary>With the photos that no report took.</summary>
    public static Task<int> DropDrafts(DbConnection connection, Guid[] drafts, CancellationToken ct) => drafts.Length == 0 ? Task.FromResult(0) : connection.Run("""
        delete from photo
        where id in (select photo_id from chat_draft_photo where draft_id = any(@drafts)) and incident_id is null and event_id is null;
        delete from chat_draft where id = any(@drafts);
        """, new { drafts }, ct);
}
