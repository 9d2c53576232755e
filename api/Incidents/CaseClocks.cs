using System.Data.Common;
using Npgsql;
using Saphansung.Api.Groups;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

/// <summary>Works the clocks that have run out, one in a transaction of its own.</summary>
internal sealed class CaseClocks(
    NpgsqlDataSource database, CaseMoves moves, Escalations escalations, ScreenCase screen, DutyAlerts duty, Storms storms,
    CaseNotices notices, TimeProvider clock) : IWork
{
    public static string[] WokenBy => ["clock"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The case is locked first, as everywhere else, so that a clock and a caller cannot wait for each other.
        var due = await connection.OneOrNone<DueClock>("""
            select clock.id, clock.kind, clock.incident_id, clock.assignment_id, clock.level
            from clock
            join incident on incident.id = clock.incident_id
            where clock.due_at <= @now
            order by clock.due_at
            limit 1
            for update of incident skip locked
            """, new { now }, ct);
        if (due is null) return 0;

        // The clock may have been stopped, or moved on, between finding it and locking its case.
        if (await connection.Run("delete from clock where id = @Id and due_at <= @now", new { due.Id, now }, ct) == 1)
            await Work(connection, due, (await Case.Lock(connection, due.IncidentId, ct))!, now, ct);
        await transaction.CommitAsync(ct);
        return 1;
    }

    private Task Work(DbConnection connection, DueClock due, Case incident, DateTime now, CancellationToken ct) => due.Kind switch
    {
        Clocks.Screen => screen.Run(connection, incident, now, ct),
        Clocks.Answer or Clocks.Fix => escalations.OfCase(connection, incident, due, now, ct),
        Clocks.Accept or Clocks.AgencyFix => escalations.OfAssignment(connection, incident, due, now, ct),
        Clocks.ConfirmSilence when incident.EvidenceWeak => Evidence.AskAgain(connection, incident, notices, now, ct),
        Clocks.StormQuiet => storms.End(connection, incident, Actor.System, now, ct),
        Clocks.ConfirmSilence => moves.Move(connection, incident,
            new(IncidentStatus.Resolved, Actor.System, now) { Resolution = "unconfirmed", Data = new { silence = true } }, ct),
        Clocks.ReporterSilence => moves.Move(connection, incident,
            new(incident.StatusBeforeWaiting!, Actor.System, now) { Data = new { silence = true } }, ct),
        Clocks.Acknowledge => duty.Unacknowledged(connection, incident, now, ct),
        Clocks.FollowUp => ServicePlans.FollowUpDue(connection, incident, now, ct),
        _ => throw new InvalidOperationException($"Nobody works clocks of the kind {due.Kind}."),
    };
}

/// <param name="Level">Percent of a promised time that is over.</param>
internal sealed record DueClock(Guid Id, string Kind, Guid IncidentId, Guid? AssignmentId, short? Level);
