using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// Another category or priority promises other times. The time used stays used, on the case and on each agency's part, and the
/// history says what the times were and are: no clock begins anew in silence.
/// </summary>
internal static class Retargeting
{
    /// <param name="What"><c>category</c> or <c>priority</c>.</param>
    public sealed record Change(string What, string Category, string Priority, Actor By, DateTime Now, string Reason);

    public sealed record Response(Guid Id, string Reference, string Category, string Priority, DateTime AnswerBy, DateTime FixBy, int Version);

    public static Response Answer(Case incident) => new(
        incident.Id, incident.Reference, incident.CategoryCode, incident.Priority, incident.AnswerBy, incident.FixBy, incident.Version);

    public static async Task<Case> Apply(DbConnection connection, District district, Case incident, Change change, CancellationToken ct)
    {
        var target = district.Target(district.Category(change.Category)!, change.Priority);
        var (before, after) = (district.Calendar(incident.Calendar), district.Calendar(target.Calendar));
        var changed = incident with
        {
            CategoryCode = change.Category,
            Priority = change.Priority,
            Calendar = target.Calendar,
            AnswerBy = incident.AnsweredAt is null
                ? Escalation.Retarget(before, incident.AnswerBy, incident.AnswerMinutes, after, target.AnswerMinutes, change.Now)
                : incident.AnswerBy,
            AnswerMinutes = target.AnswerMinutes,
            FixBy = Escalation.Retarget(before, incident.FixBy, incident.FixMinutes, after, target.FixMinutes, incident.ClockStoppedAt ?? change.Now),
            FixMinutes = target.FixMinutes,
            Version = incident.Version + 1,
            OfficerId = incident.OfficerId ?? change.By.PersonId,
        };
        await connection.Run("""
            update incident
            set category_code = @CategoryCode, priority = @Priority, calendar = @Calendar, answer_by = @AnswerBy, answer_minutes = @AnswerMinutes,
                fix_by = @FixBy, fix_minutes = @FixMinutes, officer_id = @OfficerId
            where id = @Id
            """, changed, ct);
        await new CaseEvent(incident.Id, "retargeted", change.By, change.Now)
        {
            Text = change.Reason,
            Data = new
            {
                change.What,
                category = new { from = incident.CategoryCode, to = changed.CategoryCode },
                priority = new { from = incident.Priority, to = changed.Priority },
                answerBy = new { from = incident.AnswerBy, to = changed.AnswerBy },
                fixBy = new { from = incident.FixBy, to = changed.FixBy },
            },
        }.Add(connection, ct);
        await Clocks.Follow(connection, changed, after, change.Now, ct);
        await Agencies(connection, district, changed, change.Now, ct);
        return changed;
    }

    private static async Task Agencies(DbConnection connection, District district, Case incident, DateTime now, CancellationToken ct)
    {
        var active = await connection.Many<AssignmentClocks.Timed>(
            AssignmentClocks.Timed.Select + " where incident_id = @Id and status in ('offered', 'accepted', 'scheduled', 'working')", new { incident.Id }, ct);
        foreach (var assignment in active)
        {
            if (district.Agency(assignment.AgencyCode) is not { } agency) continue;
            var target = district.Target(district.Category(incident.CategoryCode)!, incident.Priority, agency);
            var (before, after) = (district.Calendar(assignment.Calendar), district.Calendar(target.Calendar));
            var changed = assignment with
            {
                Calendar = target.Calendar,
                AcceptBy = assignment.Status == "offered"
                    ? Escalation.Retarget(before, assignment.AcceptBy, assignment.AcceptMinutes, after, target.AcceptMinutes, now)
                    : assignment.AcceptBy,
                AcceptMinutes = target.AcceptMinutes,
                FixBy = Escalation.Retarget(before, assignment.FixBy, assignment.FixMinutes, after, target.FixMinutes, incident.ClockStoppedAt ?? now),
                FixMinutes = target.FixMinutes,
            };
            await connection.Run("""
                update assignment
                set calendar = @Calendar, accept_by = @AcceptBy, accept_minutes = @AcceptMinutes, fix_by = @FixBy, fix_minutes = @FixMinutes
                where id = @Id
                """, changed, ct);
            if (incident.Runs) await AssignmentClocks.Start(connection, after, changed, now, ct);
        }
    }
}
