using Saphansung.Tests.Groups;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class GroupScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["FindDuplicates"] = async w =>
        {
            var (one, other) = await Twins(w);
            return Of(w, one).Knows(2, other.Id).Knows("SPS-2569-4M8RT", other.Reference);
        },
        ["MergeCase"] = async w =>
        {
            var (one, other) = await Twins(w);
            return Of(w, one).Knows(2, other.Id).Knows("SPS-2569-4M8RT", other.Reference);
        },
        ["SplitCase"] = async w =>
        {
            var (one, other) = await Twins(w);
            await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/incidents/{one.Id}/merge", new { into = other.Id, reason = "เสาไฟต้นเดียวกัน" });
            return Of(w, one);
        },
        ["EndStorm"] = async w =>
        {
            var place = (13.7990, 100.6550);
            var head = await w.ReportAt(place, 0, "resident-0", "disaster");
            for (var i = 1; i < 5; i++)
            {
                w.Advance(TimeSpan.FromSeconds(1));
                await w.ReportAt(place, i * 10, $"resident-{i}", "disaster");
            }

            await App.Eventually(() => w.Sql<bool>("select storm_since is not null from incident where id = $1", head.Id));
            return new Scene(w.By(DocumentedWorld.Officer)).At(head.Id).Knows(2, head.Id).Knows("SPS-2569-4M8RT", head.Reference);
        },
        ["ListChronicPoints"] = async w =>
        {
            var (point, back) = await Chronic(w);
            await w.Sql("update chronic_point set returns = 2 where id = $1", point);
            await (await w.By(DocumentedWorld.Head).Send(HttpMethod.Patch, $"/api/v1/staff/chronic-points/{point}", w.Request("UpdateChronicPoint"))).Ok();
            return new Scene(w.By(DocumentedWorld.Head)).Of(back).Knows(7, point);
        },
        ["UpdateChronicPoint"] = async w =>
        {
            var (point, back) = await Chronic(w);
            await w.Sql("update chronic_point set returns = 2 where id = $1", point);
            return new Scene(w.By(DocumentedWorld.Head)).At(point).Of(back).Knows(7, point);
        },
    };

    private static Scene Of(DocumentedWorld w, Made made) => new Scene(w.By(DocumentedWorld.Officer)).Of(made).At(made.Id);

    private static async Task<(Made One, Made Other)> Twins(DocumentedWorld w)
    {
        var other = await w.Reported("disrepair", there: false);
        var place = await w.Sql<double>("select lat from incident where id = $1", other.Id);
        var one = await w.Reported("disrepair", change: report => report["location"]!["lat"] = place + 35 / 111_195.0);
        await w.Sql("update incident set followers = 2, description = 'ไฟดับทั้งซอย' where id = $1", other.Id);
        await w.By(DocumentedWorld.Officer).Move(other.Id, "triaged");
        return (one, other);
    }

    /// <summary>Fixed, confirmed, and reported again at the same place.</summary>
    private static async Task<(Guid Point, Made Back)> Chronic(DocumentedWorld w)
    {
        var made = await w.Fixed(there: true);
        await w.By(DocumentedWorld.Reporter).Post($"/api/v1/incidents/{made.Id}/feedback", w.Request("GiveFeedback"));
        var back = await w.Reported("disrepair");
        return (await w.Sql<Guid>("select chronic_point_id from incident where id = $1", back.Id), back);
    }
}
