using System.Net;
using System.Net.Http.Headers;

namespace Saphansung.Tests.Open311;

/// <summary>POST servicerequestupdates: mySociety's way to say what an agency did.</summary>
public sealed class UpdatingARequestTests(App app) : IClassFixture<App>
{
    private const string Path = Open311Steps.Live + "/servicerequestupdates";

    [Fact]
    public async Task Work_on_an_offered_case_accepts_it_first_and_a_fix_is_a_claim()
    {
        var (reference, id) = await Offered("resident-1");

        await Post(reference, "1", "IN_PROGRESS", "ช่างออกไปแล้ว");
        (await Assignment(id)).ShouldBe("working");
        app.Advance(TimeSpan.FromMinutes(1));
        await Post(reference, "2", "FIXED", "เปลี่ยนหลอดแล้ว");

        (await Assignment(id)).ShouldBe("done");
        (await app.Sql<string>("select status from incident where id = $1", id)).ShouldBe("claimed_fixed");
        (await app.Request(reference)).Text("status").ShouldBe("open");
    }

    [Theory]
    [InlineData("INVESTIGATING", "accepted")]
    [InlineData("in_progress", "working")]
    [InlineData("PLANNED", "scheduled")]
    [InlineData("ACTION_SCHEDULED", "scheduled")]
    [InlineData("CLOSED", "done")]
    [InlineData("NOT_COUNCILS_RESPONSIBILITY", "declined")]
    [InlineData("NO_FURTHER_ACTION", "declined")]
    [InlineData("INTERNAL_REFERRAL", "declined")]
    [InlineData("DUPLICATE", "declined")]
    public async Task Their_statuses_are_our_answers(string theirs, string ours)
    {
        var (reference, id) = await Offered("resident-2");

        await Post(reference, "s-" + theirs, theirs, "เหตุผล (ตัวอย่าง)");

        (await Assignment(id)).ShouldBe(ours);
    }

    [Fact]
    public async Task Giving_up_after_accepting_is_a_failure()
    {
        var (reference, id) = await Offered("resident-3");
        await Post(reference, "f-1", "INVESTIGATING", "รับไว้");
        app.Advance(TimeSpan.FromMinutes(1));

        await Post(reference, "f-2", "NO_FURTHER_ACTION", "แก้ไม่ได้");

        (await Assignment(id)).ShouldBe("failed");
    }

    [Fact]
    public async Task A_comment_moves_nothing_and_is_kept_for_the_staff()
    {
        var (reference, id) = await Offered("resident-4");

        await Post(reference, "c-1", "OPEN", "ขอแผนที่จุดเกิดเหตุ");

        (await Assignment(id)).ShouldBe("offered");
        (await app.Sql<string>("select text from incident_event where incident_id = $1 and kind = 'note'", id)).ShouldBe("ขอแผนที่จุดเกิดเหตุ");
    }

    [Theory]
    [InlineData("REOPEN")]
    [InlineData("VANISHED")]
    public async Task What_an_agency_cannot_say_is_refused(string status)
    {
        var (reference, id) = await Offered("resident-5");

        using var answer = await Send("xml", await Fields(reference, "r-" + status, status, "x"));

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldStartWith("status:");
        (await Assignment(id)).ShouldBe("offered");
    }

    [Fact]
    public async Task The_answer_names_the_update_as_the_list_does()
    {
        var (reference, _) = await Offered("resident-6");
        var fields = await Fields(reference, "42", "IN_PROGRESS", "กำลังทำ");

        using var asXml = await Send("xml", fields);
        using var asJson = await Send("json", fields);

        var answer = GeoReport.Valid(await asXml.Content.ReadAsStringAsync()).Root!;
        answer.Name.LocalName.ShouldBe("service_request_updates");
        var id = (string)answer.Element("request_update")!.Element("update_id")!;
        (await asJson.Ok())[0].Text("update_id").ShouldBe(id);
        var listed = (await app.Anyone.Spark(Path + ".json")).EnumerateArray().Single(u => u.Text("update_id") == id);
        (listed.Text("service_request_id"), listed.Text("description"), listed.Text("status")).ShouldBe((reference, "กำลังทำ", "in_progress"));
    }

    [Fact]
    public async Task The_same_update_again_changes_nothing_whatever_came_between()
    {
        var (reference, id) = await Offered("resident-7");
        var declined = await Fields(reference, "d-1", "NOT_COUNCILS_RESPONSIBILITY", "ไม่ใช่ของเรา");
        var first = await Told(await Send("json", declined));
        app.Advance(TimeSpan.FromMinutes(1));
        using var officer = app.As("officer-1");
        await officer.Assign(id, "MEA");

        (await Told(await Send("json", declined))).ShouldBe(first);

        (await app.Sql<long>("select count(*) from assignment where incident_id = $1 and status = 'offered'", id)).ShouldBe(1);
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and text = 'ไม่ใช่ของเรา'", id)).ShouldBe(1);
    }

