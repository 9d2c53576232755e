using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>A decision made on what the case was a while ago is refused, with what has happened since.</summary>
internal static class StaleVersion
{
    /// <param name="Kind">Kind of the event.</param>
    /// <param name="By">reporter, follower, committee, staff, agency or system.</param>
    public sealed record Change(string Kind, string By, string? Agency, string? Status, DateTime RecordedAt);

    /// <returns>Null when the case is as its reader saw it, or nothing was said about that.</returns>
    public static async Task<Refusal?> Check(DbConnection connection, Case incident, int? seen, CancellationToken ct)
    {
        if (seen is null || seen == incident.Version) return null;
        var changes = await connection.Many<Change>("""
            select kind, actor_kind as by, agency_code as agency, status, recorded_at
            from incident_event
            where incident_id = @Id and version > @seen
            order by recorded_at, sequence
            """, new { incident.Id, seen }, ct);
        return new Refusal(409, "stale_version") { Changes = changes };
    }
}
