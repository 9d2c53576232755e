using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Offers a case to an agency. Until it accepts, the division owns the case.</summary>
internal static class AssignCase
{
    /// <param name="Agency">A code of <c>GET /api/v1/staff/agencies</c>.</param>
    /// <param name="Note">For the agency.</param>
    /// <param name="Version">The case's version that the decision was made on; left out, none is checked.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Agency,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Note,
        int? Version);

    public sealed record Response(Guid Id, string Agency, string Status, DateTime AcceptBy, DateTime FixBy);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, AssignmentMoves moves, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct)
    {
        if ((await districtData.Get(ct)).Agency(request.Agency) is not { } agency) return Refusal.Invalid("agency", "unknown_value");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (await StaleVersion.Check(connection, incident, request.Version, ct) is { } stale) return stale;
        if (!incident.Runs) return Refusal.IllegalMove(IncidentStatus.ForStaff(incident.Status, incident.StatusBeforeWaiting));

        var offer = await moves.Offer(connection, incident, agency, request.Note?.Trim(), Actor.Staff(Person.Of(http.User)), clock.Now(), ct);
        if (offer is null) return new Refusal(409, "already_assigned");
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, new Response(offer.Id, agency.Code, AssignmentStatus.Offered, offer.AcceptBy, offer.FixBy));
    }
}
