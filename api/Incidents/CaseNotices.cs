using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>
/// The few moments worth a counted message: the reporter is asked, a fix is claimed, silence cannot confirm it, the division ends the case
/// or takes it into another, a storm has come. Everything else is seen in the page, which is free.
/// </summary>
internal sealed class CaseNotices(IOptions<LineOptions> line, DistrictData districtData)
{
    public async Task Question(DbConnection connection, Case incident, Guid eventId, string question, DateTime now, CancellationToken ct)
    {
        // A sensitive question would stand on the lock screen of a phone that others read.
        var shown = await IsSensitive(incident, ct) ? null : question;
        await Tell(connection, incident, await Reporter(connection, incident, ct), $"{eventId}", (reference, link) => LineMessages.Question(reference, shown, link), now, ct, prompt: true);
    }

    /// <param name="heard">In the inbox alone: they heard it another way.</param>
    public async Task ClaimedFixed(
        DbConnection connection, Case incident, Guid eventId, string agencyName, DateTime now, CancellationToken ct, bool heard = false)
    {
        var shown = await IsSensitive(incident, ct) ? null : agencyName;
        await Tell(connection, incident, await Group(connection, [incident.Id], [], ct), $"{eventId}",
            (reference, link) => LineMessages.ClaimedFixed(reference, shown, !incident.EvidenceWeak, link), now, ct, prompt: true, heard);
    }

    public async Task StillToConfirm(DbConnection connection, Case incident, Guid eventId, DateTime now, CancellationToken ct) =>
        await Tell(connection, incident, await Reporter(connection, incident, ct), $"{eventId}", LineMessages.StillToConfirm, now, ct, prompt: true);

    public async Task Ended(DbConnection connection, Case incident, Guid eventId, string reason, DateTime now, CancellationToken ct)
    {
        var shown = await IsSensitive(incident, ct) ? null : reason;
        await Tell(connection, incident, await Group(connection, [incident.Id], [], ct), $"{eventId}",
            (reference, link) => LineMessages.Ended(reference, incident.Status, shown, link), now, ct);
    }

    /// <summary>Before the merging, to those whom the other case does not reach yet.</summary>
    public async Task Merged(DbConnection connection, Case merged, Case into, Guid eventId, string? reason, DateTime now, CancellationToken ct)
    {
        var shown = await IsSensitive(merged, ct) ? null : reason;
        await Tell(connection, merged, await Group(connection, [merged.Id], [into.Id], ct), $"{eventId}",
            (reference, link) => LineMessages.Merged(reference, into.Reference, shown, link), now, ct);
    }

    /// <summary>Once per storm and person, however many of its cases they reported or follow.</summary>
    /// <param name="cases">Those that began it or have just joined it.</param>
    public async Task Storm(DbConnection connection, Case head, Guid[] cases, DateTime now, CancellationToken ct) =>
        await Tell(connection, head, await Group(connection, cases, [], ct), $"storm:{head.Id}", LineMessages.Storm, now, ct);

    private async Task<bool> IsSensitive(Case incident, CancellationToken ct) =>
        (await districtData.Get(ct)).Category(incident.CategoryCode)?.Sensitive != false;

    private static Task<List<Recipient>> Reporter(DbConnection connection, Case incident, CancellationToken ct) => connection.Many<Recipient>(
        "select line_user_id, @Id as case_id, @Reference as reference from person where id = @ReporterId and line_user_id is not null", incident, ct);

    /// <summary>
    /// The reporters and followers of the cases and of those merged into them, each once: by the case of their own, or the first they follow.
    /// </summary>
    /// <param name="except">Nobody whom these cases reach.</param>
    private static Task<List<Recipient>> Group(DbConnection connection, Guid[] cases, Guid[] except, CancellationToken ct) => connection.Many<Recipient>("""
        with reached as (
            select id as case_id, reference, reporter_id as person_id, true as own, id = any(@except) or coalesce(parent_id = any(@except), false) as excepted
            from incident
            where id = any(@cases || @except) or parent_id = any(@cases || @except)
            union all
            select id, reference, person_id, false, id = any(@except) or coalesce(parent_id = any(@except), false)
            from incident
            join incident_follower on incident_id = id
            where id = any(@cases || @except) or parent_id = any(@cases || @except)
        )
        select distinct on (person_id) line_user_id, case_id, reference
        from reached
        join person on person.id = person_id
        where line_user_id is not null and person_id not in (select person_id from reached where excepted)
        order by person_id, own desc, case_id
        """, new { cases, except }, ct);

    /// <param name="prompt">It needs the person's answer.</param>
    private async Task Tell(
        DbConnection connection, Case incident, List<Recipient> recipients, string key, Func<string, string, string> say, DateTime now, CancellationToken ct,
        bool prompt = false, bool heard = false)
    {
        foreach (var (person, id, reference) in recipients)
        {
            var page = $"cases/{id}";
            var push = new PersonPush(person, say(reference, line.Value.Link(page)), "case", page, $"{key}:{person}") { IncidentId = incident.Id, Prompt = prompt };
            await (heard ? push.AddLine(connection, now, ct) : push.Add(connection, now, ct));
        }
    }

    private sealed record Recipient(string LineUserId, Guid CaseId, string Reference);
}
