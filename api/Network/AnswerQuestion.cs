using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Chat;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// A question of the group as a request for advice, and its answer: in the group by the reply token while it lives (free), else to the
/// person who asked, counted, and never to the group. It is always a line of their inbox. One question has one answer.
/// </summary>
internal static class AnswerQuestion
{
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(1000, ErrorMessage = "too_long|1,000")] string? Text);

    /// <summary>The same twice by nature; the first officer stays named.</summary>
    public static async Task<Results<Ok<ListGroupMessages.GroupMessage>, Refusal>> Mark(
        Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("update group_message set marked_by = @by, marked_at = @now where id = @id and marked_at is null",
            new { id, by = Person.Of(http.User).Id, now }, ct);
        return await Find(connection, id, now, ct) is { } message ? TypedResults.Ok(message) : Refusal.NotFound;
    }

    public static async Task<Results<Ok<ListGroupMessages.GroupMessage>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (string.IsNullOrWhiteSpace(request.Text)) return Refusal.Invalid("text", "required");
        var (officer, now, text, hash) = (Person.Of(http.User).Id, clock.Now(), request.Text.Trim(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var asked = await connection.OneOrNone<Row>("""
            select line_user_id, reply_token, token_until, answer_key, answer_hash, answered_at from group_message where id = @id for update
            """, new { id }, ct);
        if (asked is null) return Refusal.NotFound;
        if (asked.AnsweredAt is not null)
        {
            if (asked.AnswerKey != key) return new Refusal(409, "question_answered");
            return asked.AnswerHash.AsSpan().SequenceEqual(hash) ? TypedResults.Ok(await Find(connection, id, now, ct)) : Idempotency.Reused;
        }

        var token = asked.ReplyToken is { } value && asked.TokenUntil > now + OfficerAnswer.Shortest ? new OfficerAnswer.Token(value, asked.TokenUntil.Value) : null;
        if (token is null && asked.LineUserId is null) return new Refusal(409, "nobody_to_answer");
        var way = await new OfficerAnswer(asked.LineUserId, text, $"question:{id}").Send(connection, token, now, ct);
        await connection.Run("""
            update group_message
            set marked_by = coalesce(marked_by, @officer), marked_at = coalesce(marked_at, @now), reply_token = null,
                answer = @text, answered_by = @officer, answered_at = @now, answer_way = @way, answer_key = @key, answer_hash = @hash
            where id = @id
            """, new { id, officer, now, text, way, key, hash }, ct);
        var message = await Find(connection, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(message);
    }

    private static Task<ListGroupMessages.GroupMessage?> Find(DbConnection connection, Guid id, DateTime now, CancellationToken ct) =>
        connection.OneOrNone<ListGroupMessages.GroupMessage>($"{ListGroupMessages.Columns} where said.id = @id", new { id, now }, ct);

    private sealed record Row(string? LineUserId, string? ReplyToken, DateTime? TokenUntil, Guid? AnswerKey, byte[]? AnswerHash, DateTime? AnsweredAt);
}
