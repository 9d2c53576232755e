using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Makes or changes the plan. Two who plan at the same time do not overwrite each other: the later one reads first.</summary>
internal static class SavePlan
{
    /// <param name="Version">Of the plan this change was made from; 0 for the first.</param>
    /// <param name="What">What is to be done.</param>
    /// <param name="PlannedOn">Day of the first visit, Bangkok's.</param>
    /// <param name="ByWhom">Who does it: an officer, a volunteer, an agency.</param>
    /// <param name="Resources">What it takes: things, money, helpers.</param>
    /// <param name="FollowUpOn">Next day on which somebody looks again; reminded of at 08:30.</param>
    /// <param name="State"><c>open</c> or <c>done</c>.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), Range(0, int.MaxValue, ErrorMessage = "at_least|0")] int? Version,
        [property: Required(ErrorMessage = "required"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? What,
        [property: Required(ErrorMessage = "required")] DateOnly? PlannedOn,
        [property: Required(ErrorMessage = "required"), StringLength(300, ErrorMessage = "too_long|300")] string? Place,
        [property: Required(ErrorMessage = "required"), StringLength(300, ErrorMessage = "too_long|300")] string? ByWhom,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Resources,
        DateOnly? FollowUpOn,
        string? State);

    public static async Task<Results<Ok<ServicePlans.Whole>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var state = request.State ?? ServicePlans.Open;
        if (state is not (ServicePlans.Open or ServicePlans.Done)) return Refusal.Invalid("state", "unknown_value");

        var (me, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { CategoryCode: ServicePlans.Category }) return Refusal.NotFound;

        var known = await ServicePlans.Read(connection, id, ct);
        if (known.Version != request.Version)
        {
            // Sent again because the answer was lost.
            if (known.Version == request.Version + 1 && Says(known.Plan!, request, state)) return TypedResults.Ok(known);
            return new Refusal(409, "stale_version")
            {
                Changes = known.Plan is { } newer ? [new StaleVersion.Change("plan", "staff", null, newer.State, newer.UpdatedAt)] : [],
            };
        }

        await Store(connection, id, request, state, me.Id, now, ct);
        var by = Actor.Staff(me);
        await new CaseEvent(id, "plan", by, now) { StaffOnly = true, Data = new { version = request.Version + 1, state } }.Add(connection, ct);
        var (before, after) = (Reminder(known.Plan?.State, known.Plan?.FollowUpOn), Reminder(state, request.FollowUpOn));
        if (before != after) await ServicePlans.Schedule(connection, id, after, by, now, ct);
        var saved = await ServicePlans.Read(connection, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(saved);
    }

    private static Task<int> Store(
        NpgsqlConnection connection, Guid id, Request request, string state, Guid me, DateTime now, CancellationToken ct) => connection.Run("""
        insert into service_plan (id, incident_id, what, planned_on, place, by_whom, resources, follow_up_on, state, updated_at, updated_by, version)
        values (@planId, @id, @what, @PlannedOn, @place, @byWhom, @resources, @FollowUpOn, @state, @now, @me, 1)
        on conflict on constraint service_plan_incident_key do update set
            what = excluded.what,
            planned_on = excluded.planned_on,
            place = excluded.place,
            by_whom = excluded.by_whom,
            resources = excluded.resources,
            follow_up_on = excluded.follow_up_on,
            state = excluded.state,
            updated_at = excluded.updated_at,
            updated_by = excluded.updated_by,
            version = service_plan.version + 1
        """, new
        {
            planId = Clock.NewId(now),
            id,
            what = request.What!.Trim(),
            request.PlannedOn,
            place = request.Place!.Trim(),
            byWhom = request.ByWhom!.Trim(),
            resources = request.Resources?.Trim(),
            request.FollowUpOn,
            state,
            now,
            me,
        }, ct);

    private static bool Says(ServicePlans.Plan plan, Request request, string state) =>
        (plan.What, plan.PlannedOn, plan.Place, plan.ByWhom, plan.Resources, plan.FollowUpOn, plan.State)
        == (request.What!.Trim(), request.PlannedOn!.Value, request.Place!.Trim(), request.ByWhom!.Trim(), request.Resources?.Trim(), request.FollowUpOn, state);

    private static DateOnly? Reminder(string? state, DateOnly? followUpOn) => state == ServicePlans.Open ? followUpOn : null;
}
