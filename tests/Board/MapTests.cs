using System.Globalization;
using System.Text.Json;

namespace Saphansung.Tests.Board;

public sealed class MapTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Cases_close_together_are_one_cluster_and_come_apart_when_one_looks_closer()
    {
        using var officer = app.As("officer-1");
        var (one, two) = (await At(13.7501, 100.6601), await At(13.7509, 100.6609));

        var far = await Map(officer, 13.74, 100.65, 13.76, 100.67, zoom: 13);
        far.Single().GetProperty("count").GetInt32().ShouldBe(2);
        far.Single().GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);
        var near = await Map(officer, 13.74, 100.65, 13.76, 100.67, zoom: 18);
        near.Select(c => c.GetProperty("id").GetGuid()).ShouldBe([one, two], ignoreOrder: true);
        near.Select(c => c.Text("worst")).ShouldBe(["running", "running"]);
        (await Map(officer, 13.7505, 100.65, 13.76, 100.67, zoom: 13)).Single().GetProperty("id").GetGuid().ShouldBe(two);
    }

    [Fact]
    public async Task A_cluster_shows_the_worst_of_its_cases()
    {
        using var officer = app.As("officer-1");
        var (late, urgent, asked) = (await At(13.8001, 100.7001), await At(13.8002, 100.7001), await At(13.8003, 100.7001));
        await officer.Move(asked, "waiting_reporter", "ตรงไหน");
        (await Worst(officer, "status=waiting_reporter")).ShouldBe("paused");
        (await Worst(officer, "")).ShouldBe("running");
        await app.Sql("update incident set fix_by = $2 where id = $1", late, app.Now.UtcDateTime.AddDays(-1));
        (await Worst(officer, "")).ShouldBe("overdue");
        await app.Sql("update incident set priority = 'emergency' where id = $1", urgent);
        (await Worst(officer, "")).ShouldBe("emergency");
    }

    [Fact]
    public async Task Sensitive_and_ended_cases_are_not_on_the_map_and_the_filters_of_the_list_hold()
    {
        using var officer = app.As("officer-1");
        var shown = await At(13.7801, 100.7101, "nuisance");
        var ended = await At(13.7802, 100.7101);
        await officer.Move(ended, "not_ours", "อยู่นอกเขต");
        await At(13.7803, 100.7101, "people");

        async Task<List<Guid>> Seen(string filter) =>
            [.. (await Map(officer, 13.775, 100.705, 13.785, 100.715, 19, filter)).Select(c => c.GetProperty("id").GetGuid())];
        (await Seen("")).ShouldBe([shown]);
        (await Seen("category=garbage")).ShouldBeEmpty();
        (await Seen("category=people")).ShouldBeEmpty();
        (await Seen("category=nuisance&q=ขยะ")).ShouldBe([shown]);
        (await Seen("status=not_ours")).ShouldBe([ended]);
        (await Seen("open=false")).ShouldBe([shown, ended], ignoreOrder: true);
    }

    private async Task<Guid> At(double lat, double lng, string category = "garbage") =>
        (await app.SubmitIncident(category: category, change: b => b["location"] = new { lat, lng, accuracy = 5 })).Id;

    private static async Task<List<JsonElement>> Map(HttpClient officer, double south, double west, double north, double east, int zoom, string filter = "")
    {
        var answer = await officer.Get(string.Create(CultureInfo.InvariantCulture,
            $"/api/v1/staff/incidents/map?south={south}&west={west}&north={north}&east={east}&zoom={zoom}&{filter}"));
        answer.GetProperty("complete").GetBoolean().ShouldBeTrue();
        List<JsonElement> items = [.. answer.GetProperty("items").EnumerateArray()];
        answer.GetProperty("cases").GetInt32().ShouldBe(items.Sum(i => i.GetProperty("count").GetInt32()));
        return items;
    }

    private static async Task<string> Worst(HttpClient officer, string filter) =>
        (await Map(officer, 13.795, 100.695, 13.805, 100.705, 12, filter)).ShouldHaveSingleItem().Text("worst");
}
