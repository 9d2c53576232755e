using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Takes a case back from an agency that stays silent or was the wrong one.</summary>
internal static class ReleaseAssignment
{
    public sealed record Request(
        [property: Required(ErrorMessage = "reason_needed"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason);

    public sealed record Response(Guid Id, string Status, string IncidentStatus);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, AssignmentMoves moves, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await AssignmentMoves.Lock(connection, id, null, ct) is not var (assignment, incident)) return Refusal.NotFound;
        if (!AssignmentStatus.Active.Contains(assignment.Status)) return Refusal.IllegalMove([]);

        var by = Actor.Staff(Person.Of(http.User)) with { Agency = assignment.AgencyCode };
        incident = await moves.Apply(connection, incident, assignment, new(AssignmentStatus.Expired, by, clock.Now()) { Note = request.Reason!.Trim() }, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(id, AssignmentStatus.Expired, incident.Status));
    }
}
