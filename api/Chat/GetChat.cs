using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>The last hundred messages, oldest first. They are kept for 90 days; what its sender takes back goes at once.</summary>
internal static class GetChat
{
    private const int MostMessages = 100;

    /// <param name="FreeUntil">So long an answer is a free reply; null when it would be a counted message.</param>
    public sealed record Talk(Guid Id, string? Name, DateTime? WaitingSince, DateTime? FreeUntil, IReadOnlyList<Message> Messages);

    /// <param name="Officer">Who answered; null for the person's own.</param>
    /// <param name="Way">How the answer went: reply (free) or push (counted).</param>
    /// <param name="State">What became of it: waiting, sending, sent (LINE accepted it), stuck, expired or undeliverable.</param>
    public sealed record Message(Guid Id, string? Officer, string Text, DateTime SaidAt, string? Way, string? State);

    public static async Task<Results<Ok<Talk>, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Find(connection, id, clock.Now(), ct) is { } talk ? TypedResults.Ok(talk) : Refusal.NotFound;
    }

    public static async Task<Talk?> Find(DbConnection connection, Guid id, DateTime now, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select chat_thread.id, person.name, waiting_since,
                   (select max(token_until) from chat_message where thread_id = chat_thread.id and reply_token is not null and token_until > @now) as free_until
            from chat_thread
            left join person using (line_user_id)
            where chat_thread.id = @id
            """, new { id, now }, ct);
        if (row is null) return null;
        var messages = await connection.Many<Message>("""
            select chat_message.id, person.name as officer, text, said_at, way, coalesce(pushed.state, replied.state) as state
            from chat_message
            left join person on person.id = officer_id
            left join outbox replied on replied.dedupe_key = 'chat:' || chat_message.id
            left join outbox pushed on pushed.dedupe_key = 'chat:' || chat_message.id || ':push'
            where thread_id = @id
            order by said_at desc, chat_message.id desc
            limit @MostMessages
            """, new { id, MostMessages }, ct);
        messages.Reverse();
        return new(row.Id, row.Name, row.WaitingSince, row.FreeUntil, messages);
    }

    private sealed record Row(Guid Id, string? Name, DateTime? WaitingSince, DateTime? FreeUntil);
}
