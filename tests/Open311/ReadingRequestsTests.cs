using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Open311;

/// <summary>GET Service Requests and GET Service Request.</summary>
public sealed class ReadingRequestsTests(App app) : IClassFixture<App>
{
    private const string List = Open311Steps.Live + "/requests.json";

    [Fact]
    public async Task A_request_has_the_published_elements_in_their_order()
    {
        var filed = await app.SubmitIncident(category: "disrepair");

        var request = await app.Request(filed.Reference);

        request.EnumerateObject().Select(p => p.Name).ShouldBe(
        [
            "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice",
            "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
        ]);
        request.Text("agency_responsible").ShouldBe("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม");
        request.Text("requested_datetime").ShouldBe(Bangkok(app.Now));
        request.Text("address").ShouldEndWith("สำนักงานเขตสะพานสูง");
    }

    [Fact]
    public async Task A_case_is_open_until_the_fix_is_confirmed_and_its_updated_time_is_then_when_it_closed()
    {
        var filed = await app.ClaimedFixed("resident-21");
        var claimed = await app.Request(filed.Reference);
        claimed.Text("status").ShouldBe("open");
        claimed.Text("status_notes").ShouldContain("รอการยืนยัน");
        claimed.Text("agency_responsible").ShouldBe("การไฟฟ้านครหลวง");

        app.Advance(TimeSpan.FromMinutes(5));
        var closedAt = Bangkok(app.Now);
        using var resident = app.As("resident-21");
        await resident.Post($"/api/v1/incidents/{filed.Id}/feedback", new { @fixed = true, stars = 5 }, Guid.NewGuid().ToString());

        var confirmed = await app.Request(filed.Reference);
        confirmed.Text("status").ShouldBe("closed");
        confirmed.Text("status_notes").ShouldContain("ยืนยัน");
        confirmed.Text("updated_datetime").ShouldBe(closedAt);
    }

    [Theory]
    [InlineData("triaged", "open")]
    [InlineData("waiting_reporter", "open")]
    [InlineData("closed_unfixed", "closed")]
    [InlineData("not_ours", "closed")]
    public async Task Statuses_map_by_the_table(string status, string shown)
    {
        using var officer = app.As("officer-1");
        var filed = await app.SubmitIncident("resident-22");
        await officer.Move(filed.Id, status, "เหตุผล (ตัวอย่าง)");

        (await app.Request(filed.Reference)).Text("status").ShouldBe(shown);
    }

    [Fact]
    public async Task A_merged_case_is_closed_as_a_duplicate()
    {
        using var officer = app.As("officer-1");
        var (into, merged) = (await app.SubmitIncident("resident-23"), await app.SubmitIncident("resident-24"));
        await officer.Post($"/api/v1/staff/incidents/{merged.Id}/merge", new { into = into.Id });

        var request = await app.Request(merged.Reference);

        request.Text("status").ShouldBe("closed");
        request.Text("status_notes").ShouldBe($"เรื่องซ้ำกับ {into.Reference}");
    }

