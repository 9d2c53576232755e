using System.Net;

namespace Saphansung.Tests.Open311;

/// <summary>The test endpoint: the whole round trip with a test key, and nothing of it in the district.</summary>
public sealed class PractisingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_test_case_goes_to_its_makers_agency_and_the_whole_round_can_be_practised()
    {
        var key = await app.AgencyKey("MEA", test: true);
        var reference = await app.File(key, "disrepair", Open311Steps.Practice);
        (await app.Request(reference, Open311Steps.Practice)).Text("status_notes").ShouldContain("ส่งต่อหน่วยงาน");

        using var answer = await app.Anyone.PostForm(Open311Steps.Practice + "/servicerequestupdates.xml", Update(key, reference, "FIXED"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await app.Request(reference, Open311Steps.Practice)).Text("status_notes").ShouldContain("รอการยืนยัน");
        (await app.Anyone.Spark(Open311Steps.Practice + "/servicerequestupdates.json")).EnumerateArray()
            .Last(u => u.Text("service_request_id") == reference).Text("status").ShouldBe("fixed");
        using var rest = app.WithKey(key);
        (await rest.Get("/api/v1/agency/assignments")).ToString().ShouldContain(reference);
    }

    [Fact]
    public async Task Neither_world_shows_the_others_cases()
    {
        var live = await app.SubmitIncident("resident-1");
        var practice = await app.File(await app.AgencyKey("MWA", test: true), endpoint: Open311Steps.Practice);

        foreach (var (own, other, endpoint) in new[] { (live.Reference, practice, Open311Steps.Live), (practice, live.Reference, Open311Steps.Practice) })
            await Shows(own, other, endpoint);

        async Task Shows(string own, string other, string endpoint)
        {
            var list = await app.Anyone.GetStringAsync($"{endpoint}/requests.json?extensions=true");
            list.ShouldContain(own);
            list.ShouldNotContain(other);
            (await app.Anyone.GetStringAsync(endpoint + "/servicerequestupdates.xml")).ShouldNotContain(other);
            using var answer = await app.Anyone.GetAsync($"{endpoint}/requests/{other}.json");
            await answer.RefusedAsGeoReport(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_live_key_does_not_write_here_nor_a_test_key_there()
    {
        var (live, test) = (await app.AgencyKey("MEA"), await app.AgencyKey("MEA", test: true));
        foreach (var (key, endpoint) in new[] { (live, Open311Steps.Practice), (test, Open311Steps.Live) })
        {
            using var filed = await app.Anyone.PostForm(endpoint + "/requests.xml", await app.Fields(key, endpoint: endpoint));
            (await filed.RefusedAsGeoReport(HttpStatusCode.Forbidden)).ShouldHaveSingleItem().ShouldContain("ทดสอบ");
            using var updated = await app.Anyone.PostForm(endpoint + "/servicerequestupdates.json", Update(key, "SPS-2569-ZZZZZ", "FIXED"));
            await updated.RefusedAsGeoReport(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Every_path_of_the_test_endpoint_answers_in_both_formats()
    {
        var reference = await app.File(await app.AgencyKey("TELECOM", test: true), endpoint: Open311Steps.Practice);
        var id = await app.IdOf(reference, "test");

        foreach (var path in (string[])["/services", "/services/garbage", "/requests", $"/requests/{reference}", $"/tokens/{id}", "/servicerequestupdates"])
            await app.Anyone.Spark($"{Open311Steps.Practice}{path}.json");
    }

    [Fact]
    public async Task The_same_test_report_twice_is_one_case_too()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA", test: true), endpoint: Open311Steps.Practice);

        using var first = await app.Anyone.PostForm(Open311Steps.Practice + "/requests.json", fields);
        using var second = await app.Anyone.PostForm(Open311Steps.Practice + "/requests.json", fields);

        (await second.Ok()).ToString().ShouldBe((await first.Ok()).ToString());
    }

    private Dictionary<string, string> Update(string key, string reference, string status) => new(StringComparer.Ordinal)
    {
        ["api_key"] = key,
        ["update_id"] = "practice-" + reference,
        ["service_request_id"] = reference,
        ["status"] = status,
        ["updated_datetime"] = app.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["description"] = "ฝึก",
    };
}
