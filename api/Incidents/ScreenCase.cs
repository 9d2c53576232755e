using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Groups;
using Saphansung.Api.Line;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

/// <summary>What is looked at once, right after a report was stored; its transaction is the worker's, so all of it happens or none.</summary>
internal sealed class ScreenCase(
    StaffNotices notices, Storms storms, Recurrences recurrences, DutyAlerts duty, Outbreaks outbreaks, IOptions<LineOptions> line)
{
    public async Task Run(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        incident = await storms.Look(connection, incident, now, ct);
        // What has joined a storm is known already.
        if (incident.Priority == Priority.Emergency && incident.ParentId is null) await Alarm(connection, incident, now, ct);
        await recurrences.Look(connection, incident, now, ct);
        await duty.Reported(connection, incident, now, ct);
        await outbreaks.Screen(connection, incident, now, ct);
    }

    private Task Alarm(DbConnection connection, Case incident, DateTime now, CancellationToken ct) => notices.Tell(
        connection, Roles.Caseworkers, null, incident, incident.Id,
        LineMessages.Emergency(incident.Reference, line.Value.Link($"staff/cases/{incident.Id}")), now, ct);
}
