using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Works the clocks that have run out: a silent reporter lets the case go on, and confirms a claimed fix.</summary>
internal sealed class CaseClocks(NpgsqlDataSource database, TimeProvider clock) : IWork
{
    public const string ConfirmSilence = "confirm_silence";
    public const string ReporterSilence = "reporter_silence";

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The case is locked first, as everywhere else, so that a clock and a caller cannot wait for each other.
        var due = await connection.OneOrNone<Due>("""
            select clock.id, clock.kind, clock.incident_id
            from clock
            join incident on incident.id = clock.incident_id
            where clock.due_at <= @now
            order by clock.due_at
            limit 1
            for update of incident skip locked
            """, new { now }, ct);
        if (due is null) return 0;

        // The clock may have been stopped between finding it and locking its case.
        if (await connection.Run("delete from clock where id = @Id", due, ct) == 1)
        {
            var incident = (await Case.Lock(connection, due.IncidentId, ct))!;
            await incident.Move(connection, After(due.Kind, incident, now), ct);
        }

        await transaction.CommitAsync(ct);
        return 1;
    }

    private static Step After(string kind, Case incident, DateTime now) => kind == ConfirmSilence
        ? new(IncidentStatus.Resolved, Actor.System, now) { Resolution = "unconfirmed", Data = new { silence = true } }
        : new(incident.StatusBeforeWaiting!, Actor.System, now) { Data = new { silence = true } };

    private sealed record Due(Guid Id, string Kind, Guid IncidentId);
}
