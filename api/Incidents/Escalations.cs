using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// Silence speaks for itself: at 50, 80 and 100 % of a promised time the next one up is told, in LINE when it is an emergency or the
/// head's turn, on the board otherwise. Who was told stands in the history.
/// </summary>
internal sealed class Escalations(DistrictData districtData, StaffNotices notices, IOptions<LineOptions> line)
{
    public async Task OfCase(DbConnection connection, Case incident, DueClock due, DateTime now, CancellationToken ct)
    {
        var (level, answer) = (due.Level!.Value, due.Kind == Clocks.Answer);
        await connection.Run(answer
            ? "update incident set answer_level = @level where id = @Id"
            : "update incident set fix_level = @level where id = @Id", new { level, incident.Id }, ct);
        incident = answer ? incident with { AnswerLevel = level } : incident with { FixLevel = level };
        await Clocks.Follow(connection, incident, (await districtData.Get(ct)).Calendar(incident.Calendar), now, ct);
        await Tell(connection, incident, due, answer ? incident.AnswerBy : incident.FixBy, agency: null, now, ct);
    }

    public async Task OfAssignment(DbConnection connection, Case incident, DueClock due, DateTime now, CancellationToken ct)
    {
        var level = due.Level!.Value;
        var accepting = due.Kind == Clocks.Accept;
        await connection.Run(accepting
            ? "update assignment set accept_level = @level where id = @AssignmentId"
            : "update assignment set fix_level = @level where id = @AssignmentId", new { level, due.AssignmentId }, ct);
        var assignment = await connection.One<AssignmentClocks.Timed>(AssignmentClocks.Timed.Select + " where id = @AssignmentId", due, ct);
        var district = await districtData.Get(ct);
        await AssignmentClocks.Start(connection, district.Calendar(assignment.Calendar), assignment, now, ct);
        if (accepting && level == 100)
            await CaseFlags.Raise(connection, incident.Id, CaseFlags.SilentAgency, Actor.System, new { agency = assignment.AgencyCode }, now, ct);
        await Tell(connection, incident, due, accepting ? assignment.AcceptBy : assignment.FixBy, assignment.AgencyCode, now, ct);
    }

    private async Task Tell(
        DbConnection connection, Case incident, DueClock due, DateTime deadline, string? agency, DateTime now, CancellationToken ct)
    {
        var level = due.Level!.Value;
        var emergency = incident.Priority == Priority.Emergency;
        var told = Told(level, agency is not null, emergency).ToList();
        var escalated = new CaseEvent(incident.Id, "escalated", Actor.System with { Agency = agency }, now)
        {
            StaffOnly = true,
            Data = new { clock = due.Kind, level, deadline, due.AssignmentId, told },
        };
        await escalated.Add(connection, ct);

        string[] pushed = [.. told.Where(role => role == Roles.Head || (emergency && role is Roles.Officer or Roles.Director))];
        if (pushed.Length == 0) return;
        // An officer who has the case is told alone; while nobody has it, all officers are.
        var officer = pushed.Contains(Roles.Officer) ? incident.OfficerId : null;
        if (officer is not null) pushed = [.. pushed.Where(role => role != Roles.Officer)];
        var name = (await districtData.Get(ct)).Agency(agency)?.Name.Th ?? agency;
        var page = $"staff/cases/{incident.Id}";
        var messages = LineMessages.Escalated(incident.Reference, due.Kind, level, deadline, emergency, name, line.Value.Link(page));
        await notices.Tell(connection, pushed, officer, incident, escalated.Id, new(messages, page, emergency), now, ct);
    }

    /// <summary>Agency, officer, head, director: each level adds the next one up.</summary>
    private static IEnumerable<string> Told(short level, bool agency, bool emergency)
    {
        if (agency) yield return "agency";
        if (level >= 80 || !agency) yield return Roles.Officer;
        if (level < 100) yield break;
        yield return Roles.Head;
        if (emergency) yield return Roles.Director;
    }
}
