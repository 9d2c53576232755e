using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class MoveCase
{
    /// <param name="To">triaged, waiting_reporter, closed_unfixed, not_ours or duplicate; back to where it was from waiting_reporter.</param>
    /// <param name="Reason">The question for waiting_reporter, the reason for an end or for a claim sent back; all are shown to the reporter.</param>
    /// <param name="Version">The case's version that the decision was made on; left out, none is checked.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? To,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason,
        int? Version);

    public sealed record Response(Guid Id, string Reference, string Status, IReadOnlyList<string> Allowed);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, CaseMoves moves, CaseNotices notices, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct)
    {
        if (!IncidentStatus.All.Contains(request.To!)) return Refusal.Invalid("to", "unknown_value");

        var (officer, now, reason) = (Person.Of(http.User), clock.Now(), request.Reason?.Trim());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (await StaleVersion.Check(connection, incident, request.Version, ct) is { } stale) return stale;

        var allowed = IncidentStatus.ForStaff(incident.Status, incident.StatusBeforeWaiting);
        if (!allowed.Contains(request.To)) return Refusal.IllegalMove(allowed);
        var asks = request.To == IncidentStatus.WaitingReporter;
        var explains = asks || IncidentStatus.IsStaffEnd(request.To!) || incident.Status == IncidentStatus.ClaimedFixed;
        if (string.IsNullOrEmpty(reason) && explains) return Refusal.Invalid("reason", "reason_needed");

        var step = new Step(request.To!, Actor.Staff(officer), now) { Text = reason };
        incident = await moves.Move(connection, incident, step, ct);
        if (asks) await notices.Question(connection, incident, step.EventId, reason!, now, ct);
        if (IncidentStatus.IsStaffEnd(incident.Status)) await notices.Ended(connection, incident, step.EventId, reason!, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(incident.Id, incident.Reference, incident.Status,
            IncidentStatus.ForStaff(incident.Status, incident.StatusBeforeWaiting)));
    }
}
