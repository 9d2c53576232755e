using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>A programme as it is written. Written anew or changed it is a draft, which the director has not approved.</summary>
internal static class SaveProgramme
{
    private const int MostPhases = 20;
    private const int PhaseLength = 100;

    /// <param name="StartsOn">First day, such as 2026-10-01.</param>
    /// <param name="EndsOn">Last day.</param>
    /// <param name="Phases">1 to 20 names in their order; a number that an activity has cannot be taken away.</param>
    /// <param name="Version">The version that was read; only for a change.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(500, ErrorMessage = "too_long|500")] string? Title,
        [property: Required(ErrorMessage = "required")] DateOnly? StartsOn,
        [property: Required(ErrorMessage = "required")] DateOnly? EndsOn,
        [property: Required(ErrorMessage = "required")] IReadOnlyList<string>? Phases,
        int? Version);

    public static async Task<Results<Created<GetProgramme.Response>, Refusal>> Create(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;

        var (person, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Submission.Find(connection, "programme", person.Id, key, ct) is null)
        {
            if (Mistakes(request) is { Count: > 0 } errors) return Refusal.Invalid(errors);

            var id = Clock.NewId(now);
            var added = await connection.Run("""
                insert into programme (id, title, starts_on, ends_on, phases, created_by, created_at, updated_at, submission_key, submission_hash)
                values (@id, @title, @StartsOn, @EndsOn, @phases, @person, @now, @now, @key, @hash)
                on conflict on constraint programme_submission_key do nothing
                """, new { id, title = request.Title!.Trim(), request.StartsOn, request.EndsOn, phases = Phases(request), person = person.Id, now, key, hash }, ct);
            if (added == 1) await ProgrammeHistory.Add(connection, id, ProgrammeState.Draft, 1, person.Id, null, now, ct);
        }

        var saved = (await Submission.Find(connection, "programme", person.Id, key, ct))!;
        await transaction.CommitAsync(ct);
        if (!saved.Is(hash)) return Idempotency.Reused;
        return TypedResults.Created((string?)null, (await GetProgramme.Read(connection, saved.Id, person, clock, ct))!);
    }

    /// <summary>Saying the same again changes nothing; anything else is a new version, which needs the director's approval anew.</summary>
    public static async Task<Results<Ok<GetProgramme.Response>, Refusal>> Change(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (person, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ProgrammeRow.Lock(connection, id, ct) is not { } row) return Refusal.NotFound;
        if (request.Version is null) return Refusal.Invalid("version", "required");
        if (request.Version != row.Version) return new Refusal(409, "stale_version");

        var errors = Mistakes(request);
        if (errors.Count == 0)
        {
            var used = await connection.One<Used>(
                "select coalesce(max(phase), 0) as phase, min(starts_on) as first, max(ends_on) as last from activity where programme_id = @id", new { id }, ct);
            if (used.Phase > request.Phases!.Count) errors["phases"] = ["phase_in_use"];
            if (used.First < request.StartsOn) errors["startsOn"] = ["outside_period"];
            if (used.Last > request.EndsOn) errors["endsOn"] = ["outside_period"];
        }

        if (errors.Count > 0) return Refusal.Invalid(errors);

        var changed = await connection.Run("""
            update programme
            set title = @title, starts_on = @StartsOn, ends_on = @EndsOn, phases = @phases
            where id = @id and (title, starts_on, ends_on, phases) is distinct from (@title, @StartsOn::date, @EndsOn::date, @phases::text[])
            """, new { id, title = request.Title!.Trim(), request.StartsOn, request.EndsOn, phases = Phases(request) }, ct);
        if (changed == 1) await ProgrammeRow.Redraft(connection, id, person.Id, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await GetProgramme.Read(connection, id, person, clock, ct))!);
    }

    private static string[] Phases(Request request) => [.. request.Phases!.Select(p => p.Trim())];

    private static Dictionary<string, string[]> Mistakes(Request request)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (request.StartsOn is { Year: < 2000 or > 2200 }) errors["startsOn"] = ["not_a_date"];
        if (request.EndsOn is { Year: < 2000 or > 2200 }) errors["endsOn"] = ["not_a_date"];
        if (request.EndsOn < request.StartsOn) errors["endsOn"] = ["before_from"];
        if (request.Phases!.Count > MostPhases) errors["phases"] = [$"too_many|{MostPhases}"];
        if (request.Phases.Count == 0 || request.Phases.Any(string.IsNullOrWhiteSpace)) errors["phases"] = ["required"];
        if (request.Phases.Any(p => p?.Length > PhaseLength)) errors["phases"] = [$"too_long|{PhaseLength}"];
        return errors;
    }

    private sealed record Used(int Phase, DateOnly? First, DateOnly? Last);
}

/// <summary>A programme that the caller holds until the transaction ends.</summary>
internal sealed record ProgrammeRow(string Title, string State, int Version, DateOnly StartsOn, DateOnly EndsOn, int Phases, Guid? CreatedBy)
{
    public static Task<ProgrammeRow?> Lock(DbConnection connection, Guid id, CancellationToken ct) => connection.OneOrNone<ProgrammeRow>(
        "select title, state, version, starts_on, ends_on, cardinality(phases) as phases, created_by from programme where id = @id for update", new { id }, ct);

    /// <summary>The plan has changed: what was approved is not what stands there now.</summary>
    public static async Task Redraft(DbConnection connection, Guid id, Guid person, DateTime now, CancellationToken ct)
    {
        var version = await connection.One<int>(
            "update programme set state = 'draft', version = version + 1, updated_at = @now where id = @id returning version", new { id, now }, ct);
        await ProgrammeHistory.Add(connection, id, ProgrammeState.Draft, version, person, null, now, ct);
    }
}

internal static class ProgrammeHistory
{
    public static Task<long> Add(DbConnection connection, Guid programme, string state, int version, Guid person, string? note, DateTime at, CancellationToken ct) =>
        connection.One<long>("""
            insert into programme_event (programme_id, state, version, person_id, note, at) values (@programme, @state, @version, @person, @note, @at) returning id
            """, new { programme, state, version, person, note, at }, ct);
}
