using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// An answer whose reply token had died before LINE got it goes as a counted message to the person; one that may have arrived does not.
/// So does one that waited for hours for a word in the group.
/// </summary>
internal sealed class SendLateAnswers(NpgsqlDataSource database, TimeProvider clock) : IWork
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(3);

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var late = await connection.OneOrNone<Late>("""
            update chat_message
            set way = 'push'
            from chat_thread
            where chat_thread.id = thread_id and chat_message.id = (
                select said.id
                from chat_message said
                join outbox on dedupe_key = 'chat:' || said.id
                where said.way = 'reply' and outbox.state = 'expired' and first_attempt_at is null
                limit 1
                for update of said skip locked)
            returning 'chat:' || chat_message.id as key, line_user_id, text
            """, null, ct) ?? await connection.OneOrNone<Late>("""
            update group_message
            set answer_way = 'push'
            where line_user_id is not null and id = (
                select said.id
                from group_message said
                left join outbox on dedupe_key = 'question:' || said.id
                where (said.answer_way = 'reply' and outbox.state = 'expired' and first_attempt_at is null)
                   or (said.answer_way = 'next' and answered_at <= @patience)
                limit 1
                for update of said skip locked)
            returning 'question:' || id as key, line_user_id, answer as text
            """, new { patience = now - Silence }, ct);
        if (late is null) return 0;

        await new OfficerAnswer(late.LineUserId, late.Text, late.Key).Push(connection, now, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private sealed record Late(string Key, string LineUserId, string Text);
}
