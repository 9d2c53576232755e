using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>Each agency's own record, and the three figures kept apart. MEA has four hours to accept and 48 to fix, round the clock.</summary>
public sealed class AgencyRecordTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task On_time_and_late_confirmed_disputed_and_silent_are_counted_apart()
    {
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        using var resident = app.As("resident-1");
        var confirmed = await Claimed(mea, TimeSpan.FromHours(1));
        await resident.Post($"/api/v1/incidents/{confirmed}/feedback", new { @fixed = true, stars = 5 });
        var disputed = await Claimed(mea, TimeSpan.FromHours(1));
        await resident.Post($"/api/v1/incidents/{disputed}/feedback", new { @fixed = false });
        var silent = await Claimed(mea, TimeSpan.FromHours(60));
        app.Advance(TimeSpan.FromHours(73));
        using var officer = app.As("officer-1");
        await App.Eventually(async () => (await officer.Get($"/api/v1/staff/incidents/{silent}")).Text("status").ShouldBe("resolved"));
        var late = await Offer("MEA");
        app.Advance(TimeSpan.FromHours(5));
        await (await mea.Answer(late, "accepted")).Ok();
        await (await mea.Answer(await Offer("MEA"), "declined", note: "ไม่ใช่ของเรา")).Ok();
        await officer.Post($"/api/v1/staff/assignments/{await Offer("MEA")}/release", new { reason = "เงียบ" });

        var record = (await officer.Get("/api/v1/staff/agencies/records")).EnumerateArray().Single(r => r.Text("agency") == "MEA");

        Numbers(record).ShouldBe(
            "offered 6, acceptedOnTime 3, acceptedLate 1, declined 1, doneOnTime 2, doneLate 1, failed 0, released 1, claimed 3, confirmed 1, unconfirmed 1, disputed 1");
        await Agrees();
    }

    [Fact]
    public async Task A_range_of_days_is_Bangkoks_and_half_open()
    {
        using var officer = app.As("officer-1");
        // 23:59 in Bangkok, then a minute past midnight.
        var midnight = app.Now.Date.AddDays(1).AddHours(17);
        app.Advance(midnight.AddMinutes(-1) - app.Now.DateTime);
        await Offer("POLICE");
        app.Advance(TimeSpan.FromMinutes(2));
        await Offer("POLICE");
        var day = DateOnly.FromDateTime(midnight).AddDays(1);

        (await Offered(officer, $"from={day:yyyy-MM-dd}")).ShouldBe(1);
        (await Offered(officer, $"to={day:yyyy-MM-dd}")).ShouldBe(1);
        (await Offered(officer, $"from={day.AddDays(-1):yyyy-MM-dd}&to={day.AddDays(1):yyyy-MM-dd}")).ShouldBe(2);
    }

    private static async Task<int> Offered(HttpClient officer, string range) =>
        (await officer.Get("/api/v1/staff/agencies/records?" + range)).EnumerateArray().Single(r => r.Text("agency") == "POLICE").GetProperty("offered").GetInt32();

    private static string Numbers(JsonElement record) =>
        string.Join(", ", record.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value}"));

    /// <summary>The counters are what a count of the histories would give.</summary>
    private async Task Agrees()
    {
        const string sums = """
            select string_agg(line, '; ' order by line)
            from (select concat_ws(' ', figure, day, category_code, community_code, agency_code, sum(n)) as line
                  from tally group by figure, day, category_code, community_code, agency_code having sum(n) <> 0) as summed
            """;
        var kept = await app.Sql<string>(sums);
        await app.Sql("select tally_rebuild()");
        (await app.Sql<string>(sums)).ShouldBe(kept);
    }

    private async Task<Guid> Claimed(HttpClient mea, TimeSpan after)
    {
        var assignment = await Offer("MEA");
        await (await mea.Answer(assignment, "accepted")).Ok();
        app.Advance(after);
        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto()])).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        return await app.Sql<Guid>("select incident_id from assignment where id = $1", Guid.Parse(assignment));
    }

    private async Task<string> Offer(string agency)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        return (await officer.Assign(receipt.Id, agency)).Text("id");
    }
}
