using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Saphansung.Tests.Open311;

/// <summary>POST Service Request.</summary>
public sealed class FilingARequestTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task A_filed_report_has_its_reference_at_once_and_can_be_read_by_it(string format)
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"), "disrepair");

        using var answer = await app.Anyone.PostForm($"{Open311Steps.Live}/requests.{format}", fields);

        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        var reference = format == "json"
            ? JsonElement.Parse(text)[0].Text("service_request_id")
            : (string)GeoReport.Valid(text).Root!.Element("request")!.Element("service_request_id")!;
        reference.ShouldStartWith("SPS-2569-");
        var request = await app.Request(reference);
        request.Text("status").ShouldBe("open");
        request.Text("service_code").ShouldBe("disrepair");
        request.Text("description").ShouldBe(fields["description"]);
        request.GetProperty("lat").GetDouble().ShouldBe(13.77);
        request.GetProperty("long").GetDouble().ShouldBe(100.685);
    }

    [Fact]
    public async Task The_answer_has_the_published_elements_and_no_token()
    {
        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", await app.Fields(await app.AgencyKey("MEA")));

        (await answer.Ok())[0].EnumerateObject().Select(p => p.Name).ShouldBe(["service_request_id", "service_notice", "account_id"]);
    }

    [Theory]
    [InlineData("body")]
    [InlineData("address")]
    [InlineData("header")]
    public async Task The_key_may_stand_in_the_body_the_address_or_the_header(string where)
    {
        var key = await app.AgencyKey("MWA");
        var fields = await app.Fields(key);
        if (where != "body") fields.Remove("api_key");
        using var client = where == "header" ? app.WithKey(key) : app.WithKey("unused");
        if (where != "header") client.DefaultRequestHeaders.Authorization = null;

        using var answer = await client.PostForm(Open311Steps.Live + "/requests.json" + (where == "address" ? "?api_key=" + key : ""), fields);

        await answer.Ok();
    }

    [Fact]
    public async Task Without_a_good_key_that_may_update_it_is_403()
    {
        var fields = await app.Fields("");
        await Says("ต้องส่ง api_key");
        fields["api_key"] = "sps_live_nobodysKey";
        await Says("api_key ไม่ถูกต้อง");
        fields["api_key"] = await app.AgencyKey("MEA", "read");
        await Says("อ่านได้อย่างเดียว");

        async Task Says(string words)
        {
            foreach (var format in (string[])["xml", "json"])
            {
                using var answer = await app.Anyone.PostForm($"{Open311Steps.Live}/requests.{format}", fields);
                (await answer.RefusedAsGeoReport(HttpStatusCode.Forbidden)).ShouldHaveSingleItem().ShouldContain(words);
            }
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"), "disrepair");
        fields.Remove("lat");
        fields.Remove("attribute[usable]");
        fields["attribute[kind]"] = "spaceship";
        fields["attribute[colour]"] = "red";
        fields["description"] = "<b>ดับ</b>";
        fields["media_url"] = "javascript:alert(1)";
        fields["email"] = "nobody";

        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/requests.xml", fields);

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).Select(e => e.Split(':')[0])
            .ShouldBe(["lat", "description", "attribute[kind]", "attribute[usable]", "attribute[colour]", "email", "media_url"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("service_code", "nothing", HttpStatusCode.NotFound)]
    [InlineData("service_code", "people", HttpStatusCode.NotFound)]
    [InlineData("service_code", "disease", HttpStatusCode.NotFound)]
    [InlineData("service_code", "", HttpStatusCode.BadRequest)]
    [InlineData("jurisdiction_id", "city.gov", HttpStatusCode.NotFound)]
    [InlineData("lat", "north", HttpStatusCode.BadRequest)]
    [InlineData("lat", "100.685", HttpStatusCode.BadRequest)]
    [InlineData("description", "\0", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_filed_is_refused(string field, string value, HttpStatusCode status)
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"));
        fields[field] = value;

        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", fields);

        await answer.RefusedAsGeoReport(status);
    }

    [Fact]
    public async Task An_address_will_do_for_a_place_and_an_address_id_will_not()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"));
        fields.Remove("lat");
        fields.Remove("long");
        fields["address_id"] = "545483";
        using var refused = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", fields);
        (await refused.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldStartWith("address_id");

        fields["address_string"] = "หน้าวัด ซอย 5";
        using var filed = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", fields);

        var request = await app.Request((await filed.Ok())[0].Text("service_request_id"));
        request.Text("address").ShouldStartWith("หน้าวัด ซอย 5");
        request.GetProperty("lat").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_report_needs_no_description()
    {
        var reference = await app.File(await app.AgencyKey("MEA"), change: f => f.Remove("description"));

        (await app.Request(reference)).Text("service_code").ShouldBe("garbage");
    }

    [Fact]
    public async Task Several_values_of_one_attribute_are_kept()
    {
        var fields = (await app.Fields(await app.AgencyKey("MEA"), "disrepair")).ToList();
        fields.Add(KeyValuePair.Create("attribute[users][]", "pupils"));
        fields.Add(KeyValuePair.Create("attribute[users][]", "older"));
        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", fields);
        var reference = (await answer.Ok())[0].Text("service_request_id");

        var request = await app.Request(reference, query: "?extensions=true");

        request.GetProperty("attributes").EnumerateArray().Where(a => a.Text("name") == "users").Select(a => a.Text("code")).ShouldBe(["pupils", "older"]);
    }

    [Fact]
    public async Task A_question_that_does_not_apply_is_refused_by_name()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"), "disrepair");
        fields["attribute[kind]"] = "road";
        fields["attribute[poleNumber]"] = "12";

        using var answer = await app.Anyone.PostForm(Open311Steps.Live + "/requests.json", fields);

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldStartWith("attribute[poleNumber]");
    }

    [Fact]
    public async Task The_same_report_twice_is_one_case_and_tomorrow_another()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"));
        var otherKey = new Dictionary<string, string>(fields, StringComparer.Ordinal) { ["api_key"] = await app.AgencyKey("MEA") };

        var filed = await Task.WhenAll(File(fields), File(fields), File(otherKey));
        filed.Distinct().ShouldHaveSingleItem();
        app.Advance(TimeSpan.FromDays(1));
        (await File(fields)).ShouldNotBe(filed[0]);
    }

    [Fact]
    public async Task Two_agencies_with_the_same_words_make_two_cases()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"));
        var first = await File(fields);
        fields["api_key"] = await app.AgencyKey("MWA");

        (await File(fields)).ShouldNotBe(first);
    }

    [Fact]
    public async Task An_Idempotency_Key_decides_when_it_is_sent()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"));
        using var client = app.WithKey("unused");
        client.DefaultRequestHeaders.Authorization = null;
        client.DefaultRequestHeaders.Add("Idempotency-Key", "case-4711");
        var first = await File(fields, client);
        app.Advance(TimeSpan.FromDays(1));
        (await File(fields, client)).ShouldBe(first);

        fields["description"] = "อย่างอื่น";
        using var other = await client.PostForm(Open311Steps.Live + "/requests.json", fields);

        await other.RefusedAsGeoReport(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Staff_see_whose_system_filed_it_who_reported_and_what_it_pointed_at()
    {
        var reference = await app.File(await app.AgencyKey("TELECOM"), change: fields =>
        {
            fields["first_name"] = "สมมุติ";
            fields["last_name"] = "ตัวอย่าง";
            fields["phone"] = "0200000000";
            fields["email"] = "somebody@example.com";
            fields["media_url"] = "http://169.254.169.254/latest/meta-data";
        });
        using var officer = app.As("officer-1");

        var seen = await officer.Get($"/api/v1/staff/incidents/{await app.IdOf(reference)}");

        seen.GetProperty("reporter").Text("name").ShouldBe("ผู้ให้บริการโทรคมนาคม");
        seen.GetProperty("reporter").GetProperty("contact").Text("name").ShouldBe("สมมุติ ตัวอย่าง <somebody@example.com>");
        seen.GetProperty("reporter").GetProperty("contact").Text("phone").ShouldBe("0200000000");
        var note = seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "note");
        note.Text("text").ShouldContain("Open311");
        // It is no question of the agency's that waits for an answer.
        note.GetProperty("agency").ValueKind.ShouldBe(JsonValueKind.Null);
        note.Text("text").ShouldContain("http://169.254.169.254/latest/meta-data");
        var shown = await app.Request(reference, query: "?extensions=true");
        foreach (var secret in (string[])["สมมุติ", "0200000000", "somebody@", "169.254"]) shown.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task Nobody_gets_a_message_for_the_person_that_stands_for_a_system()
    {
        var reference = await app.File(await app.AgencyKey("MEA"));
        using var officer = app.As("officer-1");
        await officer.Move(await app.IdOf(reference), "triaged");
        await officer.Move(await app.IdOf(reference), "not_ours", "อยู่นอกเขต");

        (await app.Request(reference)).Text("status").ShouldBe("closed");
        (await app.Sql<string>("select coalesce(string_agg(recipient || payload::text, chr(10)), '') from outbox where incident_id = $1", await app.IdOf(reference))).ShouldBe("");
    }

    [Fact]
    public async Task A_picture_in_a_multipart_body_becomes_the_reports_photo_once()
    {
        var fields = await app.Fields(await app.AgencyKey("MEA"), "disrepair");
        var picture = CameraNotes.Fresh();

        var first = await Multipart(fields, picture);
        (await Multipart(fields, picture)).ShouldBe(first);

        var request = await app.Request(first, query: "?extensions=true");
        request.Text("media_url").ShouldStartWith(app.Anyone.BaseAddress!.ToString());
        request.GetProperty("extended_attributes").GetProperty("photos").GetArrayLength().ShouldBe(1);
        using var photo = await app.Anyone.GetAsync(request.Text("media_url"));
        photo.StatusCode.ShouldBe(HttpStatusCode.OK);
        photo.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await app.Sql<long>("select count(*) from photo where incident_id is null")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_picture_is_refused()
    {
        using var body = Body(await app.Fields(await app.AgencyKey("MEA")), "not a picture"u8.ToArray());

        using var answer = await app.Anyone.PostAsync(Open311Steps.Live + "/requests.json", body);

        (await answer.RefusedAsGeoReport(HttpStatusCode.BadRequest)).ShouldHaveSingleItem().ShouldStartWith("media");
    }

    private async Task<string> File(Dictionary<string, string> fields, HttpClient? client = null)
    {
        using var answer = await (client ?? app.Anyone).PostForm(Open311Steps.Live + "/requests.json", fields);
        return (await answer.Ok())[0].Text("service_request_id");
    }

    private async Task<string> Multipart(Dictionary<string, string> fields, byte[] picture)
    {
        using var body = Body(fields, picture);
        using var answer = await app.Anyone.PostAsync(Open311Steps.Live + "/requests.json", body);
        return (await answer.Ok())[0].Text("service_request_id");
    }

    private static MultipartFormDataContent Body(Dictionary<string, string> fields, byte[] picture)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields) body.Add(new StringContent(value), $"\"{name}\"");
        body.Add(new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }, "media", "photo.jpg");
        return body;
    }
}
