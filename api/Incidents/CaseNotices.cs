using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// The few moments worth a counted message: the reporter is asked, a fix is claimed, silence cannot confirm it, the division ends the case.
/// Everything else is seen in the page, which is free.
/// </summary>
internal sealed class CaseNotices(IOptions<LineOptions> line, DistrictData districtData)
{
    public async Task Question(DbConnection connection, Case incident, Guid eventId, string question, DateTime now, CancellationToken ct)
    {
        // A sensitive question would stand on the lock screen of a phone that others read.
        var shown = await IsSensitive(incident, ct) ? null : question;
        await Tell(connection, incident, eventId, withFollowers: false, LineMessages.Question(incident.Reference, shown, Link(incident)), now, ct);
    }

    public async Task ClaimedFixed(DbConnection connection, Case incident, Guid eventId, string agencyName, DateTime now, CancellationToken ct)
    {
        var shown = await IsSensitive(incident, ct) ? null : agencyName;
        await Tell(connection, incident, eventId, withFollowers: true, LineMessages.ClaimedFixed(incident.Reference, shown, !incident.EvidenceWeak, Link(incident)), now, ct);
    }

    public Task StillToConfirm(DbConnection connection, Case incident, Guid eventId, DateTime now, CancellationToken ct) =>
        Tell(connection, incident, eventId, withFollowers: false, LineMessages.StillToConfirm(incident.Reference, Link(incident)), now, ct);

    public async Task Ended(DbConnection connection, Case incident, Guid eventId, string reason, DateTime now, CancellationToken ct)
    {
        var shown = await IsSensitive(incident, ct) ? null : reason;
        await Tell(connection, incident, eventId, withFollowers: true, LineMessages.Ended(incident.Reference, incident.Status, shown, Link(incident)), now, ct);
    }

    private string Link(Case incident) => line.Value.Link($"cases/{incident.Id}");

    private async Task<bool> IsSensitive(Case incident, CancellationToken ct) =>
        (await districtData.Get(ct)).Category(incident.CategoryCode)?.Sensitive != false;

    private static async Task Tell(
        DbConnection connection, Case incident, Guid eventId, bool withFollowers, string messages, DateTime now, CancellationToken ct)
    {
        var recipients = await connection.Many<string>("""
            select line_user_id
            from person
            where line_user_id is not null
              and (id = @reporter or (@withFollowers and id in (select person_id from incident_follower where incident_id = @incident)))
            """, new { reporter = incident.ReporterId, incident = incident.Id, withFollowers }, ct);
        foreach (var recipient in recipients)
            await Outbox.Add(connection, new(Outbox.Push, recipient, LinePayload.Push(recipient, messages), incident.Id, $"{eventId}:{recipient}"), now, ct);
    }
}
