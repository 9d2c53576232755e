using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Open311;

/// <summary>GET servicerequestupdates, as mySociety's clients poll it.</summary>
public sealed class ListingUpdatesTests(App app) : IClassFixture<App>
{
    private const string Path = Open311Steps.Live + "/servicerequestupdates.json";

    [Fact]
    public async Task A_case_tells_how_it_went_in_their_statuses_one_line_for_each_thing()
    {
        var filed = await app.SubmitIncident("resident-1", "disrepair");
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("MEA");
        using var resident = app.As("resident-1");
        await Step(() => officer.Move(filed.Id, "triaged"));
        var assignment = (await officer.Assign(filed.Id, "MEA")).Text("id");
        app.Advance(TimeSpan.FromMinutes(1));
        await Step(() => agency.Answer(assignment, "accepted", note: "รับแล้ว"));
        await Step(() => agency.Answer(assignment, "scheduled"));
        await Step(() => agency.Answer(assignment, "working"));
        await Step(async () => await agency.Answer(assignment, "done", note: "เปลี่ยนหลอดแล้ว โทร 0812345678", photoIds: [await agency.UploadPhoto()]));
        await Step(() => resident.Post($"/api/v1/incidents/{filed.Id}/feedback", new { @fixed = false, comment = "ยังดับอยู่ที่บ้านผม" }, Guid.NewGuid().ToString()));
        await Step(() => officer.Move(filed.Id, "closed_unfixed", "รื้อเสาแล้ว"));

        var updates = (await Of(filed.Reference)).ToList();

        updates.Select(u => u.Text("status")).ShouldBe(
            ["investigating", "internal_referral", "in_progress", "action_scheduled", "in_progress", "fixed", "open", "no_further_action"]);
        updates[0].EnumerateObject().Select(p => p.Name).ShouldBe(
            ["update_id", "service_request_id", "status", "description", "media_url", "updated_datetime", "external_status_code"]);
        updates[2].Text("description").ShouldBe("รับแล้ว");
        updates[5].Text("description").ShouldStartWith("เปลี่ยนหลอดแล้ว");
        updates[5].Text("description").ShouldNotContain("0812345678");
        updates[5].Text("media_url").ShouldStartWith("http");
        updates[6].Text("external_status_code").ShouldBe("reopened");
        updates[6].Text("description").ShouldNotContain("ยังดับอยู่");
        updates[7].Text("description").ShouldBe("รื้อเสาแล้ว");
        updates.Select(u => u.Text("update_id")).ShouldBeUnique();
        updates.Select(u => u.Text("updated_datetime")).ShouldBeInOrder();

        // An external caller never needs to know about a key; one that sends it is answered the same.
        (await app.Anyone.GetStringAsync(Path + "?api_key=whatever")).ShouldBe(await app.Anyone.GetStringAsync(Path));
    }

    [Fact]
    public async Task One_of_two_agencies_that_is_done_has_not_fixed_the_case()
    {
        var filed = await app.SubmitIncident("resident-2", "disrepair");
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (first, second) = ((await officer.Assign(filed.Id, "MEA")).Text("id"), (await officer.Assign(filed.Id, "TELECOM")).Text("id"));
        await Step(() => mea.Answer(first, "accepted"));
        await Step(() => telecom.Answer(second, "accepted"));
        await Step(() => mea.Answer(first, "done"));

        (await Of(filed.Reference)).Last().Text("status").ShouldBe("in_progress");

        await Step(() => telecom.Answer(second, "done"));
        (await Of(filed.Reference)).Last().Text("status").ShouldBe("fixed");
    }

    [Fact]
    public async Task A_window_holds_what_was_learnt_in_it_and_walking_on_misses_nothing()
    {
        var filed = await app.SubmitIncident("resident-3");
        using var officer = app.As("officer-1");
        var from = app.Now;
        await officer.Move(filed.Id, "triaged");
        app.Advance(TimeSpan.FromHours(1));
        var middle = app.Now;
        await officer.Move(filed.Id, "closed_unfixed", "ปิด");

        (await Statuses(from, from)).ShouldBe(["investigating"]);
        (await Statuses(middle, middle.AddHours(2))).ShouldBe(["no_further_action"]);
        (await Statuses(from, middle)).ShouldBe(["investigating", "no_further_action"]);

        async Task<List<string>> Statuses(DateTimeOffset start, DateTimeOffset end) =>
            [.. (await Of(filed.Reference, $"?start_date={W3c(start)}&end_date={W3c(end)}")).Select(u => u.Text("status"))];
    }

    [Theory]
    [InlineData("start_date=2026-11-01T00:00:00")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z")]
    public async Task A_window_that_cannot_be_is_400(string query)
    {
        foreach (var format in (string[])["xml", "json"])
        {
            using var answer = await app.Anyone.GetAsync($"{Open311Steps.Live}/servicerequestupdates.{format}?{query}");
            await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest);
        }
    }

    private async Task<IEnumerable<JsonElement>> Of(string reference, string query = "") =>
        (await app.Anyone.Spark(Path + query)).EnumerateArray().Where(u => u.Text("service_request_id") == reference);

    private async Task Step<T>(Func<Task<T>> step)
    {
        if (await step() is HttpResponseMessage answer) await answer.Ok();
        app.Advance(TimeSpan.FromMinutes(1));
    }

    private static string W3c(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
