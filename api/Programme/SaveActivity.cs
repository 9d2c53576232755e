using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>
/// One activity of a programme. What it is, when, whose and for how much is the plan: changing that makes the programme a draft again.
/// How far it is, is progress and needs nobody's approval.
/// </summary>
internal static class SaveActivity
{
    private const int Longest = 500;
    private const int MostBudget = 999_999_999;

    /// <param name="Phase">Number of one of the programme's phases, from 1.</param>
    /// <param name="StartsOn">Not before the programme's first day.</param>
    /// <param name="EndsOn">Last day, not after the programme's.</param>
    /// <param name="Owner">Who does it, in words, such as a post.</param>
    /// <param name="PersonId">A member of the staff, if one is named.</param>
    /// <param name="Budget">Baht, with at most two decimals.</param>
    /// <param name="State"><c>planned</c> (if left out), <c>doing</c>, <c>done</c> or <c>dropped</c>.</param>
    /// <param name="Version">The activity's version that was read; only for a change.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Phase,
        [property: Required(ErrorMessage = "required"), StringLength(Longest, ErrorMessage = "too_long|500")] string? Title,
        [property: Required(ErrorMessage = "required")] DateOnly? StartsOn,
        [property: Required(ErrorMessage = "required")] DateOnly? EndsOn,
        [property: Required(ErrorMessage = "required"), StringLength(Longest, ErrorMessage = "too_long|500")] string? Owner,
        Guid? PersonId,
        decimal? Budget,
        [property: AllowedValues("planned", "doing", "done", "dropped", null, ErrorMessage = "unknown_value")] string? State,
        int? Version);

    /// <param name="id">Of the programme.</param>
    public static async Task<Results<Created<GetProgramme.Response>, Refusal>> Create(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (person, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(new { id, request }));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ProgrammeRow.Lock(connection, id, ct) is not { } programme) return Refusal.NotFound;
        if (await Submission.Find(connection, "activity", person.Id, key, ct) is null)
        {
            if (await Mistakes(connection, programme, request, ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

            var added = await connection.Run("""
                insert into activity (id, programme_id, phase, title, starts_on, ends_on, owner, person_id, budget, state, created_by, updated_at, submission_key, submission_hash)
                values (@activity, @id, @Phase, @title, @StartsOn, @EndsOn, @owner, @PersonId, @Budget, @state, @person, @now, @key, @hash)
                on conflict on constraint activity_submission_key do nothing
                """, Values(request, id, Clock.NewId(now), person.Id, now, key, hash), ct);
            if (added == 1) await ProgrammeRow.Redraft(connection, id, person.Id, now, ct);
        }

        var saved = (await Submission.Find(connection, "activity", person.Id, key, ct))!;
        await transaction.CommitAsync(ct);
        if (!saved.Is(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, (await GetProgramme.Read(connection, id, person, clock, ct))!);
    }

    /// <param name="id">Of the activity.</param>
    public static async Task<Results<Ok<GetProgramme.Response>, Refusal>> Change(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var programmeId = await connection.OneOrNone<Guid?>("select programme_id from activity where id = @id", new { id }, ct) ?? Guid.Empty;
        if (await ProgrammeRow.Lock(connection, programmeId, ct) is not { } programme) return Refusal.NotFound;
        if (request.Version is null) return Refusal.Invalid("version", "required");
        if (await connection.One<int>("select version from activity where id = @id", new { id }, ct) != request.Version) return new Refusal(409, "stale_version");
        if (await Mistakes(connection, programme, request, ct) is { Count: > 0 } errors) return Refusal.Invalid(errors);

        var replanned = await connection.OneOrNone<bool?>("""
            with before as (select * from activity where id = @activity)
            update activity
            set phase = @Phase, title = @title, starts_on = @StartsOn, ends_on = @EndsOn, owner = @owner, person_id = @PersonId, budget = @Budget, state = @state,
                version = activity.version + 1, updated_at = @now
            from before
            where activity.id = before.id
              and (before.phase, before.title, before.starts_on, before.ends_on, before.owner, before.person_id, before.budget, before.state)
                  is distinct from (@Phase, @title, @StartsOn::date, @EndsOn::date, @owner, @PersonId::uuid, @Budget::numeric, @state)
            returning (before.phase, before.title, before.starts_on, before.ends_on, before.owner, before.budget)
                      is distinct from (@Phase, @title, @StartsOn::date, @EndsOn::date, @owner, @Budget::numeric)
            """, Values(request, programmeId, id, person.Id, now, default, []), ct);
        if (replanned == true) await ProgrammeRow.Redraft(connection, programmeId, person.Id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await GetProgramme.Read(connection, programmeId, person, clock, ct))!);
    }

    private static async Task<Dictionary<string, string[]>> Mistakes(DbConnection connection, ProgrammeRow programme, Request request, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.Phase < 1 || request.Phase > programme.Phases) errors["phase"] = ["unknown_value"];
        if (request.StartsOn < programme.StartsOn) errors["startsOn"] = ["outside_period"];
        if (request.EndsOn > programme.EndsOn) errors["endsOn"] = ["outside_period"];
        if (request.EndsOn < request.StartsOn) errors["endsOn"] = ["before_from"];
        if (request.Budget is < 0) errors["budget"] = ["at_least|0"];
        if (request.Budget > MostBudget) errors["budget"] = [$"at_most|{MostBudget}"];
        if (request.Budget is { } budget && decimal.Round(budget, 2) != budget) errors["budget"] = ["two_decimals"];
        if (!await Responsible.MayBe(connection, request.PersonId, ct)) errors["personId"] = ["unknown_value"];
        return errors;
    }

    private static object Values(Request request, Guid programme, Guid activity, Guid person, DateTime now, Guid key, byte[] hash) => new
    {
        id = programme,
        activity,
        request.Phase,
        title = request.Title!.Trim(),
        request.StartsOn,
        request.EndsOn,
        owner = request.Owner!.Trim(),
        request.PersonId,
        request.Budget,
        state = request.State ?? "planned",
        person,
        now,
        key,
        hash,
    };
}
