using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>So many reports of one kind in one community within one week (Monday to Sunday in Bangkok) are an outbreak to be looked at.</summary>
internal sealed class Outbreaks(DistrictData districtData, IOptions<LineOptions> line)
{
    public async Task Screen(DbConnection connection, Case incident, DateTime now, CancellationToken ct)
    {
        var threshold = (await districtData.Get(ct)).Settings.Outbreak.Reports;
        // Two reports may be looked at side by side: the unique constraint decides which of them opens the outbreak.
        var found = await connection.OneOrNone<Found>("""
            with counted as (
                select report.community_code, report.signs, report.week, count(*)::int as reports
                from disease_report report
                join disease_report alike on alike.reported_at >= report.week::timestamp at time zone 'Asia/Bangkok'
                    and alike.reported_at < (report.week + 7)::timestamp at time zone 'Asia/Bangkok'
                    and alike.community_code = report.community_code
                    and alike.signs = report.signs
                where report.id = @Id
                group by report.community_code, report.signs, report.week
            )
            insert into outbreak (id, community_code, signs, week, reports, opened_at)
            select @outbreakId, community_code, signs, week, reports, @now
            from counted
            where reports >= @threshold
            on conflict on constraint outbreak_cluster_key do update set reports = greatest(outbreak.reports, excluded.reports)
            returning id, reports, id = @outbreakId as opened
            """, new { incident.Id, outbreakId = Clock.NewId(now), now, threshold }, ct);
        if (found is null) return;

        var told = new CaseEvent(incident.Id, "outbreak", Actor.System, now) { StaffOnly = true, Data = new { outbreakId = found.Id, found.Reports } };
        await told.Add(connection, ct);
        await CaseFlags.Raise(connection, incident.Id, CaseFlags.Outbreak, Actor.System, new { outbreakId = found.Id }, now, ct);
        const string page = "staff/disease";
        if (found.Opened)
            await StaffNotices.TellDuty(connection, incident, told.Id, withHeads: true, new(DutyMessages.Outbreak(line.Value.Link(page)), page, Urgent: true), now, ct);
    }

    private sealed record Found(Guid Id, int Reports, bool Opened);
}
