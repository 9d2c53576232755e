using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>The row of an assignment; its case is locked with it.</summary>
internal sealed record Assignment(Guid Id, Guid IncidentId, string AgencyCode, string Status, DateTime? LastOccurredAt);

/// <summary>What an agency, or an officer for it, says about an assignment.</summary>
internal sealed record AssignmentStep(string To, Actor By, DateTime Now)
{
    public Guid EventId { get; init; } = Clock.NewId(Now);
    public DateTime OccurredAt { get; init; } = Now;
    public DateTime? ScheduledFor { get; init; }
    public string? Note { get; init; }
}

/// <summary>Moves assignments, and the case with them: it is in progress when one agency takes it, claimed fixed when all are done.</summary>
internal sealed class AssignmentMoves(CaseNotices notices, DistrictData districtData)
{
    /// <param name="agency">Only this agency's; null for staff.</param>
    public static async Task<(Assignment, Case)?> Lock(DbConnection connection, Guid id, string? agency, CancellationToken ct)
    {
        const string row = """
            select id, incident_id, agency_code, status, last_occurred_at
            from assignment
            where id = @id and (@agency::text is null or agency_code = @agency)
            """;
        if (await connection.OneOrNone<Assignment>(row, new { id, agency }, ct) is not { } found) return null;
        var incident = await Case.Lock(connection, found.IncidentId, ct);
        // Read again: it may have moved while its case was waited for.
        return (await connection.One<Assignment>(row, new { id, agency }, ct), incident!);
    }

    /// <summary>Records the answer in the history without moving anything: late, or the same again.</summary>
    public static Task Note(DbConnection connection, Assignment assignment, AssignmentStep step, bool stale, CancellationToken ct) =>
        new CaseEvent(assignment.IncidentId, "assignment", step.By, step.Now)
        {
            Id = step.EventId,
            OccurredAt = step.OccurredAt,
            Text = step.Note,
            Data = new { assignmentId = assignment.Id, assignmentStatus = step.To, step.ScheduledFor, stale, repeated = !stale },
        }.Add(connection, ct);

    /// <returns>The case as it stands afterwards.</returns>
    public async Task<Case> Apply(DbConnection connection, Case incident, Assignment assignment, AssignmentStep step, CancellationToken ct)
    {
        await connection.Run("""
            update assignment
            set status = @To,
                accepted_at = case when @To = 'accepted' then @Now else accepted_at end,
                scheduled_for = coalesce(@ScheduledFor, scheduled_for),
                ended_at = case when @To in ('done', 'declined', 'failed', 'expired') then @Now end,
                last_occurred_at = @OccurredAt,
                updated_at = @Now
            where id = @Id
            """, new { assignment.Id, step.To, step.Now, step.ScheduledFor, step.OccurredAt }, ct);
        await new CaseEvent(assignment.IncidentId, "assignment", step.By, step.Now)
        {
            Id = step.EventId,
            OccurredAt = step.OccurredAt,
            Text = step.Note,
            Data = new { assignmentId = assignment.Id, assignmentStatus = step.To, step.ScheduledFor },
        }.Add(connection, ct);
        return await Follow(connection, incident, assignment, step, ct);
    }

    private async Task<Case> Follow(DbConnection connection, Case incident, Assignment assignment, AssignmentStep step, CancellationToken ct)
    {
        if (AssignmentStatus.Active.Contains(step.To)) return await TakenUp(connection, incident, step, ct);

        var all = await connection.One<Tally>("""
            select count(*) filter (where status in ('offered', 'accepted', 'scheduled', 'working'))::int as active,
                   count(*) filter (where status = 'done' and (@ReopenedAt::timestamptz is null or ended_at > @ReopenedAt))::int as done
            from assignment
            where incident_id = @Id
            """, new { incident.Id, incident.ReopenedAt }, ct);
        if (all.Active > 0) return incident;
        if (all.Done == 0)
        {
            return IncidentStatus.Allows(incident.Status, IncidentStatus.Triaged) && incident.Status != IncidentStatus.WaitingReporter
                ? await incident.Move(connection, new(IncidentStatus.Triaged, Actor.System, step.Now), ct)
                : incident;
        }

        if (incident.Status == IncidentStatus.Assigned)
            incident = await incident.Move(connection, new(IncidentStatus.InProgress, Actor.System, step.Now), ct);
        if (!IncidentStatus.Allows(incident.Status, IncidentStatus.ClaimedFixed)) return incident;
        var claim = new Step(IncidentStatus.ClaimedFixed, step.By, step.Now) { OccurredAt = step.OccurredAt };
        incident = await incident.Move(connection, claim, ct);
        var agency = (await districtData.Get(ct)).Agency(assignment.AgencyCode);
        await notices.ClaimedFixed(connection, incident, claim.EventId, agency?.Name.Th ?? assignment.AgencyCode, step.Now, ct);
        return incident;
    }

    private static async Task<Case> TakenUp(DbConnection connection, Case incident, AssignmentStep step, CancellationToken ct)
    {
        if (incident.Status == IncidentStatus.Assigned)
            return await incident.Move(connection, new(IncidentStatus.InProgress, step.By, step.Now) { OccurredAt = step.OccurredAt }, ct);

        // The reporter is being asked meanwhile; the case returns to work that has begun.
        if (incident is { Status: IncidentStatus.WaitingReporter, StatusBeforeWaiting: IncidentStatus.Assigned })
        {
            await connection.Run("update incident set status_before_waiting = 'in_progress' where id = @Id", new { incident.Id }, ct);
            return incident with { StatusBeforeWaiting = IncidentStatus.InProgress };
        }

        return incident;
    }

    private sealed record Tally(int Active, int Done);
}
