using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class WithdrawIncident
{
    public sealed record Request([property: StringLength(1000, ErrorMessage = "too_long|1,000")] string? Reason);

    /// <summary>Repeating it changes nothing.</summary>
    public static async Task<Results<Ok<GiveFeedback.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, CaseMoves moves, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (me, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident || incident.ReporterId != me) return Refusal.NotFound;

        if (incident.Status != IncidentStatus.Withdrawn)
        {
            if (!IncidentStatus.Allows(incident.Status, IncidentStatus.Withdrawn)) return Refusal.IllegalMove([]);
            // Others reported the same, and theirs is worked on as this one.
            if (await connection.One<bool>("select exists (select from incident where parent_id = @id)", new { id }, ct)) return new Refusal(409, "others_wait");
            incident = await moves.Move(connection, incident, new(IncidentStatus.Withdrawn, Actor.Reporter(me), now) { Text = request.Reason?.Trim() }, ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(new GiveFeedback.Response(incident.Id, incident.Reference, incident.Status, incident.Reopenings));
    }
}
