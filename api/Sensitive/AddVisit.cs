using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Somebody went there. A visit answers the follow-up that was due and may name the next.</summary>
internal static class AddVisit
{
    private static readonly string[] Outcomes = ["helped", "referred", "absent", "refused"];
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <param name="VisitedAt">With offset; now if left out.</param>
    /// <param name="Outcome">helped, referred, absent (nobody was met) or refused (the person wants no help).</param>
    /// <param name="FollowUpOn">The next day; left out, one that still lies ahead stays.</param>
    public sealed record Request(
        DateTime? VisitedAt,
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Note,
        [property: Required(ErrorMessage = "required")] string? Outcome,
        DateOnly? FollowUpOn);

    public static async Task<Results<Created<ServicePlans.Visit>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey,
        HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        var (me, now, hash) = (Person.Of(http.User), clock.Now(), Idempotency.Hash(new { id, request }));
        if (!Outcomes.Contains(request.Outcome)) return Refusal.Invalid("outcome", "unknown_value");
        if (request.VisitedAt > now + ClockSkew) return Refusal.Invalid("visitedAt", "not_later");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is null || await Plan(connection, id, ct) is not { } plan) return Refusal.NotFound;
        if (await Find(connection, me.Id, key, ct) is { } known)
            return known.Hash.AsSpan().SequenceEqual(hash) ? TypedResults.Created((string?)null, known.Visit) : Idempotency.Reused;

        var visit = new ServicePlans.Visit(Clock.NewId(now), request.VisitedAt ?? now, me.Name, request.Note!.Trim(), request.Outcome!, request.FollowUpOn);
        await connection.Run("""
            insert into service_visit (id, plan_id, visited_at, by_id, note, outcome, follow_up_on, submission_key, submission_hash, recorded_at)
            values (@Id, @plan, @VisitedAt, @me, @Note, @Outcome, @FollowUpOn, @key, @hash, @now)
            """, new { visit.Id, plan = plan.Id, visit.VisitedAt, me = me.Id, visit.Note, visit.Outcome, visit.FollowUpOn, key, hash, now }, ct);
        var next = request.FollowUpOn ?? (plan.FollowUpOn > Clock.DayInBangkok(now) ? plan.FollowUpOn : null);
        await connection.Run("""
            update service_plan
            set visits = visits + 1, follow_up_on = @next, state = case when @next::date is null then state else 'open' end,
                updated_at = @now, updated_by = @me, version = version + 1
            where id = @Id
            """, new { plan.Id, next, now, me = me.Id }, ct);
        var by = Actor.Staff(me);
        await new CaseEvent(id, "visit", by, now) { StaffOnly = true, OccurredAt = visit.VisitedAt, Data = new { visitId = visit.Id, visit.Outcome } }
            .Add(connection, ct);
        await ServicePlans.Schedule(connection, id, next, by, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, visit);
    }

    private static Task<Known?> Plan(DbConnection connection, Guid incidentId, CancellationToken ct) =>
        connection.OneOrNone<Known>("select id, follow_up_on from service_plan where incident_id = @incidentId", new { incidentId }, ct);

    private static async Task<(ServicePlans.Visit Visit, byte[] Hash)?> Find(DbConnection connection, Guid me, Guid key, CancellationToken ct) =>
        await connection.OneOrNone<Row>("""
            select service_visit.id, visited_at, name as by, note, outcome, follow_up_on, submission_hash
            from service_visit
            join person on person.id = by_id
            where by_id = @me and submission_key = @key
            """, new { me, key }, ct) is { } row
            ? (new(row.Id, row.VisitedAt, row.By, row.Note, row.Outcome, row.FollowUpOn), row.SubmissionHash)
            : null;

    private sealed record Known(Guid Id, DateOnly? FollowUpOn);

    private sealed record Row(Guid Id, DateTime VisitedAt, string By, string Note, string Outcome, DateOnly? FollowUpOn, byte[] SubmissionHash);
}
