using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>The row of an assignment; its case is locked with it.</summary>
internal sealed record Assignment(
    Guid Id, Guid IncidentId, string AgencyCode, string Status, DateTime? LastOccurredAt, string Calendar, DateTime OfferedAt, DateTime AcceptBy,
    int AcceptMinutes, short AcceptLevel, DateTime FixBy, int FixMinutes, short FixLevel)
{
    public AssignmentClocks.Timed Timed => new(
        Id, IncidentId, AgencyCode, Status, Calendar, AcceptBy, AcceptMinutes, AcceptLevel, FixBy, FixMinutes, FixLevel);
}

/// <summary>What an agency, or an officer for it, says about an assignment.</summary>
internal sealed record AssignmentStep(string To, Actor By, DateTime Now)
{
    public Guid EventId { get; init; } = Clock.NewId(Now);
    public DateTime OccurredAt { get; init; } = Now;
    public DateTime? ScheduledFor { get; init; }
    public string? Note { get; init; }

    /// <summary>Whom an agency that declines names instead.</summary>
    public string? RightAgency { get; init; }

    /// <summary>The system that said it first; null for this one.</summary>
    public string? Origin { get; init; }

    /// <summary>How many systems it has passed through, this one included.</summary>
    public int? Hops { get; init; }

    /// <summary>Whoever reported it has heard already: a line in their inbox asks for the confirmation, and no counted message does.</summary>
    public bool Heard { get; init; }

    /// <summary>By which link it was said, if by one.</summary>
    public Guid? LinkId { get; init; }
}

/// <summary>Moves assignments, and the case with them: it is in progress when one agency takes it, claimed fixed when all are done.</summary>
internal sealed class AssignmentMoves(CaseMoves moves, CaseNotices notices, Disagreements disagreements, DistrictData districtData)
{
    /// <param name="agency">Only this agency's; null for staff.</param>
    public static async Task<(Assignment, Case)?> Lock(DbConnection connection, Guid id, string? agency, CancellationToken ct)
    {
        const string row = """
            select id, incident_id, agency_code, status, last_occurred_at, calendar, offered_at, accept_by, accept_minutes, accept_level,
                   fix_by, fix_minutes, fix_level
            from assignment
            where id = @id and (@agency::text is null or agency_code = @agency)
            """;
        if (await connection.OneOrNone<Assignment>(row, new { id, agency }, ct) is not { } found) return null;
        var incident = await Case.Lock(connection, found.IncidentId, ct);
        // Read again: it may have moved while its case was waited for.
        return (await connection.One<Assignment>(row, new { id, agency }, ct), incident!);
    }

    /// <summary>Offers a running case to an agency. Until it accepts, the division owns the case.</summary>
    /// <returns>Null when the agency has the case already.</returns>
    public async Task<Offer?> Offer(
        DbConnection connection, Case incident, Agency agency, string? note, Actor by, DateTime now, CancellationToken ct)
    {
        if (await Store(connection, incident, agency, note, by, now, ct) is not { } offer) return null;

        // Handing a case on says that somebody has read it.
        if (incident.Status == IncidentStatus.Received) incident = await moves.Move(connection, incident, new(IncidentStatus.Triaged, by, now), ct);
        await new CaseEvent(incident.Id, "assigned", by with { Agency = agency.Code }, now)
        {
            Data = new { assignmentId = offer.Id, offer.AcceptBy, offer.FixBy },
        }.Add(connection, ct);
        if (incident.Status == IncidentStatus.Triaged) await moves.Move(connection, incident, new(IncidentStatus.Assigned, by, now), ct);
        return offer;
    }

