using System.Net;

namespace Saphansung.Tests.Open311;

/// <summary>A sensitive or private case must not show in any way: no list, id, token, update, count or refusal that differs.</summary>
public sealed class HiddenCasesTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("people")]
    [InlineData("disease")]
    [InlineData("advice")]
    public async Task A_hidden_case_is_nowhere(string category)
    {
        var filed = await app.SubmitIncident("resident-1", category, body => body["description"] = "คำลับ4711");
        using var officer = app.As("officer-1");
        if (category != "advice") await officer.OpenSensitive(filed.Id);
        await officer.Move(filed.Id, "triaged");
        await officer.Assign(filed.Id, "HOSPITAL");

        foreach (var path in (string[])
        [
            "/requests.xml", "/requests.json?extensions=true", $"/requests.json?service_code={category}", $"/requests.json?service_request_id={filed.Reference}&extensions=true",
            "/requests.json?status=open&page_size=1&page=1", "/servicerequestupdates.xml", "/servicerequestupdates.json",
        ])
        {
            var text = await app.Anyone.GetStringAsync(Open311Steps.Live + path);
            foreach (var secret in (string[])[filed.Reference, filed.Id.ToString(), "คำลับ4711", $"\"{category}\"", $">{category}<"]) text.ShouldNotContain(secret, Case.Sensitive, path);
        }

        await SameRefusal($"/requests/{filed.Reference}", "/requests/SPS-2569-ZZZZZ");
        await SameRefusal($"/tokens/{filed.Id}", $"/tokens/{Guid.NewGuid()}");
    }

    [Fact]
    public async Task Not_even_its_own_agency_reaches_it_this_way()
    {
        var filed = await app.SubmitIncident("resident-2", "disease");
        using var officer = app.As("officer-1");
        await officer.OpenSensitive(filed.Id);
        await officer.Move(filed.Id, "triaged");
        await officer.Assign(filed.Id, "HOSPITAL");

        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/servicerequestupdates.xml", new Dictionary<string, string>
        {
            ["api_key"] = await app.AgencyKey("HOSPITAL"),
            ["update_id"] = "1",
            ["service_request_id"] = filed.Reference,
            ["status"] = "IN_PROGRESS",
            ["updated_datetime"] = "2026-11-23T10:00:00+07:00",
            ["description"] = "รับแล้ว",
        });

        (await answer.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["ไม่มี service_request_id นี้"]);
    }

    [Fact]
    public async Task What_was_told_in_confidence_stays_hidden_in_another_category()
    {
        var filed = await app.SubmitIncident("resident-3", "people");
        using var head = app.As("head-1");
        await head.OpenSensitive(filed.Id);
        await head.Post($"/api/v1/staff/incidents/{filed.Id}/category", new { category = "garbage", reason = "เป็นเรื่องขยะ" });

        await SameRefusal($"/requests/{filed.Reference}", "/requests/SPS-2569-ZZZZZ");
    }

    [Fact]
    public async Task A_case_that_turns_out_to_be_sensitive_is_gone_at_once_with_its_updates()
    {
        var filed = await app.SubmitIncident("resident-4");
        using var officer = app.As("officer-1");
        await officer.Move(filed.Id, "triaged");
        (await app.Anyone.GetStringAsync(Open311Steps.Live + "/servicerequestupdates.json")).ShouldContain(filed.Reference);
        await officer.Post($"/api/v1/staff/incidents/{filed.Id}/category", new { category = "people", reason = "มีผู้ป่วยในบ้าน" });

        await SameRefusal($"/requests/{filed.Reference}", "/requests/SPS-2569-ZZZZZ");
        (await app.Anyone.GetStringAsync(Open311Steps.Live + "/servicerequestupdates.json")).ShouldNotContain(filed.Reference);
    }

    [Fact]
    public async Task A_duplicate_of_a_hidden_case_does_not_name_it()
    {
        using var officer = app.As("officer-1");
        var (parent, merged) = (await app.SubmitIncident("resident-5"), await app.SubmitIncident("resident-6"));
        await officer.Post($"/api/v1/staff/incidents/{merged.Id}/merge", new { into = parent.Id });
        await officer.Post($"/api/v1/staff/incidents/{parent.Id}/category", new { category = "people", reason = "มีผู้ป่วยในบ้าน" });

        (await app.Anyone.GetStringAsync($"{Open311Steps.Live}/requests/{merged.Reference}.json?extensions=true")).ShouldNotContain(parent.Reference);
    }

    [Fact]
    public async Task What_reporter_and_staff_say_to_each_other_is_nobody_elses()
    {
        var filed = await app.SubmitIncident("resident-7");
        using var resident = app.As("resident-7");
        using var officer = app.As("officer-1");
        await officer.Move(filed.Id, "waiting_reporter", "คำถามถึงผู้แจ้ง");
        await resident.Post($"/api/v1/incidents/{filed.Id}/messages", new { text = "คำตอบของผู้แจ้ง" }, Guid.NewGuid().ToString());
        await officer.Post($"/api/v1/staff/incidents/{filed.Id}/messages", new { text = "ข้อความจากเจ้าหน้าที่", @internal = false }, Guid.NewGuid().ToString());

        var said = await app.Anyone.GetStringAsync(Open311Steps.Live + "/servicerequestupdates.json")
            + await app.Anyone.GetStringAsync($"{Open311Steps.Live}/requests/{filed.Reference}.json?extensions=true");

        foreach (var secret in (string[])["คำถามถึงผู้แจ้ง", "คำตอบของผู้แจ้ง", "ข้อความจากเจ้าหน้าที่"]) said.ShouldNotContain(secret);
    }

    private async Task SameRefusal(string hidden, string unknown)
    {
        foreach (var format in (string[])[".xml", ".json"])
        {
            using var first = await app.Anyone.GetAsync(Open311Steps.Live + hidden + format);
            using var second = await app.Anyone.GetAsync(Open311Steps.Live + unknown + format);
            first.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await first.Content.ReadAsStringAsync()).ShouldBe(await second.Content.ReadAsStringAsync());
        }
    }
}
