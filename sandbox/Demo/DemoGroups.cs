using Npgsql;
using Saphansung.Api.Groups;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Sandbox.Demo;

/// <summary>Cases of one spot: the product itself ties them together, as it would have when they came.</summary>
internal static class DemoGroups
{
    public static async Task Save(
        NpgsqlConnection connection, DistrictData districtData, DemoWorld world, DemoRows rows, DateTime now, CancellationToken ct)
    {
        var (groups, recurrences) = (new CaseGroup(new CaseMoves(districtData)), new Recurrences(districtData));
        var officer = new Actor("staff", world.People["officer-1"], null);
        foreach (var spot in rows.Incidents.Where(incident => incident.Told.Spot is not null).GroupBy(incident => incident.Told.Spot))
        {
            var first = spot.MinBy(incident => incident.ReportedAt)!;
            foreach (var later in spot.Where(incident => incident != first))
            {
                var cases = await CaseGroup.Lock(connection, [first.Id, later.Id], withMerged: true, ct);
                if (first.EndedAt is null)
                    await groups.Merge(connection, cases[later.Id], cases[first.Id], officer, "จุดเดียวกับเรื่องที่กำลังซ่อม", now, ct);
                else
                    await recurrences.Look(connection, cases[later.Id], now, ct);
            }
        }
    }
}
