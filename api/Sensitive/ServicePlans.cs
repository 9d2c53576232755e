using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>What will be done for a person in need, and what was done: one plan per case, with its visits.</summary>
internal static class ServicePlans
{
    public const string Category = "people";
    public const string Open = "open";
    public const string Done = "done";

    /// <param name="Version">To be sent along with the next change; 0 while there is no plan.</param>
    public sealed record Whole(int Version, Plan? Plan, IReadOnlyList<Visit> Visits);

    /// <param name="PlannedOn">Day of the first visit, Bangkok's.</param>
    /// <param name="FollowUpOn">Day of the next one.</param>
    /// <param name="State"><c>open</c> or <c>done</c>.</param>
    public sealed record Plan(
        string What, DateOnly PlannedOn, string Place, string ByWhom, string? Resources, DateOnly? FollowUpOn, string State,
        DateTime UpdatedAt, string UpdatedBy);

    /// <param name="Outcome">helped, referred, absent (nobody was met) or refused (the person wants no help).</param>
    public sealed record Visit(Guid Id, DateTime VisitedAt, string By, string Note, string Outcome, DateOnly? FollowUpOn);

    public static async Task<Whole> Read(DbConnection connection, Guid incidentId, CancellationToken ct)
    {
        var plan = await connection.OneOrNone<Row>("""
            select service_plan.id, version, what, planned_on, place, by_whom, resources, follow_up_on, state, updated_at, person.name as updated_by
            from service_plan
            join person on person.id = updated_by
            where incident_id = @incidentId
            """, new { incidentId }, ct);
        if (plan is null) return new(0, null, []);

        var visits = await connection.Many<Visit>("""
            select service_visit.id, visited_at, person.name as by, note, outcome, follow_up_on
            from service_visit
            join person on person.id = by_id
            where plan_id = @Id
            order by visited_at desc, service_visit.id desc
            """, new { plan.Id }, ct);
        return new(plan.Version,
            new(plan.What, plan.PlannedOn, plan.Place, plan.ByWhom, plan.Resources, plan.FollowUpOn, plan.State, plan.UpdatedAt, plan.UpdatedBy),
            visits);
    }

    /// <summary>A new day for the follow-up, or none: what reminded of the old one is taken down.</summary>
    public static async Task Schedule(DbConnection connection, Guid incidentId, DateOnly? followUpOn, Actor by, DateTime now, CancellationToken ct)
    {
        await CaseFlags.Clear(connection, incidentId, CaseFlags.FollowUpDue, by, null, now, ct);
        if (followUpOn is { } day) await Clocks.Set(connection, Clocks.FollowUp, incidentId, Morning(day), now, ct);
        else await Clocks.Stop(connection, incidentId, [Clocks.FollowUp], ct);
    }

    /// <summary>The day of the follow-up has come.</summary>
    public static Task FollowUpDue(DbConnection connection, Case incident, DateTime now, CancellationToken ct) =>
        CaseFlags.Raise(connection, incident.Id, CaseFlags.FollowUpDue, Actor.System, null, now, ct);

    /// <summary>When the office has opened and the day's visits are laid out: 08:30 in Bangkok.</summary>
    public static DateTime Morning(DateOnly day) => Clock.FromBangkok(day.ToDateTime(new TimeOnly(8, 30)));

    private sealed record Row(
        Guid Id, int Version, string What, DateOnly PlannedOn, string Place, string ByWhom, string? Resources, DateOnly? FollowUpOn, string State,
        DateTime UpdatedAt, string UpdatedBy);
}
