using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>An officer says whether a ticket there and a case here are the same problem. Saying it again changes nothing; saying the other puts it right.</summary>
internal static class DecideTraffyTicket
{
    public const string Linked = "linked";
    public const string Dismissed = "dismissed";

    /// <param name="Decision"><c>linked</c> or <c>dismissed</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] string? Decision);

    public static async Task<Results<Ok<FindTraffyTickets.Candidate>, Refusal>> Handle(
        Guid id, string ticket, Request request, HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Decision is not (Linked or Dismissed)) return Refusal.Invalid("decision", "unknown_value");
        var (officer, now, district) = (Person.Of(http.User), clock.Now(), await districtData.Get(ct));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident || district.Category(incident.CategoryCode)?.Sensitive != false) return Refusal.NotFound;
        if (await FindTraffyTickets.Read(connection, id, ticket, district, ct) is not [var candidate]) return Refusal.NotFound;

        var changed = await connection.Run("""
            insert into traffy_link (incident_id, ticket_id, state, decided_at, decided_by)
            values (@id, @ticket, @Decision, @now, @by)
            on conflict (incident_id, ticket_id) do update set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by
            where traffy_link.state <> excluded.state
            """, new { id, ticket, request.Decision, now, by = officer.Id }, ct);
        if (changed > 0)
        {
            await new CaseEvent(id, "note", Actor.Staff(officer), now)
            {
                StaffOnly = true,
                Text = $"{(request.Decision == Linked ? "เรื่องเดียวกับ" : "คนละเรื่องกับ")} Traffy Fondue หมายเลข {ticket}",
                Data = new { traffy = ticket, request.Decision },
            }.Add(connection, ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(candidate with { Decision = request.Decision });
    }
}
