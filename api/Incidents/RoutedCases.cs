using System.Data.Common;
using Saphansung.Api.Agencies;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Carries out what the rules decided when a report came: offers it to an agency, and tells of an emergency.</summary>
internal sealed class RoutedCases(AssignmentMoves moves, EmergencyAlert alert, DistrictData districtData)
{
    public async Task Run(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        // What has joined a storm is known and in hands already.
        if (incident.ParentId is not null || incident.EndedAt is not null) return;
        if (incident.Priority == Priority.Emergency) await alert.Tell(connection, incident, now, ct);
        var offered = await connection.OneOrNone<string>("""
            select data->>'agency'
            from incident_event
            where incident_id = @Id and kind = 'routed' and (data->>'offers')::boolean
            """, new { incident.Id }, ct);
        // Somebody may have been quicker than the worker.
        if (incident.Status == IncidentStatus.Received && (await districtData.Get(ct)).Agency(offered) is { } agency)
            await moves.Offer(connection, incident, agency, null, Actor.System, now, ct);
    }
}
