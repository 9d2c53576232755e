using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>A new sensitive report calls whoever is on duty; when nobody takes notice in time, the head is told.</summary>
internal sealed class DutyAlerts(DistrictData districtData, StaffNotices notices, IOptions<LineOptions> line)
{
    public async Task Reported(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        if (district.Category(incident.CategoryCode)?.Sensitive == false || Settled(incident)) return;
        if (await AcknowledgeCase.Find(connection, incident.Id, ct) is not null) return;

        await Clocks.Set(connection, Clocks.Acknowledge, incident.Id, now.AddMinutes(district.Settings.Sensitive.AcknowledgeWithinMinutes), now, ct);
        await StaffNotices.TellDuty(connection, incident, incident.Id, withHeads: false, Notice(incident, DutyMessages.Reported), now, ct);
    }

    /// <summary>The time to acknowledge is over.</summary>
    public async Task Unacknowledged(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        if (Settled(incident)) return;
        await CaseFlags.Raise(connection, incident.Id, CaseFlags.Unacknowledged, Actor.System, null, now, ct);
        var escalated = new CaseEvent(incident.Id, "escalated", Actor.System, now)
        {
            StaffOnly = true,
            Data = new { clock = Clocks.Acknowledge, told = new[] { Roles.Head } },
        };
        await escalated.Add(connection, ct);
        await notices.Tell(connection, [Roles.Head], null, incident, escalated.Id, Notice(incident, DutyMessages.Unacknowledged), now, ct);
    }

    // Whoever has worked on the case has taken notice of it.
    private static bool Settled(Case incident) => incident.EndedAt is not null || incident.AnsweredAt is not null;

    // A person in need waits neither for the morning nor for the next month.
    private StaffNotices.Notice Notice(Case incident, Func<string, string, string> say)
    {
        var page = $"staff/cases/{incident.Id}";
        return new(say(incident.Reference, line.Value.Link(page)), page, Urgent: true);
    }
}
