using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>The side list: tickets of an imported file that are not the district's, newest first.</summary>
internal static class ListTraffyOutside
{
    /// <param name="Reason">other_district, outside (the map, and no district named) or no_place (and no district named).</param>
    public sealed record Item(
        string TicketId, string Types, string StateLabel, string Comment, string? District, string? Province, double? Lat, double? Lng, DateTime ReportedAt, string Reason);

    /// <param name="after">Number of the last ticket of the page before.</param>
    public static async Task<Page<Item>> Handle(NpgsqlDataSource database, CancellationToken ct, string? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        return Paging.Of(await connection.Many<Item>("""
            select ticket_id, array_to_string(types, ', ') as types, state_label, left(comment, 200) as comment, district, province, lat, lng, reported_at, outside as reason
            from traffy_ticket
            where outside is not null
              and (@after::text is null
                   or (reported_at, ticket_id) < (select last.reported_at, last.ticket_id from traffy_ticket last where last.ticket_id = @after))
            order by reported_at desc, ticket_id desc
            limit @limit + 1
            """, new { after, limit }, ct), limit, i => i.TicketId);
    }
}
