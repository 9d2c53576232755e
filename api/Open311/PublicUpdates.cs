using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>
/// What of a case's history everybody may read: how it moved, and what agencies answered. Never what the reporter said or was asked.
/// A move that follows from an answer is told once, with the answer.
/// </summary>
internal static class PublicUpdates
{
    private const string Select = """
        select line.id, public_incident.id as incident_id, reference, line.kind, line.recorded_at,
               (
                   select status
                   from incident_event stood
                   where stood.incident_id = line.incident_id and stood.status is not null
                     and (stood.recorded_at, stood.sequence) <= (line.recorded_at, case when line.kind = 'moved' then line.sequence else 9223372036854775807 end)
                   order by stood.recorded_at desc, stood.sequence desc
                   limit 1
               ) as status,
               line.data->>'assignmentStatus' as assignment_status,
               public_incident.resolution, public_incident.parent_reference,
               case when told and (line.kind = 'assignment' or line.kind = 'moved' and line.status in ('closed_unfixed', 'not_ours')) then line.text end as text,
               case when told then (select min(id::text) from photo where event_id = line.id and line.kind = 'assignment') end as photo
        from public_incident
        join incident_event line on line.incident_id = public_incident.id
        where not staff_only
          and (line.kind in ('assigned', 'assignment', 'reopened') or (line.status is not null and line.kind <> 'reported'))
          and line.data->>'stale' is distinct from 'true'
          and line.data->>'repeated' is distinct from 'true'
          and not (line.kind = 'moved' and line.text is null and exists (
              select
              from incident_event answer
              where answer.incident_id = line.incident_id and answer.recorded_at = line.recorded_at and answer.kind in ('assigned', 'assignment')))

        """;

    /// <summary>Of some cases, oldest first.</summary>
    public static async Task<ILookup<Guid, Line>> Of(DbConnection connection, List<Guid> ids, CancellationToken ct) =>
        (await connection.Many<Line>(Select + """
            and public_incident.id = any(@ids)
            order by line.recorded_at, line.sequence
            """, new { ids }, ct)).ToLookup(line => line.IncidentId);

    /// <summary>Of all cases within a time, oldest first; by when we learnt it, so that a client that asks again from its last look misses nothing.</summary>
    public static Task<List<Line>> Within(DbConnection connection, Window window, int limit, CancellationToken ct) =>
        connection.Many<Line>(Select + """
            and line.recorded_at >= @From and line.recorded_at < @Before
            order by line.recorded_at, line.sequence
            limit @limit
            """, new { window.From, window.Before, limit }, ct);

    internal sealed record Line(
        Guid Id, Guid IncidentId, string Reference, string Kind, DateTime RecordedAt, string Status, string? AssignmentStatus,
        string? Resolution, string? ParentReference, string? Text, string? Photo)
    {
        public string Extended => PublicStatus.Extended(Status, AssignmentStatus, Kind == "reopened");

        public string Says(bool english) => string.IsNullOrWhiteSpace(Text)
            ? Kind == "reopened" ? Reopened.In(english) : PublicStatus.Note(Status, Status == IncidentStatus.Resolved ? Resolution : null, ParentReference).In(english)
            : PublicText.Mask(Text);
    }

    private static readonly Text Reopened = new("ยังไม่เรียบร้อย เปิดเรื่องใหม่", "Not fixed; open again.");
}
