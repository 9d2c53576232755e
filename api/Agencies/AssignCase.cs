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
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Agency,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Note);

    public sealed record Response(Guid Id, string Agency, string Status, DateTime AcceptBy, DateTime FixBy);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if ((await districtData.Get(ct)).Agency(request.Agency) is not { } agency) return Refusal.Invalid("agency", "unknown_value");

        var (officer, now) = (Person.Of(http.User), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (incident.Status is not (IncidentStatus.Received or IncidentStatus.Triaged or IncidentStatus.Assigned or IncidentStatus.InProgress))
            return Refusal.IllegalMove(IncidentStatus.ForStaff(incident.Status, incident.StatusBeforeWaiting));

        var offer = new Response(Clock.NewId(now), agency.Code, AssignmentStatus.Offered,
            now.AddMinutes(agency.AcceptWithinMinutes), now.AddMinutes(agency.FixWithinMinutes));
        var stored = await connection.Run("""
            insert into assignment (id, incident_id, agency_code, status, note, assigned_by, offered_at, accept_by, fix_by, updated_at)
            values (@Id, @incidentId, @Agency, @Status, @note, @officer, @now, @AcceptBy, @FixBy, @now)
            on conflict (incident_id, agency_code) where status in ('offered', 'accepted', 'scheduled', 'working') do nothing
            """, new { offer.Id, incidentId = id, offer.Agency, offer.Status, note = request.Note?.Trim(), officer = officer.Id, now, offer.AcceptBy, offer.FixBy }, ct);
        if (stored == 0) return new Refusal(409, "already_assigned");

        // Handing a case on says that somebody has read it.
        var by = Actor.Staff(officer);
        if (incident.Status == IncidentStatus.Received) incident = await incident.Move(connection, new(IncidentStatus.Triaged, by, now), ct);
        await new CaseEvent(id, "assigned", Actor.Staff(officer) with { Agency = agency.Code }, now) { Data = new { assignmentId = offer.Id } }
            .Add(connection, ct);
        if (incident.Status == IncidentStatus.Triaged) await incident.Move(connection, new(IncidentStatus.Assigned, by, now), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, offer);
    }
}
