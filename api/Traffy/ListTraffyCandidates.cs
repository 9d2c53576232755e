using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>Open cases and tickets that may be the same problem and about which nobody has decided, the newest ticket first.</summary>
internal static class ListTraffyCandidates
{
    /// <param name="Types">As they are called there.</param>
    /// <param name="StateLabel">What people call its state there.</param>
    /// <param name="Metres">Between the two places.</param>
    public sealed record Item(
        string TicketId, string Types, string StateLabel, string Comment, DateTime ReportedAt, int Metres,
        Guid IncidentId, string Reference, string Category, string Status, string Description);

    /// <param name="after"><c>next</c> of the page before.</param>
    public static async Task<Results<Ok<Page<Item>>, Refusal>> Handle(
        DistrictData districtData, NpgsqlDataSource database, CancellationToken ct, string? after = null, int limit = Paging.Default)
    {
        var (lastTicket, lastCase) = ((string?)null, Guid.Empty);
        if (after is not null)
        {
            if (after.Split('~') is not [var ticket, var incident] || !Guid.TryParse(incident, out lastCase)) return Refusal.Invalid("after", "wrong_type");
            lastTicket = ticket;
        }

        limit = Math.Clamp(limit, 1, Paging.Most);
        var rule = (await districtData.Get(ct)).Settings.Traffy;
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Item>("""
            select ticket.ticket_id, array_to_string(types, ', ') as types, state_label, left(comment, 200) as comment, ticket.reported_at,
                   round(metres_between(ticket.lat, ticket.lng, incident.lat, incident.lng))::int as metres,
                   incident.id as incident_id, reference, category_code as category, incident.status, left(description, 200) as description
            from traffy_ticket ticket
            join incident on incident.category_code = any(ticket.categories)
                and incident.status in ('received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter')
                and is_near(incident.lat, incident.lng, ticket.lat, ticket.lng, @metres)
                and incident.reported_at between ticket.reported_at - @within and ticket.reported_at + @within
            join category on code = category_code
            where outside is null
              and not sensitive
              and not exists (select from traffy_link where incident_id = incident.id and traffy_link.ticket_id = ticket.ticket_id)
              and (@lastTicket::text is null
                   or (ticket.reported_at, ticket.ticket_id, incident.id)
                      < (select last.reported_at, last.ticket_id, @lastCase::uuid from traffy_ticket last where last.ticket_id = @lastTicket))
            order by ticket.reported_at desc, ticket.ticket_id desc, incident.id desc
            limit @limit + 1
            """, new { metres = (double)rule.Metres, within = TimeSpan.FromDays(rule.Days), lastTicket, lastCase, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, i => $"{i.TicketId}~{i.IncidentId}"));
    }
}
