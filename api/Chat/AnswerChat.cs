using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>
/// By the person's reply token while it lives (free), else as a message that the month's plan counts; always as a line of their inbox.
/// Pressed twice under one key it is said once.
/// </summary>
internal static class AnswerChat
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(1000, ErrorMessage = "too_long|1,000")] string? Text);

    public static async Task<Results<Ok<GetChat.Talk>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (string.IsNullOrWhiteSpace(request.Text)) return Refusal.Invalid("text", "required");
        var (officer, now, text, hash) = (Person.Of(http.User).Id, clock.Now(), request.Text.Trim(), Idempotency.Hash(new { id, request.Text }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var person = await connection.OneOrNone<string>("select line_user_id from chat_thread where id = @id for update", new { id }, ct);
        if (person is null) return Refusal.NotFound;

        var message = Clock.NewId(now);
        var stored = await connection.Run("""
            insert into chat_message (id, thread_id, officer_id, text, said_at, submission_key, submission_hash, delete_at)
            values (@message, @id, @officer, @text, @now, @key, @hash, @deleteAt)
            on conflict (officer_id, submission_key) do nothing
            """, new { message, id, officer, text, now, key, hash, deleteAt = now + ChatInbox.Kept }, ct);
        if (stored == 0)
        {
            var before = await connection.One<byte[]>(
                "select submission_hash from chat_message where officer_id = @officer and submission_key = @key", new { officer, key }, ct);
            return before.AsSpan().SequenceEqual(hash) ? TypedResults.Ok(await GetChat.Find(connection, id, now, ct)) : Idempotency.Reused;
        }

        var token = await connection.OneOrNone<OfficerAnswer.Token>("""
            with fresh as (
                select id, reply_token, token_until
                from chat_message
                where thread_id = @id and reply_token is not null and token_until > @soonest
                order by said_at desc
                limit 1
            )
            update chat_message
            set reply_token = null
            from fresh
            where chat_message.id = fresh.id
            returning fresh.reply_token as value, fresh.token_until as until
            """, new { id, soonest = now + OfficerAnswer.Shortest }, ct);
        var way = await new OfficerAnswer(person, text, $"chat:{message}").Send(connection, token, now, ct);
        await connection.Run("""
            update chat_message set way = @way where id = @message;
            update chat_thread set waiting_since = null, last_at = @now where id = @id;
            """, new { way, message, id, now }, ct);
        var talk = await GetChat.Find(connection, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(talk);
    }
}