    private async Task<Offer?> Store(
        DbConnection connection, Case incident, Agency agency, string? note, Actor by, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        var target = district.Target(district.Category(incident.CategoryCode)!, incident.Priority, agency);
        var calendar = district.Calendar(target.Calendar);
        // Taking a case back and offering it again gives the same agency no new time: what it used stays used.
        var earlier = await connection.OneOrNone<Earlier>("""
            select accept_by, fix_by, ended_at, accept_level, fix_level
            from assignment
            where incident_id = @Id and agency_code = @Code and status = 'expired' and (@ReopenedAt::timestamptz is null or ended_at > @ReopenedAt)
            order by ended_at desc
            limit 1
            """, new { incident.Id, agency.Code, incident.ReopenedAt }, ct);
        var offer = earlier is null
            ? new Offer(Clock.NewId(now), calendar.Add(now, TimeSpan.FromMinutes(target.AcceptMinutes)), calendar.Add(now, TimeSpan.FromMinutes(target.FixMinutes)))
            : new Offer(Clock.NewId(now), Shifted(earlier.AcceptBy), Shifted(earlier.FixBy));
        var timed = new AssignmentClocks.Timed(offer.Id, incident.Id, agency.Code, AssignmentStatus.Offered, target.Calendar,
            offer.AcceptBy, target.AcceptMinutes, earlier?.AcceptLevel ?? 0, offer.FixBy, target.FixMinutes, earlier?.FixLevel ?? 0);
        var stored = await connection.Run("""
            insert into assignment (id, incident_id, agency_code, status, note, assigned_by, offered_at, accept_by, fix_by, updated_at,
                                    calendar, accept_minutes, fix_minutes, accept_level, fix_level)
            values (@Id, @IncidentId, @AgencyCode, @Status, @note, @officer, @now, @AcceptBy, @FixBy, @now,
                    @Calendar, @AcceptMinutes, @FixMinutes, @AcceptLevel, @FixLevel)
            on conflict (incident_id, agency_code) where status in ('offered', 'accepted', 'scheduled', 'working') do nothing
            """, new
        {
            timed.Id,
            timed.IncidentId,
            timed.AgencyCode,
            timed.Status,
            timed.Calendar,
            timed.AcceptBy,
            timed.AcceptMinutes,
            timed.AcceptLevel,
            timed.FixBy,
            timed.FixMinutes,
            timed.FixLevel,
            note,
            officer = by.PersonId,
            now,
        }, ct);
        if (stored == 0) return null;
        await AssignmentClocks.Start(connection, calendar, timed, now, ct);
        return offer;

        DateTime Shifted(DateTime deadline) => calendar.Add(deadline, calendar.Between(earlier.EndedAt, now));
    }

    /// <summary>Records the answer in the history without moving anything: late, or the same again.</summary>
    public static Task Note(DbConnection connection, Assignment assignment, AssignmentStep step, bool stale, CancellationToken ct) =>
        new CaseEvent(assignment.IncidentId, "assignment", step.By, step.Now)
        {
            Id = step.EventId,
            OccurredAt = step.OccurredAt,
            Text = step.Note,
            Data = new { assignmentId = assignment.Id, assignmentStatus = step.To, step.ScheduledFor, step.LinkId, step.Origin, step.Hops, stale, repeated = !stale },
        }.Add(connection, ct);

    /// <returns>The case as it stands afterwards.</returns>
    public async Task<Case> Apply(DbConnection connection, Case incident, Assignment assignment, AssignmentStep step, CancellationToken ct)
    {
        var returned = step.To is AssignmentStatus.Declined or AssignmentStatus.Failed;
        var counterpart = returned ? await disagreements.Counterpart(connection, assignment, step.RightAgency, ct) : null;
        await connection.Run("""
            update assignment
            set status = @To,
                accepted_at = case when @To = 'accepted' then @Now else accepted_at end,
                scheduled_for = coalesce(@ScheduledFor, scheduled_for),
                ended_at = case when @To in ('done', 'declined', 'failed', 'expired') then @Now end,
                right_agency = @RightAgency,
                counterpart = @counterpart,
                last_occurred_at = @OccurredAt,
                updated_at = @Now
            where id = @Id
            """, new { assignment.Id, step.To, step.Now, step.ScheduledFor, step.OccurredAt, step.RightAgency, counterpart }, ct);
        var answer = new CaseEvent(assignment.IncidentId, "assignment", step.By, step.Now)
        {
            Id = step.EventId,
            OccurredAt = step.OccurredAt,
            Text = step.Note,
            Data = Said(assignment, step),
        };
        await answer.Add(connection, ct);
        await Clocks.Stop(connection, incident.Id, [Clocks.Accept, Clocks.AgencyFix], ct, assignment.Id);
        var active = AssignmentStatus.Active.Contains(step.To);
        if (active && incident.Runs)
        {
            var calendar = (await districtData.Get(ct)).Calendar(assignment.Calendar);
            await AssignmentClocks.Start(connection, calendar, assignment.Timed with { Status = step.To }, step.Now, ct);
        }

        if (returned || step.To == AssignmentStatus.Done) await disagreements.Look(connection, incident, assignment, step, counterpart, ct);
        return active ? await TakenUp(connection, incident, step, ct) : await Ended(connection, incident, assignment, step, ct);
    }

