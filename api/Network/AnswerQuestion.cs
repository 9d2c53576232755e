using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Chat;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// A question of the group as a request for advice, which is a case from then on, and its answer: in the group by the reply token while it
/// lives, else with the next reply there; both are free. If the group stays silent for hours it goes to the person who asked, counted.
/// It is always a line of their inbox. One question has one answer.
/// </summary>
internal static class AnswerQuestion
{
    /// <summary>With the next reply in the group.</summary>
    public const string Next = "next";

    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(1000, ErrorMessage = "too_long|1,000")] string? Text);

    /// <summary>The same twice by nature; the first officer stays named.</summary>
    public static async Task<Results<Ok<ListGroupMessages.GroupMessage>, Refusal>> Mark(
        Guid id, HttpContext http, AdviceCases cases, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (officer, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Lock(connection, id, ct) is not { } asked) return Refusal.NotFound;

        await connection.Run("update group_message set marked_by = @by, marked_at = @now where id = @id and marked_at is null", new { id, by = officer.Id, now }, ct);
        if (asked.AnsweredAt is null) await cases.File(connection, asked.Question, Actor.Staff(officer), now, ct);
        var message = await Find(connection, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(message);
    }

    public static async Task<Results<Ok<ListGroupMessages.GroupMessage>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, AdviceCases cases,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (string.IsNullOrWhiteSpace(request.Text)) return Refusal.Invalid("text", "required");
        var (officer, now, text, hash) = (Person.Of(http.User), clock.Now(), request.Text.Trim(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Lock(connection, id, ct) is not { } asked) return Refusal.NotFound;
        if (asked.AnsweredAt is not null)
        {
            if (asked.AnswerKey != key) return new Refusal(409, "question_answered");
            return asked.AnswerHash.AsSpan().SequenceEqual(hash) ? TypedResults.Ok(await Find(connection, id, now, ct)) : Idempotency.Reused;
        }

        var token = asked.ReplyToken is { } value && asked.TokenUntil > now + OfficerAnswer.Shortest ? new OfficerAnswer.Token(value, asked.TokenUntil.Value) : null;
        var answer = new OfficerAnswer(asked.Question.LineUserId, text, $"question:{id}");
        if (token is null && asked is { GroupLives: false, Question.LineUserId: null }) return new Refusal(409, "nobody_to_answer");
        var way = token is null && asked.GroupLives ? Next : await answer.Send(connection, token, now, ct);
        if (way == Next) await answer.AddLine(connection, now, ct);
        if (await cases.File(connection, asked.Question, Actor.Staff(officer), now, ct) is { } incident)
            await cases.Answered(connection, incident, text, Actor.Staff(officer), now, ct);
        await connection.Run("""
            update group_message
            set marked_by = coalesce(marked_by, @officer), marked_at = coalesce(marked_at, @now), reply_token = null,
                answer = @text, answered_by = @officer, answered_at = @now, answer_way = @way, answer_key = @key, answer_hash = @hash
            where id = @id
            """, new { id, officer = officer.Id, now, text, way, key, hash }, ct);
        var message = await Find(connection, id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(message);
    }

    private static Task<Row?> Lock(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<Row>("""
        select said.id, group_id, line_user_id, text, incident_id, reply_token, token_until, answer_key, answer_hash, answered_at,
               exists (select from network_group where network_group.id = group_id and state = 'active') as group_lives
        from group_message said
        where said.id = @id
        for update
        """, new { id }, ct);

    private static Task<ListGroupMessages.GroupMessage?> Find(DbConnection connection, Guid id, DateTime now, CancellationToken ct) =>
        connection.OneOrNone<ListGroupMessages.GroupMessage>($"{ListGroupMessages.Columns} where said.id = @id", new { id, now }, ct);

    private sealed record Row(
        Guid Id, Guid GroupId, string? LineUserId, string Text, Guid? IncidentId, string? ReplyToken, DateTime? TokenUntil, Guid? AnswerKey,
        byte[]? AnswerHash, DateTime? AnsweredAt, bool GroupLives)
    {
        public AdviceCases.Question Question => new(Id, GroupId, LineUserId, Text, IncidentId);
    }
}
