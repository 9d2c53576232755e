using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>What others did to the agency's cases, in an order that never changes: whoever keeps the cursor misses nothing and reads nothing twice.</summary>
internal static class ListChanges
{
    /// <param name="Id">The same as the id of the webhook that tells of it.</param>
    /// <param name="Type">
    /// assignment.offered, assignment.released, assignment.note, assignment.reminder, case.changed, case.confirmed, case.disputed or case.closed.
    /// </param>
    /// <param name="Status">Of the assignment now.</param>
    /// <param name="IncidentStatus">Of the case now.</param>
    /// <param name="Origin">The system that said it first; ours is the prefix of references in small letters.</param>
    /// <param name="Hops">How many systems it has passed through.</param>
    public sealed record Change(
        Guid Id, string Type, DateTime At, Guid AssignmentId, string Status, Guid IncidentId, string Reference, string IncidentStatus,
        string Origin, int Hops);

    /// <param name="Next">The value of <c>after</c> for the next call; it stays the same while nothing has happened.</param>
    /// <param name="More">True: there is more to read at once.</param>
    public sealed record Response(IReadOnlyList<Change> Items, string Next, bool More);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        HttpContext http, Databases databases, CancellationToken ct, string? after = null, int limit = Paging.Most)
    {
        var position = 0L;
        if (!string.IsNullOrEmpty(after) && !(long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out position)))
            return Refusal.Invalid("after", "unknown_value");

        limit = Math.Clamp(limit, 1, Paging.Most);
        var agency = http.User.FindFirstValue(AgencyKeys.Claim)!;
        await using var connection = await databases.Of(http.User).OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Only committed lines can be numbered, one reader numbers at a time: a line that commits later gets a higher number.
        await connection.Run("""
            select pg_advisory_xact_lock(hashtext('agency_change'), hashtext(@agency));
            update agency_change
            set position = last + ordered.n
            from (select coalesce(max(position), 0) as last from agency_change where agency_code = @agency) known,
                 (select id, row_number() over (order by sequence) as n
                  from agency_change
                  where agency_code = @agency and position is null) ordered
            where agency_change.id = ordered.id
            """, new { agency }, ct);
        var rows = await connection.Many<Row>("""
            select agency_change.id, type, agency_change.created_at as at, assignment_id, assignment.status, incident.id as incident_id, reference,
                   incident.status as incident_status,
                   coalesce(origin, (select lower(settings->>'referencePrefix') from district)) as origin, hops, position
            from agency_change
            join assignment on assignment.id = assignment_id
            join incident on incident.id = agency_change.incident_id
            where agency_change.agency_code = @agency and position > @position
            order by position
            limit @limit + 1
            """, new { agency, position, limit }, ct);
        await transaction.CommitAsync(ct);

        var page = rows.Take(limit).ToList();
        return TypedResults.Ok(new Response(
            page.ConvertAll(r => new Change(r.Id, r.Type, r.At, r.AssignmentId, r.Status, r.IncidentId, r.Reference, r.IncidentStatus, r.Origin, r.Hops)),
            (page.Count > 0 ? page[^1].Position : position).ToString(CultureInfo.InvariantCulture), rows.Count > limit));
    }

    private sealed record Row(
        Guid Id, string Type, DateTime At, Guid AssignmentId, string Status, Guid IncidentId, string Reference, string IncidentStatus,
        string Origin, int Hops, long Position);
}
