using System.Data.Common;
using Saphansung.Api.Agencies;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Network;

/// <summary>
/// A question of the group as a case of the category <c>advice</c>: with a number, a time to answer that escalates by itself, a place on
/// the board and in the figures. Whoever asked is its reporter and says whether the answer helped.
/// </summary>
internal sealed class AdviceCases(DistrictData districtData, AssignmentMoves moves)
{
    private const string Category = "advice";

    /// <param name="LineUserId">Null when LINE did not say who asked: then nobody can be the reporter and there is no case.</param>
    public sealed record Question(Guid Id, Guid GroupId, string? LineUserId, string Text, Guid? IncidentId);

    /// <summary>The same question twice is one case: the question's id is its submission key.</summary>
    public async Task<Guid?> File(DbConnection connection, Question asked, Actor officer, DateTime now, CancellationToken ct)
    {
        if (asked.IncidentId is not null || asked.LineUserId is null) return asked.IncidentId;
        var district = await districtData.Get(ct);
        if (district.Category(Category) is not { } category) return null;

        var reporter = await connection.One<Guid>("""
            insert into person (id, line_user_id, name, created_at, seen_at)
            values (@id, @LineUserId, '', @now, @now)
            on conflict (line_user_id) do update set seen_at = person.seen_at
            returning id
            """, new { id = Clock.NewId(now), asked.LineUserId, now }, ct);
        var report = new SubmitIncident.Request(Category, [], asked.Text, null, null, null, null, null);
        var saved = await StoreReport.Store(connection, report, district, category, reporter, asked.Id, Idempotency.Hash(report), now, ct, asked.GroupId)
            ?? await StoreReport.Find(connection, reporter, asked.Id, ct);
        await connection.Run("update group_message set incident_id = @incident where id = @Id", new { asked.Id, incident = saved!.Id }, ct);
        await new CaseEvent(saved.Id, "note", officer, now)
        {
            StaffOnly = true,
            Text = "ถามในกลุ่มเครือข่าย (asked in the network's group)",
            Data = new { channel = "group" },
        }.Add(connection, ct);
        return saved.Id;
    }

    /// <summary>The division has answered: that is its claim, and the reporter confirms it or says that it did not help.</summary>
    public async Task Answered(DbConnection connection, Guid incidentId, string answer, Actor officer, DateTime now, CancellationToken ct)
    {
        if (await Case.Lock(connection, incidentId, ct) is not { } incident) return;
        await new CaseEvent(incident.Id, "message", officer, now) { Text = answer }.Add(connection, ct);
        var own = (await districtData.Get(ct)).Agencies.FirstOrDefault(agency => agency.Own);
        // Where somebody has it in hand already, they end it.
        if (own is null || !incident.Runs || await moves.Offer(connection, incident, own, null, officer, now, ct) is not { } offer) return;
        foreach (var to in (string[])[AssignmentStatus.Accepted, AssignmentStatus.Done])
        {
            var (assignment, current) = (await AssignmentMoves.Lock(connection, offer.Id, null, ct))!.Value;
            await moves.Apply(connection, current, assignment, new(to, Actor.OfAgency(own.Code, officer.PersonId), now) { Heard = true }, ct);
        }
    }
}
