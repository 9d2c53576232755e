using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Tells the officers on duty and the heads at once that a case is an emergency: each person once for a case.</summary>
internal sealed class EmergencyAlert(DistrictData districtData, IOptions<LineOptions> line)
{
    public async Task Tell(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        var category = district.Category(incident.CategoryCode);
        var shown = category?.Sensitive == false;
        var suggested = await connection.One<string?>("select suggested_agency from incident where id = @Id", new { incident.Id }, ct);
        var page = $"staff/cases/{incident.Id}";
        var messages = LineMessages.Emergency(
            incident.Reference, shown ? category!.Name.Th : null, shown ? district.Agency(suggested)?.Name.Th : null, line.Value.Link(page));
        // The case stands for the event, so that a person is told once however often it becomes an emergency.
        await StaffNotices.TellDuty(connection, incident, incident.Id, withHeads: true, new(messages, page, Urgent: true), now, ct);
    }
}
