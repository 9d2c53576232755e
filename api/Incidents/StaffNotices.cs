using System.Data.Common;
using Saphansung.Api.Auth;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Counted messages to staff: emergencies, and what the head must know. Everything else stands on the board, which is free.</summary>
internal sealed class StaffNotices(DistrictData districtData)
{
    /// <param name="Messages">JSON array of messages.</param>
    /// <param name="Page">Path of the page that it is about.</param>
    /// <param name="Urgent">An emergency, or a person in need.</param>
    public sealed record Notice(string Messages, string Page, bool Urgent = false);

    /// <param name="roles">Everybody with one of them; a director hears nothing of sensitive cases.</param>
    /// <param name="personId">And this person.</param>
    /// <param name="notice">Without details of a sensitive case.</param>
    public async Task Tell(
        DbConnection connection, IReadOnlyCollection<string> roles, Guid? personId, Case incident, Guid eventId, Notice notice, DateTime now,
        CancellationToken ct)
    {
        var sensitive = (await districtData.Get(ct)).Category(incident.CategoryCode)?.Sensitive != false;
        var recipients = await connection.Many<string>("""
            select line_user_id
            from person
            where line_user_id is not null
              and (id = @personId::uuid or id in (select person_id from person_role where role = any(@roles)))
            """, new { personId, roles = roles.Where(role => !sensitive || role != Roles.Director).ToArray() }, ct);
        await Push(connection, recipients, incident, eventId, notice, now, ct);
    }

    /// <summary>Caseworkers on duty; all of them while nobody is.</summary>
    public static async Task TellDuty(
        DbConnection connection, Case incident, Guid eventId, bool withHeads, Notice notice, DateTime now, CancellationToken ct)
    {
        var recipients = await connection.Many<string>("""
            select distinct line_user_id
            from person
            join person_role on person_id = id
            where line_user_id is not null
              and role = any(@caseworkers)
              and (on_duty or (@withHeads and role = @head) or not exists (select from person_role where on_duty))
            """, new { caseworkers = Roles.Caseworkers, head = Roles.Head, withHeads }, ct);
        await Push(connection, recipients, incident, eventId, notice, now, ct);
    }

    private static async Task Push(
        DbConnection connection, List<string> recipients, Case incident, Guid eventId, Notice notice, DateTime now, CancellationToken ct)
    {
        foreach (var recipient in recipients)
        {
            await new PersonPush(recipient, notice.Messages, "duty", notice.Page, $"{eventId}:{recipient}")
            {
                IncidentId = incident.Id,
                Urgent = notice.Urgent,
            }.Add(connection, now, ct);
        }
    }
}
