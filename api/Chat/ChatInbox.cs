using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>What a person writes that no rule can answer waits for an officer; once an hour they are told so.</summary>
internal sealed class ChatInbox(ChatScene scene)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task Take(ChatEvents.Stored stored, Told told, string person, string text, CancellationToken ct)
    {
        var used = await scene.Reply(stored, told, ChatMessages.Heard(scene.Pages, scene.Emergency), ct, $"heard:{person}:{ChatScene.Hour(stored)}");
        if (told.Message!.Id is not { } messageId) return;
        await scene.Connection.Run("""
            with thread as (
                insert into chat_thread (id, line_user_id, waiting_since, last_at)
                values (@threadId, @person, @OccurredAt, @OccurredAt)
                on conflict (line_user_id) do update
                set waiting_since = coalesce(chat_thread.waiting_since, excluded.waiting_since), last_at = greatest(chat_thread.last_at, excluded.last_at)
                returning id
            )
            insert into chat_message (id, thread_id, message_id, text, said_at, reply_token, token_until, delete_at)
            select @id, id, @messageId, @text, @OccurredAt, @token, @until, @deleteAt
            from thread
            on conflict (message_id) do nothing
            """, new
        {
            threadId = Clock.NewId(scene.Now),
            id = Clock.NewId(stored.OccurredAt),
            person,
            messageId,
            text,
            stored.OccurredAt,
            token = used || told.Standby ? null : told.ReplyToken,
            until = stored.ReceivedAt + ChatScene.TokenLives,
            deleteAt = stored.OccurredAt + Kept,
        }, ct);
    }
}
