using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Agencies;

/// <summary>Agencies that hand a case back and forth, or say opposite things of it: for a person to decide.</summary>
internal sealed class Disagreements(DistrictData districtData, StaffNotices notices, IOptions<LineOptions> line)
{
    /// <summary>
    /// Between whom and the agency a returned case goes: whom it names as the right one, else who returned the case before it,
    /// else the division that offered it.
    /// </summary>
    public async Task<string> Counterpart(DbConnection connection, Assignment assignment, string? named, CancellationToken ct)
    {
        if (named is not null) return named;
        var before = await connection.OneOrNone<string>("""
            select agency_code
            from assignment
            where incident_id = @IncidentId and agency_code <> @AgencyCode and status in ('declined', 'failed') and ended_at <= @OfferedAt
            order by ended_at desc
            limit 1
            """, new { assignment.IncidentId, assignment.AgencyCode, assignment.OfferedAt }, ct);
        return before ?? (await districtData.Get(ct)).Agencies.First(agency => agency.Own).Code;
    }

    /// <summary>Looks at an answer that ends an assignment.</summary>
    public async Task Look(
        DbConnection connection, Case incident, Assignment assignment, AssignmentStep step, string? counterpart, CancellationToken ct)
    {
        if (counterpart is not null && await Returns(connection, assignment, counterpart, ct) == 2)
            await PingPong(connection, incident, assignment, counterpart, step.Now, ct);
        if (await Contradicting(connection, incident, assignment, step.To, ct) is { } other)
            await CaseFlags.Raise(connection, incident.Id, CaseFlags.Contradiction, Actor.System, new { agencies = new[] { assignment.AgencyCode, other } }, step.Now, ct);
    }

    private async Task PingPong(
        DbConnection connection, Case incident, Assignment assignment, string counterpart, DateTime now, CancellationToken ct)
    {
        var between = new { agencies = new[] { assignment.AgencyCode, counterpart } };
        if (!await CaseFlags.Raise(connection, incident.Id, CaseFlags.PingPong, Actor.System, between, now, ct)) return;
        var page = $"staff/cases/{incident.Id}";
        var messages = LineMessages.PingPong(incident.Reference, line.Value.Link(page));
        await notices.Tell(connection, [Roles.Head], null, incident, Clock.NewId(now), new(messages, page), now, ct);
    }

    private static Task<int> Returns(DbConnection connection, Assignment assignment, string counterpart, CancellationToken ct) => connection.One<int>("""
        select count(*)::int
        from assignment
        where incident_id = @IncidentId
          and status in ('declined', 'failed')
          and ((agency_code = @AgencyCode and counterpart = @counterpart) or (agency_code = @counterpart and counterpart = @AgencyCode))
        """, new { assignment.IncidentId, assignment.AgencyCode, counterpart }, ct);

    /// <summary>Only of two that had the case at the same time: an agency that declines before the right one fixes says nothing against it.</summary>
    private static Task<string?> Contradicting(
        DbConnection connection, Case incident, Assignment assignment, string said, CancellationToken ct) => connection.OneOrNone<string>("""
        select agency_code
        from assignment
        where incident_id = @IncidentId
          and agency_code <> @AgencyCode
          and ended_at > @OfferedAt
          and (@ReopenedAt::timestamptz is null or ended_at > @ReopenedAt)
          and case when @said = 'done' then status in ('declined', 'failed') else status = 'done' end
        limit 1
        """, new { assignment.IncidentId, assignment.AgencyCode, assignment.OfferedAt, incident.ReopenedAt, said }, ct);
}
