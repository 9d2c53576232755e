using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Rows that fall due and are worked by <see cref="CaseClocks"/>: nothing that must happen later lives in memory.</summary>
internal static class Clocks
{
    public const string ConfirmSilence = "confirm_silence";
    public const string ReporterSilence = "reporter_silence";

    /// <summary>What is looked at once after a report was stored.</summary>
    public const string Screen = "screen";

    public const string Answer = "answer";
    public const string Fix = "fix";
    public const string Accept = "accept";
    public const string AgencyFix = "agency_fix";

    /// <summary>Somebody must take notice of a sensitive report.</summary>
    public const string Acknowledge = "acknowledge";

    /// <summary>Somebody must look again at a person in need.</summary>
    public const string FollowUp = "follow_up";

    /// <summary>Nothing more came: the storm is over.</summary>
    public const string StormQuiet = "storm_quiet";

    /// <summary>Starts a clock, or moves the one there is.</summary>
    /// <param name="level">Percent of a promised time that will be over.</param>
    public static Task<int> Set(
        DbConnection connection, string kind, Guid incidentId, DateTime dueAt, DateTime now, CancellationToken ct,
        Guid? assignmentId = null, short? level = null) => connection.Run("""
        insert into clock (id, kind, incident_id, assignment_id, level, due_at)
        values (@id, @kind, @incidentId, @assignmentId, @level, @dueAt)
        on conflict on constraint clock_subject_key do update set due_at = excluded.due_at, level = excluded.level
        """, new { id = Clock.NewId(now), kind, incidentId, assignmentId, level, dueAt }, ct);

    public static Task<int> Stop(DbConnection connection, Guid incidentId, string[] kinds, CancellationToken ct, Guid? assignmentId = null) =>
        connection.Run("""
        delete from clock
        where incident_id = @incidentId and kind = any(@kinds) and (@assignmentId::uuid is null or assignment_id = @assignmentId)
        """, new { incidentId, kinds, assignmentId }, ct);

    /// <summary>The clocks a case has in its state; all others of the case itself are stopped.</summary>
    public static async Task Follow(DbConnection connection, Case incident, WorkingCalendar calendar, DateTime now, CancellationToken ct)
    {
        var wanted = Wanted(incident, calendar, now).ToList();
        string[] own = [ConfirmSilence, ReporterSilence, Answer, Fix];
        // An agency's own clock stands still with the case's; whether it takes the case needs no answer of the reporter.
        string[] agencies = incident.EndedAt is not null ? [Accept, AgencyFix] : incident.Runs ? [] : [AgencyFix];
        await Stop(connection, incident.Id, [.. own.Except(wanted.Select(w => w.Kind)), .. agencies], ct);
        foreach (var (kind, dueAt, level) in wanted) await Set(connection, kind, incident.Id, dueAt, now, ct, level: level);
    }

    private static IEnumerable<(string Kind, DateTime DueAt, short? Level)> Wanted(Case incident, WorkingCalendar calendar, DateTime now)
    {
        if (incident.Status == IncidentStatus.WaitingReporter) yield return (ReporterSilence, now + IncidentStatus.ReporterMayAnswer, null);
        if (incident.Status == IncidentStatus.ClaimedFixed) yield return (ConfirmSilence, now + IncidentStatus.SilenceConfirms, null);
        if (!incident.Runs || incident.ClockStoppedAt is not null) yield break;
        if (incident.AnsweredAt is null && Escalation.Next(calendar, incident.AnswerBy, incident.AnswerMinutes, incident.AnswerLevel, now) is var (answer, at))
            yield return (Answer, at, answer);
        if (Escalation.Next(calendar, incident.FixBy, incident.FixMinutes, incident.FixLevel, now) is var (fix, due))
            yield return (Fix, due, fix);
    }
}

/// <summary>The clocks of an agency's part.</summary>
internal static class AssignmentClocks
{
    public static async Task Start(DbConnection connection, WorkingCalendar calendar, Timed assignment, DateTime now, CancellationToken ct)
    {
        var offered = assignment.Status == "offered";
        var next = offered
            ? Escalation.Next(calendar, assignment.AcceptBy, assignment.AcceptMinutes, assignment.AcceptLevel, now)
            : Escalation.Next(calendar, assignment.FixBy, assignment.FixMinutes, assignment.FixLevel, now);
        if (next is var (level, dueAt))
            await Clocks.Set(connection, offered ? Clocks.Accept : Clocks.AgencyFix, assignment.IncidentId, dueAt, now, ct, assignment.Id, level);
    }

    /// <summary>The case goes on: what the agencies have left to fix it is what they had left when it stopped.</summary>
    public static async Task Resume(DbConnection connection, District district, Guid incidentId, DateTime since, DateTime now, CancellationToken ct)
    {
        var taken = await connection.Many<Timed>(Timed.Select + " where incident_id = @incidentId and status in ('accepted', 'scheduled', 'working')",
            new { incidentId }, ct);
        foreach (var assignment in taken)
        {
            var calendar = district.Calendar(assignment.Calendar);
            var moved = assignment with { FixBy = calendar.Add(assignment.FixBy, calendar.Between(since, now)) };
            await connection.Run("update assignment set fix_by = @FixBy where id = @Id", new { moved.FixBy, moved.Id }, ct);
            await Start(connection, calendar, moved, now, ct);
        }
    }

    internal sealed record Timed(
        Guid Id, Guid IncidentId, string AgencyCode, string Status, string Calendar,
        DateTime AcceptBy, int AcceptMinutes, short AcceptLevel, DateTime FixBy, int FixMinutes, short FixLevel)
    {
        public const string Select = """
            select id, incident_id, agency_code, status, calendar, accept_by, accept_minutes, accept_level, fix_by, fix_minutes, fix_level
            from assignment
            """;
    }
}
