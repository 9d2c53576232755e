using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Sandbox.Demo;

/// <summary>What a sensitive case has beside its steps: somebody took notice of it, and a person in need has a plan.</summary>
internal static class DemoCare
{
    private static readonly (string, Guid?, string?) System = ("system", null, null);
    private static readonly string[] Head = ["head"];

    /// <summary>Notice is taken before the case is triaged; silence on one that nobody has touched is told to the head.</summary>
    public static void TakeNotice(DemoHistory history, DemoWorld world, DemoRows rows, DemoIncident incident, DateTime now)
    {
        if (!world.District.Category(incident.Category)!.Sensitive) return;

        var due = incident.ReportedAt.AddMinutes(world.District.Settings.Sensitive.AcknowledgeWithinMinutes);
        if (incident.Told.Steps.FirstOrDefault(step => step.Do == "triage") is { } triage)
        {
            incident.OfficerId = world.People[triage.By ?? "officer-1"];
            history.Write(incident.ReportedAt.AddMinutes(Math.Min(12, triage.After * 30)), "acknowledged", ("staff", incident.OfficerId, null));
        }
        else if (due > now)
        {
            rows.Clocks.Add(new(Clocks.Acknowledge, incident.Id, due));
        }
        else
        {
            incident.Flags.Add(CaseFlags.Unacknowledged);
            history.Write(due, "flagged", System, data: new { flag = CaseFlags.Unacknowledged }, staffOnly: true);
            history.Write(due, "escalated", System, data: new { clock = Clocks.Acknowledge, told = Head }, staffOnly: true);
        }
    }

    public static void Plan(DemoHistory history, DemoRows rows, DemoIncident incident, DemoPlan plan, DateTime now)
    {
        var officer = incident.OfficerId!.Value;
        var followUpOn = Clock.DayInBangkok(now).AddDays(plan.FollowUpIn);
        var made = incident.ReportedAt.AddHours(plan.After);
        var id = Guid.CreateVersion7(new DateTimeOffset(made));
        var visits = plan.Visits.Select(visit =>
        {
            var at = incident.ReportedAt.AddHours(visit.After);
            return new DemoVisitRow(Guid.CreateVersion7(new DateTimeOffset(at)), id, at, officer, visit.Note, visit.Outcome);
        }).ToList();
        rows.Plans.Add(new(id, incident.Id, plan, Clock.DayInBangkok(incident.ReportedAt).AddDays(plan.PlannedIn), followUpOn,
            visits.Select(visit => visit.At).Append(made).Max(), officer, visits.Count));
        rows.Visits.AddRange(visits);

        var staff = ("staff", (Guid?)officer, (string?)null);
        history.Write(made, "plan", staff, data: new { version = 1, state = ServicePlans.Open }, staffOnly: true);
        foreach (var visit in visits) history.Write(visit.At, "visit", staff, data: new { visitId = visit.Id, visit.Outcome }, staffOnly: true);
        var due = ServicePlans.Morning(followUpOn);
        if (due > now)
        {
            rows.Clocks.Add(new(Clocks.FollowUp, incident.Id, due));
            return;
        }

        incident.Flags.Add(CaseFlags.FollowUpDue);
        history.Write(due, "flagged", System, data: new { flag = CaseFlags.FollowUpDue }, staffOnly: true);
    }
}

/// <summary>What is planned for a person in need.</summary>
/// <param name="After">Made so many hours after the report.</param>
/// <param name="PlannedIn">The first visit is planned so many days after the report.</param>
/// <param name="FollowUpIn">The next follow-up is so many days from today, so that the demo never grows old.</param>
internal sealed record DemoPlan(
    double After, string What, int PlannedIn, string Place, string ByWhom, string Resources, int FollowUpIn, IReadOnlyList<DemoVisit> Visits);

/// <param name="After">Hours since the report.</param>
internal sealed record DemoVisit(double After, string Note, string Outcome);

internal sealed record DemoPlanRow(
    Guid Id, Guid IncidentId, DemoPlan Told, DateOnly PlannedOn, DateOnly FollowUpOn, DateTime UpdatedAt, Guid OfficerId, int Visits);

internal sealed record DemoVisitRow(Guid Id, Guid PlanId, DateTime At, Guid OfficerId, string Note, string Outcome);
