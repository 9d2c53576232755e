using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// What a person took back leaves every place it came to: the stored event and its edits, the group's and the chat's messages, and the
/// draft of a report; a case made of a question keeps its number and no word of it. A photo that its sender has filed with a report since is part of that report, which is withdrawn for itself.
/// </summary>
internal static class Unsending
{
    private const string Taken = "(ผู้ถามยกเลิกข้อความแล้ว · taken back by its writer)";

    public static async Task<bool> IsUnsent(DbConnection connection, string? messageId, CancellationToken ct) =>
        messageId is not null && await connection.One<bool>("""
            select exists (
                select
                from webhook_event
                where coalesce(payload->'message'->>'id', payload->'unsend'->>'messageId') = @messageId and payload->'unsend' is not null)
            """, new { messageId }, ct);

    public static Task<int> Forget(DbConnection connection, string messageId, CancellationToken ct) => connection.Run("""
        update webhook_event
        set payload = payload || jsonb_build_object('message', jsonb_build_object('id', @messageId::text, 'type', payload->'message'->'type', 'unsent', true))
        where coalesce(payload->'message'->>'id', payload->'unsend'->>'messageId') = @messageId and payload->'message' is not null;

        update incident
        set description = @Taken
        where id in (select incident_id from group_message where message_id = @messageId);
        delete from group_message where message_id = @messageId;

        with gone as (delete from chat_message where message_id = @messageId returning thread_id)
        update chat_thread
        set waiting_since = (
            select min(said_at)
            from chat_message
            where thread_id = chat_thread.id and officer_id is null and message_id <> @messageId and said_at >= chat_thread.waiting_since)
        where id in (select thread_id from gone);

        update chat_draft set place_message_id = null, lat = null, lng = null, landmark = null where place_message_id = @messageId;

        with gone as (delete from chat_draft_photo where message_id = @messageId returning photo_id)
        delete from photo where id in (select photo_id from gone) and incident_id is null and event_id is null;
        """, new { messageId, Taken }, ct);
}
