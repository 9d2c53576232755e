using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Sensitive;

public sealed class OpeningASensitiveCaseTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task It_opens_for_an_hour_and_each_opening_is_logged()
    {
        using var officer = app.As("officer-1");
        using var other = app.As("officer-2");
        using var head = app.As("head-1");
        var receipt = await app.SubmitIncident(category: "people");
        var path = $"/api/v1/staff/incidents/{receipt.Id}";

        var opened = await officer.OpenSensitive(receipt.Id, "เตรียมเยี่ยมบ้าน");
        (await officer.Get(path)).Text("description").ShouldContain("ตัวอย่าง");
        await ShutTo(other, receipt.Id);
        app.Advance(TimeSpan.FromMinutes(59));
        await officer.Get(path);
        app.Advance(TimeSpan.FromMinutes(2));
        await ShutTo(officer, receipt.Id);
        await officer.OpenSensitive(receipt.Id, "โทรติดตามหลังเยี่ยม");
        await officer.Get(path);

        (opened.GetProperty("openUntil").GetDateTimeOffset() - opened.GetProperty("openedAt").GetDateTimeOffset()).ShouldBe(TimeSpan.FromMinutes(60));
        var log = (await head.Get($"{path}/accesses")).GetProperty("items").EnumerateArray().ToList();
        log.Select(a => a.Text("reason")).ShouldBe(["โทรติดตามหลังเยี่ยม", "เตรียมเยี่ยมบ้าน"]);
        log.ShouldAllBe(a => a.Text("name") == LineSide.NameOf("officer-1"));
    }

    [Fact]
    public async Task The_log_of_openings_is_for_the_head_alone()
    {
        var receipt = await app.SubmitIncident(category: "people");
        foreach (var key in (string[])["officer-1", "director-1", "admin-1"])
        {
            using var reader = app.As(key);
            using var refused = await reader.GetAsync($"/api/v1/staff/incidents/{receipt.Id}/accesses");
            await refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Theory]
    [InlineData("    ก    ")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("501")]
    public async Task A_reason_says_something(string? reason)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disease");

        using var refused = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/accesses",
            new { reason = reason == "501" ? new string('ก', 501) : reason });

        (await refused.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
        await ShutTo(officer, receipt.Id);
    }

    [Fact]
    public async Task Only_a_sensitive_case_is_opened_with_a_reason_and_only_by_a_caseworker()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var (open, secret) = (await app.SubmitIncident(), await app.SubmitIncident(category: "people"));

        using var needless = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{open.Id}/accesses", new { reason = "ลองเปิดดู" });
        await needless.Refused(HttpStatusCode.NotFound, "not_found");
        using var denied = await director.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{secret.Id}/accesses", new { reason = "อยากทราบเรื่อง" });
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
        using var hidden = await director.GetAsync($"/api/v1/staff/incidents/{secret.Id}");
        await hidden.Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Nothing_of_a_shut_case_can_be_changed()
    {
        using var officer = app.As("officer-1");
        using var other = app.As("officer-2");
        var receipt = await app.SubmitIncident(category: "people");
        await officer.OpenSensitive(receipt.Id);
        var assignment = (await officer.Assign(receipt.Id, "DIVISION")).Text("id");
        var incident = $"/api/v1/staff/incidents/{receipt.Id}";

        foreach (var (path, body) in (List<(string, object)>)
        [
            ($"{incident}/transitions", new { to = "waiting_reporter", reason = "อยู่บ้านไหม" }),
            ($"{incident}/messages", new { text = "บันทึก", @internal = true }),
            ($"{incident}/assignments", new { agency = "POLICE" }),
            ($"/api/v1/staff/assignments/{assignment}/release", new { reason = "ไม่ใช่งานเรา" }),
            ($"/api/v1/staff/assignments/{assignment}/updates", new { updateId = "a-1", status = "accepted" }),
        ])
        {
            using var refused = await other.Send(HttpMethod.Post, path, body, Guid.NewGuid().ToString());
            await refused.Refused(HttpStatusCode.Forbidden, "reason_required");
        }

        await other.OpenSensitive(receipt.Id);
        await other.Post($"{incident}/messages", new { text = "บันทึก", @internal = true }, Guid.NewGuid().ToString());
    }

    [Fact]
    public async Task The_place_is_exact_for_the_case_worker_and_an_area_for_the_others()
    {
        using var worker = app.As("officer-1");
        using var other = app.As("officer-2");
        var receipt = await app.SubmitIncident(category: "people", change: b =>
        {
            b["location"] = new { lat = 13.771234, lng = 100.686789, accuracy = 8, landmark = "ห้องแถวข้างร้านตัดผม" };
            b["community"] = TestDatabase.Community;
        });
        var path = $"/api/v1/staff/incidents/{receipt.Id}";
        await worker.OpenSensitive(receipt.Id);
        await other.OpenSensitive(receipt.Id);
        await app.Sql("update incident set officer_id = (select id from person where line_user_id = $2) where id = $1", receipt.Id, LineSide.UserId("officer-1"));

        var (exact, area) = (await worker.Get(path), await other.Get(path));

        Place(exact).ShouldBe("13.771234 100.686789 False ห้องแถวข้างร้านตัดผม");
        Place(area).ShouldBe("13.77 100.69 True ");
        area.GetProperty("community").Text("code").ShouldBe(TestDatabase.Community);
        area.ToString().ShouldNotContain("ร้านตัดผม");
    }

    [Fact]
    public async Task An_agency_sees_in_its_list_that_the_case_exists_and_the_place_once_it_has_taken_it()
    {
        using var officer = app.As("officer-1");
        using var hospital = await app.Agency("HOSPITAL");
        using var resident = app.As("resident-1");
        var photo = await resident.UploadPhoto();
        var receipt = await app.SubmitIncident(category: "disease", change: b =>
        {
            b["description"] = "ป้าข้างบ้านไข้สูงมาสี่วัน";
            b["location"] = new { lat = 13.771234, lng = 100.686789, landmark = "ห้องแถวข้างร้านตัดผม" };
            b["photoIds"] = new[] { photo };
        });
        await officer.OpenSensitive(receipt.Id);
        var assignment = (await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/assignments", new { agency = "HOSPITAL", note = "บ้านเลขที่ 12" })).Text("id");

        var listed = await hospital.Get("/api/v1/agency/assignments");
        var offered = await hospital.Get($"/api/v1/agency/assignments/{assignment}");
        await (await hospital.Answer(assignment, "accepted")).Ok();
        var taken = await hospital.Get($"/api/v1/agency/assignments/{assignment}");
        var again = await hospital.Get("/api/v1/agency/assignments");
        await (await hospital.Answer(assignment, "failed", note: "ติดต่อไม่ได้")).Ok();
        var returned = await hospital.Get($"/api/v1/agency/assignments/{assignment}");

        foreach (var list in (JsonElement[])[listed, again])
        {
            var shown = list.GetProperty("items").EnumerateArray().Single(i => i.Text("id") == assignment);
            shown.ToString().ShouldContain(receipt.Reference);
            foreach (var secret in (string[])["ป้า", "12", "ร้านตัดผม", "signs", "photos/", "13.771"])
                shown.GetProperty("incident").ToString().Replace(receipt.Id.ToString(), "", StringComparison.Ordinal).Replace(receipt.Reference, "", StringComparison.Ordinal)
                    .ShouldNotContain(secret, Case.Sensitive, secret);
            shown.GetProperty("note").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        offered.GetProperty("incident").Text("description").ShouldContain("ไข้สูง");
        Place(offered.GetProperty("incident")).ShouldBe("13.77 100.69 True ");
        Place(taken.GetProperty("incident")).ShouldBe("13.771234 100.686789 False ห้องแถวข้างร้านตัดผม");
        taken.GetProperty("incident").GetProperty("photos").GetArrayLength().ShouldBe(1);
        returned.ToString().ShouldNotContain("ไข้สูง");
        Place(returned.GetProperty("incident")).ShouldBe("13.77 100.69 True ");
    }

    private static string Place(JsonElement incident)
    {
        var place = incident.GetProperty("location");
        return $"{place.GetProperty("lat").GetRawText()} {place.GetProperty("lng").GetRawText()} {place.GetProperty("blurred").GetBoolean()} {place.Text("landmark")}";
    }

    private static async Task ShutTo(HttpClient reader, Guid incident)
    {
        using var shut = await reader.GetAsync($"/api/v1/staff/incidents/{incident}");
        await shut.Refused(HttpStatusCode.Forbidden, "reason_required");
    }
}
