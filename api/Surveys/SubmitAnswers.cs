using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Sends the answers. In an identified survey another call with a new key replaces them until the round closes. In an anonymous one
/// they are sent once: the answer holds a receipt code, with which, and with nothing else, they can be withdrawn. What arrives at or
/// after <c>closesAt</c> by the server's clock is refused as <c>round_closed</c>, and the draft stays where it is.
/// </summary>
internal static class SubmitAnswers
{
    public static readonly Refusal AlreadyAnswered = new(409, "already_answered");

    /// <param name="Answers">By question key.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] Dictionary<string, JsonElement>? Answers);

    /// <param name="Receipt">Of an anonymous answer: keep it to withdraw by. We keep only its hash.</param>
    /// <param name="SubmittedAt">Null in an anonymous survey, which keeps no times.</param>
    public sealed record Response(Guid RoundId, bool Anonymous, string? Receipt, DateTime? SubmittedAt);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, Receipts receipts,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        // Arrival decides, not how long the database takes.
        var now = clock.Now();
        var personId = Person.Of(http.User).Id;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await AskedRound.Find(connection, id, personId, ct) is not { } round) return Refusal.NotFound;

        // A repeat is answered as the first call was, also when the round has closed in between.
        var call = new Call(id, personId, key, receipts.Of(id, personId, key), JsonSerializer.Serialize(request.Answers), Idempotency.Hash(request));
        if (round.Answered && await Earlier(connection, round, call, ct) is { } earlier) return Answer(earlier, id, round.Anonymous);
        if (round.Refuses(now) is { } refusal) return refusal;
        if (round is { Anonymous: true, Answered: true }) return AlreadyAnswered;
        var errors = FormAnswers.Check(round.Form, request.Answers!);
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var stored = round.Anonymous ? await StoreAnonymous(connection, call, now, ct) : await Store(connection, call, now, ct);
        if (stored) return Answer(new(round.Anonymous ? call.Receipt : null, round.Anonymous ? null : now, Same: true), id, round.Anonymous);
        if (await Earlier(connection, round, call, ct) is { } first) return Answer(first, id, round.Anonymous);
        return (await AskedRound.Find(connection, id, personId, ct))!.Refuses(now) ?? AlreadyAnswered;
    }

    private static Results<Created<Response>, Refusal> Answer(Known known, Guid id, bool anonymous) => known.Same
        ? TypedResults.Created((string?)null, new Response(id, anonymous, known.Receipt, known.SubmittedAt))
        : Idempotency.Reused;

    /// <summary>
    /// One statement: whoever is first turns the participation to answered, and only then is there an answer. The lock on the round
    /// lets the worker that closes it wait for answers on their way.
    /// </summary>
    private static async Task<bool> StoreAnonymous(DbConnection connection, Call call, DateTime now, CancellationToken ct) => await connection.One<bool>("""
        with round as (
            select id from survey_round where id = @RoundId and state = 'open' for key share
        ), asked as (
            update survey_participation
            set state = 'answered', submitted_on = @day
            where round_id in (select id from round) and person_id = @PersonId and state = 'invited'
            returning round_id
        ), stored as (
            insert into survey_anonymous_answer (id, round_id, answers, receipt_hash)
            select @id, round_id, @Answers::jsonb, @hash
            from asked
        ), finished as (
            delete from survey_draft
            where round_id in (select round_id from asked) and person_id = @PersonId
        )
        select exists (select from asked)
        """, new { call.RoundId, call.PersonId, call.Answers, id = Guid.NewGuid(), hash = Receipts.Hash(call.Receipt), day = Clock.DayInBangkok(now) }, ct);

    private static async Task<bool> Store(DbConnection connection, Call call, DateTime now, CancellationToken ct) => await connection.One<bool>("""
        with round as (
            select id from survey_round where id = @RoundId and state = 'open' for key share
        ), asked as (
            update survey_participation
            set state = 'answered', submitted_on = coalesce(submitted_on, @day)
            where round_id in (select id from round) and person_id = @PersonId
            returning round_id
        ), first as (
            insert into survey_submission (person_id, submission_key, submission_hash, round_id, answered_at)
            select @PersonId, @Key, @Hash, round_id, @now
            from asked
            on conflict (person_id, submission_key) do nothing
            returning round_id
        ), stored as (
            insert into survey_answer (id, round_id, person_id, answers, submitted_at, updated_at)
            select @id, round_id, @PersonId, @Answers::jsonb, @now, @now
            from first
            on conflict (round_id, person_id) do update set answers = excluded.answers, updated_at = excluded.updated_at
        ), finished as (
            delete from survey_draft
            where round_id in (select round_id from first) and person_id = @PersonId
        )
        select exists (select from first)
        """, new { call.RoundId, call.PersonId, call.Key, call.Hash, call.Answers, id = Guid.NewGuid(), now, day = Clock.DayInBangkok(now) }, ct);

    /// <returns>What the first call with this key was told; null when there was none.</returns>
    private static Task<Known?> Earlier(DbConnection connection, AskedRound round, Call call, CancellationToken ct) => round.Anonymous
        ? connection.OneOrNone<Known>("""
            select @Receipt as receipt, null::timestamptz as submitted_at, answers = @Answers::jsonb as same
            from survey_anonymous_answer
            where receipt_hash = @hash and round_id = @RoundId
            """, new { call.Receipt, call.Answers, call.RoundId, hash = Receipts.Hash(call.Receipt) }, ct)
        : connection.OneOrNone<Known>("""
            select null::text as receipt, answered_at as submitted_at, submission_hash = @Hash and round_id = @RoundId as same
            from survey_submission
            where person_id = @PersonId and submission_key = @Key
            """, new { call.Hash, call.RoundId, call.PersonId, call.Key }, ct);

    private sealed record Call(Guid RoundId, Guid PersonId, Guid Key, string Receipt, string Answers, byte[] Hash);

    private sealed record Known(string? Receipt, DateTime? SubmittedAt, bool Same);
}
