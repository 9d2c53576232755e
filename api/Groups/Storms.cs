using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>
/// A burst of one kind in one area is one event: the oldest report becomes the group's case, the others are merged into it, each person
/// is told once, and the ordinary clocks of the case stand still until it is quiet again or an officer says that it is over.
/// </summary>
internal sealed class Storms(DistrictData districtData, CaseGroup groups, CaseNotices notices)
{
    /// <returns>The report as it stands afterwards.</returns>
    public async Task<Case> Look(DbConnection connection, Case report, DateTime now, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        var rule = district.Settings.Storm;
        if (district.Category(report.CategoryCode) is not { Sensitive: false, StormReports: > 0 } category) return report;
        if (!IncidentStatus.Open.Contains(report.Status)) return report;

        var burst = await Burst(connection, report, rule, ct);
        var headId = await Raging(connection, report, rule, ct);
        if (headId is null && burst.Select(r => r.ReporterId).Distinct().Count() < category.StormReports) return report;

        var cases = await Lock(connection, report.Id, [headId ?? burst[0].RootId, .. burst.Where(r => r.Joins).Select(r => r.Id)], ct);
        var head = cases.GetValueOrDefault(headId ?? burst[0].RootId);
        // It may have ended, or joined another, while it was waited for; the next report finds things as they are then.
        if (head is null || head.ParentId is not null || !IncidentStatus.Open.Contains(head.Status)) return report;

        Guid[] told = [];
        if (!head.InStorm)
        {
            head = await Begin(connection, head, burst.Count, district.Calendar(head.Calendar), now, ct);
            told = [head.Id, .. await connection.Many<Guid>("select id from incident where parent_id = @Id", new { head.Id }, ct)];
        }

        foreach (var other in cases.Values.Where(c => c.Id != head.Id && c.ParentId is null && IncidentStatus.Open.Contains(c.Status)).OrderBy(c => c.Id))
        {
            told = [.. told, other.Id, .. await connection.Many<Guid>("select id from incident where parent_id = @Id", new { other.Id }, ct)];
            var merged = await groups.Merge(connection, other, head, Actor.System, null, now, ct);
            if (merged.Id == report.Id) report = merged;
        }

        await Clocks.Set(connection, Clocks.StormQuiet, head.Id, now.AddMinutes(rule.QuietMinutes), now, ct);
        await notices.Storm(connection, head, told, now, ct);
        return report;
    }

    /// <summary>What was left of the times when the storm began is left of them now. Ending it twice changes nothing.</summary>
    public async Task<Case> End(DbConnection connection, Case head, Actor by, DateTime now, CancellationToken ct)
    {
        if (!head.InStorm) return head;
        var calendar = (await districtData.Get(ct)).Calendar(head.Calendar);
        var paused = calendar.Between(head.ClockStoppedAt ?? now, now);
        head = head with
        {
            InStorm = false,
            ClockStoppedAt = head.Runs ? null : now,
            AnswerBy = head.AnsweredAt is null ? calendar.Add(head.AnswerBy, paused) : head.AnswerBy,
            FixBy = calendar.Add(head.FixBy, paused),
        };
        await connection.Run("""
            update incident
            set storm_until = @now, clock_stopped_at = @ClockStoppedAt, answer_by = @AnswerBy, fix_by = @FixBy
            where id = @Id
            """, new { head.Id, now, head.ClockStoppedAt, head.AnswerBy, head.FixBy }, ct);
        await Clocks.Stop(connection, head.Id, [Clocks.StormQuiet], ct);
        await Clocks.Follow(connection, head, calendar, now, ct);
        await new CaseEvent(head.Id, "storm", by, now) { Data = new { ended = true, head.FixBy } }.Add(connection, ct);
        await CaseFlags.Clear(connection, head.Id, CaseFlags.Storm, by, null, now, ct);
        return head;
    }

    private static async Task<Case> Begin(
        DbConnection connection, Case head, int reports, WorkingCalendar calendar, DateTime now, CancellationToken ct)
    {
        head = head with { InStorm = true, ClockStoppedAt = head.ClockStoppedAt ?? now };
        await connection.Run("update incident set storm_since = @now, clock_stopped_at = @ClockStoppedAt where id = @Id",
            new { now, head.ClockStoppedAt, head.Id }, ct);
        await Clocks.Follow(connection, head, calendar, now, ct);
        await new CaseEvent(head.Id, "storm", Actor.System, now) { Data = new { reports } }.Add(connection, ct);
        await CaseFlags.Raise(connection, head.Id, CaseFlags.Storm, Actor.System, new { reports }, now, ct);
        return head;
    }

    private static Task<Guid?> Raging(DbConnection connection, Case report, StormRule rule, CancellationToken ct) => connection.OneOrNone<Guid?>("""
        select head.id
        from incident here
        join incident head on head.category_code = here.category_code and is_near(head.lat, head.lng, here.lat, here.lng, @metres)
        where here.id = @Id and head.storm_since is not null and head.storm_until is null
        order by head.id
        limit 1
        """, new { report.Id, metres = (double)rule.Metres }, ct);

    /// <summary>
    /// The reports around this one that no earlier storm has taken in, oldest group first. A case that an agency has taken up stays with
    /// the agency, and one that an officer has split off stays alone. Counted back from the report and not from now: it may be looked at late;
    /// and a minute on, because one that came at the same moment may have been looked at before this one was there.
    /// </summary>
    private static Task<List<Report>> Burst(DbConnection connection, Case report, StormRule rule, CancellationToken ct) => connection.Many<Report>("""
        select other.id, head.id as root_id, other.reporter_id,
               other.parent_id is null
               and not exists (select from assignment where incident_id = other.id and status in ('accepted', 'scheduled', 'working'))
               and not exists (select from incident_event where incident_id = other.id and kind = 'split') as joins
        from incident here
        join incident other on other.category_code = here.category_code and is_near(other.lat, other.lng, here.lat, here.lng, @metres)
        join incident head on head.id = coalesce(other.parent_id, other.id)
        where here.id = @Id
          and other.reported_at between here.reported_at - make_interval(mins => @WithinMinutes) and here.reported_at + interval '1 minute'
          and head.status = any(@Open)
          and head.storm_until is null
        order by head.reported_at, head.id
        """, new { report.Id, metres = (double)rule.Metres, rule.WithinMinutes, IncidentStatus.Open }, ct);

    /// <summary>Older ones are waited for, as everywhere; a newer one that somebody holds is left to the next report.</summary>
    private static async Task<Dictionary<Guid, Case>> Lock(DbConnection connection, Guid mine, Guid[] ids, CancellationToken ct)
    {
        var older = await connection.Many<Case>(Case.Select + " where id = any(@ids) and id <= @mine order by id desc for update", new { ids, mine }, ct);
        var newer = await connection.Many<Case>(Case.Select + " where id = any(@ids) and id > @mine for update skip locked", new { ids, mine }, ct);
        return older.Concat(newer).ToDictionary(c => c.Id);
    }

    private sealed record Report(Guid Id, Guid RootId, Guid ReporterId, bool Joins);
}
