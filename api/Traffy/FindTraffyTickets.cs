using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>Tickets of Traffy Fondue that may tell of the same problem as a case: same category, close by, about the same time. A sensitive case has none.</summary>
internal static class FindTraffyTickets
{
    private const int Most = 10;

    /// <param name="Types">As they are called there.</param>
    /// <param name="State">start, inprogress, forward, follow, finish or irrelevant.</param>
    /// <param name="StateLabel">What people call it there.</param>
    /// <param name="Comment">With telephone and house numbers covered.</param>
    /// <param name="PhotoAfter">Also a film.</param>
    /// <param name="Decision"><c>linked</c>, <c>dismissed</c>, or null while nobody has decided.</param>
    public sealed record Candidate(
        string TicketId, string Types, string State, string StateLabel, string Comment, string? Organization, string? Photo, string? PhotoAfter,
        int? Metres, DateTime ReportedAt, DateTime? LastActivityAt, string? Decision);

    public sealed record Response(IReadOnlyList<Candidate> Items);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<string>("select category_code from incident where id = @id", new { id }, ct) is not { } category) return Refusal.NotFound;
        return TypedResults.Ok(new Response(district.Category(category)?.Sensitive == false ? await Read(connection, id, null, district, ct) : []));
    }

    /// <param name="ticketId">Only this one.</param>
    public static Task<List<Candidate>> Read(DbConnection connection, Guid id, string? ticketId, District district, CancellationToken ct) =>
        connection.Many<Candidate>("""
            select ticket.ticket_id, array_to_string(types, ', ') as types, ticket.state, state_label, comment, organization, photo, photo_after,
                   round(metres_between(ticket.lat, ticket.lng, incident.lat, incident.lng))::int as metres, ticket.reported_at, last_activity_at, link.state as decision
            from incident
            join traffy_ticket ticket
                on (outside is null
                    and incident.category_code = any(categories)
                    and is_near(ticket.lat, ticket.lng, incident.lat, incident.lng, @metres)
                    and ticket.reported_at between incident.reported_at - @within and incident.reported_at + @within)
                or ticket.ticket_id = any(array(select ticket_id from traffy_link where incident_id = @id))
            left join traffy_link link on link.incident_id = incident.id and link.ticket_id = ticket.ticket_id
            where incident.id = @id and (@ticketId::text is null or ticket.ticket_id = @ticketId)
            order by link.state is distinct from 'linked', link.state is not null, metres, ticket.ticket_id
            limit @Most
            """, new { id, ticketId, Most, metres = (double)district.Settings.Traffy.Metres, within = TimeSpan.FromDays(district.Settings.Traffy.Days) }, ct);
}
