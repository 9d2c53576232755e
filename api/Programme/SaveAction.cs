using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>What is done about a check: written, and answered. An action that is carried goes on as one of the next quarter, once.</summary>
internal static class SaveAction
{
    /// <param name="Text">What is to be done.</param>
    /// <param name="Owner">Who does it, in words.</param>
    /// <param name="PersonId">A member of the staff, if one is named.</param>
    /// <param name="CheckId">A check of the same quarter that it answers.</param>
    /// <param name="State"><c>open</c> (if left out), <c>done</c>, <c>carried</c> or <c>dropped</c>.</param>
    /// <param name="Reason">Needed to carry or drop it.</param>
    /// <param name="Version">The version that was read; only for a change.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(1000, ErrorMessage = "too_long|1000")] string? Text,
        [property: Required(ErrorMessage = "required"), StringLength(500, ErrorMessage = "too_long|500")] string? Owner,
        Guid? PersonId,
        [property: Required(ErrorMessage = "required")] DateOnly? DueOn,
        Guid? CheckId,
        [property: AllowedValues("open", "done", "carried", "dropped", null, ErrorMessage = "unknown_value")] string? State,
        [property: StringLength(1000, ErrorMessage = "too_long|1000")] string? Reason,
        int? Version);

    /// <param name="quarter">Its first day, such as 2026-10-01.</param>
    public static async Task<Results<Created<GetQuarter.Response>, Refusal>> Create(
        DateOnly quarter, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (person, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(new { quarter, request }));
        if (!PdcaQuarter.Is(quarter, now)) return Refusal.NotFound;

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var state = await PdcaQuarter.Lock(connection, quarter, ct);
        if (await Submission.Find(connection, "pdca_action", person, key, ct) is null)
        {
            if (state == PdcaQuarter.Closed) return PdcaQuarter.IsClosed;
            // It begins open; the answer comes later.
            if (request.State is not (null or PdcaQuarter.Open)) return Refusal.Invalid("state", "unknown_value");
            if (await Mistakes(connection, quarter, request, ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

            await connection.Run("""
                insert into pdca_action (id, quarter, check_id, text, owner, person_id, due_on, created_by, updated_at, submission_key, submission_hash)
                values (@id, @quarter, @CheckId, @text, @owner, @PersonId, @DueOn, @person, @now, @key, @hash)
                on conflict on constraint pdca_action_submission_key do nothing
                """, new { id = Clock.NewId(now), quarter, request.CheckId, text = request.Text!.Trim(), owner = request.Owner!.Trim(), request.PersonId, request.DueOn, person, now, key, hash }, ct);
        }

        var saved = (await Submission.Find(connection, "pdca_action", person, key, ct))!;
        if (!saved.Is(hash)) return Idempotency.Reused;
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, await GetQuarter.Read(connection, quarter, clock, ct));
    }

    /// <param name="id">Of the action.</param>
    public static async Task<Results<Ok<GetQuarter.Response>, Refusal>> Change(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await connection.OneOrNone<DateOnly?>("select quarter from pdca_action where id = @id", new { id }, ct) is not { } quarter) return Refusal.NotFound;
        if (await PdcaQuarter.Lock(connection, quarter, ct) == PdcaQuarter.Closed) return PdcaQuarter.IsClosed;
        var known = await connection.One<Known>("select state, version from pdca_action where id = @id", new { id }, ct);
        if (request.Version is null) return Refusal.Invalid("version", "required");
        if (known.Version != request.Version) return new Refusal(409, "stale_version");
        // It goes on in the next quarter already.
        if (known.State == "carried") return Refusal.IllegalMove([]);

        var errors = await Mistakes(connection, quarter, request, ct);
        var (state, reason) = (request.State ?? PdcaQuarter.Open, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim());
        if (state is "carried" or "dropped" && reason is null) errors["reason"] = ["reason_needed"];
        if (errors.Count > 0) return Refusal.Invalid(errors);

        if (state == "carried")
        {
            var next = quarter.AddMonths(3);
            if (await PdcaQuarter.Lock(connection, next, ct) == PdcaQuarter.Closed) return PdcaQuarter.IsClosed;
            await connection.Run("""
                insert into pdca_action (id, quarter, text, owner, person_id, due_on, carried_from, created_by, updated_at)
                values (@copy, @next, @text, @owner, @PersonId, greatest(@DueOn, @last), @id, @person, @now)
                """, new { copy = Clock.NewId(now), next, text = request.Text!.Trim(), owner = request.Owner!.Trim(), request.PersonId, request.DueOn, last = next.AddMonths(3).AddDays(-1), id, person = Person.Of(http.User).Id, now }, ct);
        }

        await connection.Run("""
            update pdca_action
            set text = @text, owner = @owner, person_id = @PersonId, due_on = @DueOn, check_id = @CheckId, state = @state, reason = @reason, version = version + 1, updated_at = @now
            where id = @id
            """, new { id, text = request.Text!.Trim(), owner = request.Owner!.Trim(), request.PersonId, request.DueOn, request.CheckId, state, reason, now }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await GetQuarter.Read(connection, quarter, clock, ct));
    }

    private static async Task<Dictionary<string, string[]>> Mistakes(DbConnection connection, DateOnly quarter, Request request, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.DueOn is { Year: < 2000 or > 2200 }) errors["dueOn"] = ["not_a_date"];
        if (request.DueOn < quarter) errors["dueOn"] = ["before_from"];
        if (!await Responsible.MayBe(connection, request.PersonId, ct)) errors["personId"] = ["unknown_value"];
        if (request.CheckId is not null && !await connection.One<bool>("select exists (select from pdca_check where id = @CheckId and quarter = @quarter)", new { request.CheckId, quarter }, ct))
            errors["checkId"] = ["unknown_value"];
        return errors;
    }

    private sealed record Known(string State, int Version);
}