    [Fact]
    public async Task A_withdrawn_report_keeps_its_id_and_loses_its_words_and_its_place()
    {
        using var resident = app.As("resident-25");
        var filed = await app.SubmitIncident("resident-25", "disrepair", body => body["description"] = "ถนนทรุดหน้าวัด");
        await resident.Post($"/api/v1/incidents/{filed.Id}/withdraw", new { reason = "แก้เองแล้ว" }, Guid.NewGuid().ToString());

        var request = await app.Request(filed.Reference, query: "?extensions=true");

        request.Text("status").ShouldBe("closed");
        request.ToString().ShouldNotContain("หน้าวัด");
        foreach (var field in (string[])["description", "lat", "long", "address", "media_url"]) request.GetProperty(field).ValueKind.ShouldBe(JsonValueKind.Null, field);
        request.GetProperty("attributes").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_points_at_a_person_is_covered_and_a_nuisance_is_only_about_there()
    {
        var filed = await app.SubmitIncident("resident-26", "nuisance", body =>
        {
            body["description"] = "บ้านเลขที่ 88/12 เปิดเพลงดัง โทร 081-234-5678";
            body["location"] = new { lat = 13.77123, lng = 100.68567, landmark = "ข้างบ้านคุณป้า" };
        });

        var request = await app.Request(filed.Reference);

        foreach (var secret in (string[])["88/12", "081", "5678", "คุณป้า"]) request.ToString().ShouldNotContain(secret);
        request.GetProperty("lat").GetDouble().ShouldBe(13.7715, 0.00001);
        request.GetProperty("long").GetDouble().ShouldBe(100.6855, 0.00001);
    }

    [Fact]
    public async Task Extensions_come_only_when_asked_for_and_hold_no_free_text()
    {
        var filed = await app.SubmitIncident("resident-27", "disrepair", body =>
        {
            var answers = ((IReadOnlyDictionary<string, object>)body["answers"]!).ToDictionary();
            (answers["kind"], answers["poleNumber"]) = ("light", "MEA 4711");
            body["answers"] = answers;
        });
        using var officer = app.As("officer-1");
        await officer.Move(filed.Id, "triaged");

        (await app.Request(filed.Reference)).TryGetProperty("attributes", out _).ShouldBeFalse();
        var request = await app.Request(filed.Reference, query: "?extensions=true");

        var kind = request.GetProperty("attributes")[0];
        (kind.Text("name"), kind.Text("code"), kind.Text("value")).ShouldBe(("kind", "light", "ไฟส่องทางดับหรือกะพริบ"));
        request.ToString().ShouldNotContain("4711");
        request.GetProperty("extended_attributes").Text("channel").ShouldBe("line");
        request.GetProperty("notes")[0].Text("type").ShouldBe("investigating");
        request.GetProperty("notes")[0].Text("datetime").ShouldEndWith("+07:00");
    }

    [Fact]
    public async Task Ids_override_every_other_argument_and_unknown_ones_are_left_out()
    {
        var (one, two) = (await app.SubmitIncident("resident-28"), await app.SubmitIncident("resident-28", "disrepair"));

        var found = await app.Anyone.Spark($"{List}?service_request_id={one.Reference},{two.Reference},SPS-2569-ZZZZZ&service_code=disaster&status=closed&start_date=nonsense");

        found.EnumerateArray().Select(r => r.Text("service_request_id")).ShouldBe([two.Reference, one.Reference], ignoreOrder: true);
    }

    [Fact]
    public async Task Services_and_statuses_filter_each_with_several_values()
    {
        using var officer = app.As("officer-1");
        var (open, closed, other) = (await app.SubmitIncident("resident-29"), await app.SubmitIncident("resident-29", "disrepair"), await app.SubmitIncident("resident-29", "nuisance"));
        await officer.Move(closed.Id, "not_ours", "นอกเขต");

        (await Listed("?service_code=garbage, disrepair&page_size=1000")).ShouldSatisfyAllConditions(
            ids => ids.ShouldContain(open.Reference), ids => ids.ShouldContain(closed.Reference), ids => ids.ShouldNotContain(other.Reference));
        (await Listed("?status=closed")).ShouldSatisfyAllConditions(ids => ids.ShouldContain(closed.Reference), ids => ids.ShouldNotContain(open.Reference));
        (await Listed("?status=open,closed")).ShouldSatisfyAllConditions(ids => ids.ShouldContain(closed.Reference), ids => ids.ShouldContain(open.Reference));
        (await Listed("?status=&service_code=")).ShouldContain(other.Reference);
    }

    [Theory]
    [InlineData("start_date=2026-11-01", "start_date")]
    [InlineData("start_date=2026-11-01T00:00:00", "start_date")]
    [InlineData("end_date=yesterday", "end_date")]
    [InlineData("start_date=2026-02-30T00:00:00Z", "start_date")]
    [InlineData("start_date=2026-08-01T00:00:00Z&end_date=2026-11-01T00:00:00Z", "end_date")]
    [InlineData("start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z", "end_date")]
    [InlineData("status=fixed", "status")]
    [InlineData("page=0", "page")]
    [InlineData("page_size=1001", "page_size")]
    [InlineData("page_size=ten", "page_size")]
    public async Task A_filter_that_cannot_be_is_400_and_named(string query, string field)
    {
        foreach (var format in (string[])["xml", "json"])
        {
            using var answer = await app.Anyone.GetAsync($"{Open311Steps.Live}/requests.{format}?{query}");

            (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldStartWith(field + ":");
        }
    }

    [Fact]
    public async Task Several_wrong_filters_are_several_errors()
    {
        using var answer = await app.Anyone.GetAsync(Open311Steps.Live + "/requests.xml?start_date=x&status=y&page=z");

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_time_has_both_its_ends_to_the_second_in_any_zone_and_90_days_are_allowed()
    {
        var filed = await app.SubmitIncident("resident-30");
        var at = app.Now.ToOffset(TimeSpan.FromHours(-8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", null);

        (await Listed($"?start_date={Uri.EscapeDataString(at)}&end_date={Uri.EscapeDataString(at)}")).ShouldContain(filed.Reference);
        // An unescaped plus sign arrives as a space.
        (await Listed($"?start_date={Bangkok(app.Now)}")).ShouldContain(filed.Reference);
        (await Listed("?start_date=2026-08-26T00:00:00Z&end_date=2026-11-24T00:00:00Z")).ShouldNotBeEmpty();
        (await Listed("?end_date=2026-11-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_not_there_is_404_in_both_formats()
    {
        foreach (var format in (string[])["xml", "json"])
        {
            using var answer = await app.Anyone.GetAsync($"{Open311Steps.Live}/requests/SPS-2569-ZZZZZ.{format}");

            (await answer.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["ไม่มี service_request_id นี้"]);
        }
    }

    [Fact]
    public async Task A_token_is_the_cases_id_and_names_its_request()
    {
        var filed = await app.SubmitIncident("resident-31");

        var found = await app.Anyone.Spark($"{Open311Steps.Live}/tokens/{filed.Id}.json");

        found.GetArrayLength().ShouldBe(1);
        found[0].EnumerateObject().Select(p => (p.Name, p.Value.GetString())).ShouldBe([("service_request_id", filed.Reference), ("token", filed.Id.ToString())]);
        foreach (var unknown in (string[])[Guid.NewGuid().ToString(), "12345"])
        {
            using var answer = await app.Anyone.GetAsync($"{Open311Steps.Live}/tokens/{unknown}.xml");
            await answer.RefusedAsGeoReport(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_control_character_in_a_report_spoils_no_list()
    {
        var filed = await app.SubmitIncident("resident-32", change: body => body["description"] = "ขยะ\u0001\uFFFF กอง\u000bใหญ่");

        (await app.Anyone.GetStringAsync($"{Open311Steps.Live}/requests/{filed.Reference}.xml")).ShouldContain("ขยะ\uFFFD\uFFFD กอง\uFFFDใหญ่", Case.Sensitive);
    }

    private async Task<List<string>> Listed(string query) =>
        [.. (await app.Anyone.Spark(List + query)).EnumerateArray().Select(r => r.Text("service_request_id"))];

    private static string Bangkok(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", null);
}