    [Fact]
    public async Task Five_at_once_are_one()
    {
        var (reference, id) = await Offered("resident-8");
        var fields = await Fields(reference, "p-1", "FIXED", "เสร็จแล้ว");

        var told = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await Told(await Send("json", fields))));

        told.Distinct().ShouldHaveSingleItem();
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and data->>'assignmentStatus' = 'done'", id)).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_with_other_words_is_refused()
    {
        var (reference, _) = await Offered("resident-9");
        var fields = await Fields(reference, "o-1", "IN_PROGRESS", "กำลังทำ");
        await Told(await Send("json", fields));
        fields["description"] = "อย่างอื่น";

        using var answer = await Send("json", fields);

        await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_late_update_is_kept_and_moves_nothing_back()
    {
        var (reference, id) = await Offered("resident-10");
        await Post(reference, "l-1", "FIXED", "เสร็จแล้ว");
        var late = await Fields(reference, "l-0", "IN_PROGRESS", "กำลังทำ");
        late["updated_datetime"] = app.Now.AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

        await Told(await Send("json", late));

        (await Assignment(id)).ShouldBe("done");
        (await app.Sql<string>("select data->>'stale' from incident_event where incident_id = $1 and text = 'กำลังทำ'", id)).ShouldBe("true");
    }

    [Fact]
    public async Task A_picture_of_the_fix_is_evidence_and_shows_in_the_list()
    {
        var (reference, id) = await Offered("resident-11", "nuisance");
        var fields = await Fields(reference, "e-1", "FIXED", "จัดการแล้ว");
        using var bare = await Send("json", fields);
        (await bare.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldContain("หลักฐาน");

        fields["update_id"] = "e-2";
        var picture = CameraNotes.Fresh();
        var first = await Told(await Multipart(fields, picture));
        (await Told(await Multipart(fields, picture))).ShouldBe(first);

        (await Assignment(id)).ShouldBe("done");
        var listed = (await app.Anyone.Spark(Path + ".json")).EnumerateArray().Single(u => u.Text("update_id") == first);
        using var photo = await app.Anyone.GetAsync(listed.Text("media_url"));
        photo.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
    }

    [Fact]
    public async Task Only_the_agency_that_has_the_case_reaches_it()
    {
        var (reference, _) = await Offered("resident-12");
        var fields = await Fields(reference, "w-1", "IN_PROGRESS", "ของเรา");
        fields["api_key"] = await app.AgencyKey("MWA");

        using var answer = await Send("xml", fields);

        (await answer.RefusedAsGeoReport(HttpStatusCode.NotFound)).ShouldBe(["ไม่มี service_request_id นี้"]);
    }

    [Fact]
    public async Task Everything_missing_is_said_at_once_and_a_missing_key_first()
    {
        using var nobody = await Send("xml", []);
        await nobody.RefusedAsGeoReport(HttpStatusCode.Forbidden);
        using var reader = await Send("xml", new() { ["api_key"] = await app.AgencyKey("MEA", "read") });
        await reader.RefusedAsGeoReport(HttpStatusCode.Forbidden);

        using var answer = await Send("xml", new() { ["api_key"] = await app.AgencyKey("MEA"), ["updated_datetime"] = "today" });

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).Select(e => e.Split(':')[0])
            .ShouldBe(["update_id", "service_request_id", "status", "updated_datetime"], ignoreOrder: true);
    }

    private async Task<(string Reference, Guid Id)> Offered(string reporter, string category = "disrepair")
    {
        using var officer = app.As("officer-1");
        var filed = await app.SubmitIncident(reporter, category);
        await officer.Assign(filed.Id, "MEA");
        app.Advance(TimeSpan.FromMinutes(1));
        return (filed.Reference, filed.Id);
    }

    private async Task<Dictionary<string, string>> Fields(string reference, string updateId, string status, string description) => new(StringComparer.Ordinal)
    {
        ["api_key"] = await app.AgencyKey("MEA"),
        ["update_id"] = reference + updateId,
        ["service_request_id"] = reference,
        ["status"] = status,
        ["updated_datetime"] = app.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null),
        ["description"] = description,
        ["first_name"] = "ช่าง",
        ["last_name"] = "-",
    };

    private Task<HttpResponseMessage> Send(string format, Dictionary<string, string> fields) => app.Anyone.PostForm($"{Path}.{format}", fields);

    private async Task Post(string reference, string updateId, string status, string description) =>
        await Told(await Send("json", await Fields(reference, updateId, status, description)));

    private static async Task<string> Told(HttpResponseMessage answer)
    {
        using (answer) return (await answer.Ok())[0].Text("update_id");
    }

    private Task<HttpResponseMessage> Multipart(Dictionary<string, string> fields, byte[] picture)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "photo1", "1.jpg");
        return app.Anyone.PostAsync(Path + ".json", body);
    }

    private Task<string> Assignment(Guid incident) =>
        app.Sql<string>("select status from assignment where incident_id = $1 and agency_code = 'MEA' order by id desc limit 1", incident);
}
