using System.Data.Common;
using Saphansung.Api.Groups;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

/// <summary>What is looked at once, right after a report was stored; its transaction is the worker's, so all of it happens or none.</summary>
internal sealed class ScreenCase(Storms storms, RoutedCases routed, Recurrences recurrences, DutyAlerts duty, Outbreaks outbreaks)
{
    public async Task Run(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        incident = await storms.Look(connection, incident, now, ct);
        // Before the duty's message: a person gets one about a new report, and an emergency is the one to get.
        await routed.Run(connection, incident, now, ct);
        await recurrences.Look(connection, incident, now, ct);
        await duty.Reported(connection, incident, now, ct);
        await outbreaks.Screen(connection, incident, now, ct);
    }
}