    // Our own clock decides what was in time; an agency's word about the past does not.
    private static object Said(Assignment assignment, AssignmentStep step) => step.To switch
    {
        AssignmentStatus.Accepted => new { assignmentId = assignment.Id, assignmentStatus = step.To, onTime = step.Now <= assignment.AcceptBy, step.LinkId, step.Origin, step.Hops },
        AssignmentStatus.Done => new { assignmentId = assignment.Id, assignmentStatus = step.To, onTime = step.Now <= assignment.FixBy, step.LinkId, step.Origin, step.Hops },
        _ => new { assignmentId = assignment.Id, assignmentStatus = step.To, step.ScheduledFor, step.RightAgency, step.LinkId, step.Origin, step.Hops },
    };

    private async Task<Case> Ended(DbConnection connection, Case incident, Assignment assignment, AssignmentStep step, CancellationToken ct)
    {
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
                ? await moves.Move(connection, incident, new(IncidentStatus.Triaged, Actor.System, step.Now), ct)
                : incident;
        }

        if (incident.Status == IncidentStatus.Assigned)
            incident = await moves.Move(connection, incident, new(IncidentStatus.InProgress, Actor.System, step.Now), ct);
        if (!IncidentStatus.Allows(incident.Status, IncidentStatus.ClaimedFixed)) return incident;
        var claim = new Step(IncidentStatus.ClaimedFixed, step.By, step.Now) { OccurredAt = step.OccurredAt };
        incident = await moves.Move(connection, incident, claim, ct);
        var agency = (await districtData.Get(ct)).Agency(assignment.AgencyCode);
        await notices.ClaimedFixed(connection, incident, claim.EventId, agency?.Name.Th ?? assignment.AgencyCode, step.Now, ct, step.Heard);
        await Evidence.Flag(connection, incident, step.Now, ct);
        return incident;
    }

    private async Task<Case> TakenUp(DbConnection connection, Case incident, AssignmentStep step, CancellationToken ct)
    {
        if (incident.Status == IncidentStatus.Assigned)
            return await moves.Move(connection, incident, new(IncidentStatus.InProgress, step.By, step.Now) { OccurredAt = step.OccurredAt }, ct);

        // The reporter is being asked meanwhile; the case returns to work that has begun.
        if (incident is { Status: IncidentStatus.WaitingReporter, StatusBeforeWaiting: IncidentStatus.Assigned })
        {
            await connection.Run("update incident set status_before_waiting = 'in_progress' where id = @Id", new { incident.Id }, ct);
            return incident with { StatusBeforeWaiting = IncidentStatus.InProgress };
        }

        return incident;
    }

    private sealed record Tally(int Active, int Done);

    private sealed record Earlier(DateTime AcceptBy, DateTime FixBy, DateTime EndedAt, short AcceptLevel, short FixLevel);
}

/// <param name="AcceptBy">Silence until then escalates.</param>
internal sealed record Offer(Guid Id, DateTime AcceptBy, DateTime FixBy);
