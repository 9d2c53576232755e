using System.Net;
using System.Text;
using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>An agency without a system, with nothing but a link.</summary>
public sealed class AnsweringByLinkTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_whole_way_from_the_link_to_a_claimed_fix_that_the_resident_sees()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-by-link");
        var (receipt, assignment) = await app.Offered(by: "resident-by-link");
        var link = await officer.MakeLink(assignment);
        link.Text("url").ShouldMatch("^http://[^/]+/agency/#spl_[0-9a-f]{64}$");
        Encoding.UTF8.GetString(Convert.FromBase64String(link.Text("qr").Split(',')[1])).ShouldStartWith("<svg");
        using var mea = app.Holding(link);

        var opened = await mea.Get("/api/v1/agency-link");
        opened.GetProperty("assignment").GetProperty("incident").Text("reference").ShouldBe(receipt.Reference);
        opened.GetProperty("category").Text("th").ShouldBe("สิ่งสาธารณะชำรุด");
        opened.Strings("allowed").ShouldBe(["accepted", "declined"]);
        opened.GetProperty("form").GetProperty("questions").GetArrayLength().ShouldBeGreaterThan(0);
        opened.ToString().ShouldNotContain("resident-by-link");

        (await (await mea.AnswerByLink("accepted")).Ok()).Text("incidentStatus").ShouldBe("in_progress");
        await (await mea.AnswerByLink("scheduled", scheduledFor: app.Now.AddDays(1))).Ok();
        var done = await (await mea.AnswerByLink("done", note: "เปลี่ยนหลอดแล้ว", photoIds: [await mea.UploadByLink()])).Ok();

        done.Text("incidentStatus").ShouldBe("claimed_fixed");
        var seen = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        seen.Text("needs").ShouldBe("confirm");
        seen.GetProperty("photos").EnumerateArray().ShouldHaveSingleItem().Text("purpose").ShouldBe("evidence");
        seen.ToString().ShouldContain("เปลี่ยนหลอดแล้ว");
        // For whom the link was made is staff's to know.
        seen.ToString().ShouldNotContain("สมศักดิ์");
        (await app.Sql<string>("select agency_code from photo where incident_id = $1", receipt.Id)).ShouldBe("MEA");
        var history = (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Where(e => e.Text("kind") == "assignment").ToList();
        history.Count.ShouldBe(3);
        history.ShouldAllBe(e => e.GetProperty("by").Text("name") == "คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)" && e.GetProperty("data").Text("linkId") == link.Text("id"));
    }

    [Fact]
    public async Task A_double_tap_is_one_answer_and_a_retry_after_the_end_is_told_the_same()
    {
        using var officer = app.As("officer-1");
        var (receipt, assignment) = await app.Offered();
        using var mea = app.Holding(await officer.MakeLink(assignment));

        var taps = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => await (await mea.AnswerByLink("accepted", "draft-1")).Ok()));
        taps.Select(tap => tap.ToString()).Distinct().ShouldHaveSingleItem();
        var photo = await mea.UploadByLink();
        var first = await (await mea.AnswerByLink("done", "draft-2", photoIds: [photo])).Ok();
        var again = await (await mea.AnswerByLink("done", "draft-2", photoIds: [photo])).Ok();

        again.ToString().ShouldBe(first.ToString());
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'assignment'", receipt.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task Evidence_reasons_and_moves_are_judged_as_with_a_key()
    {
        using var officer = app.As("officer-1");
        var (_, assignment) = await app.Offered(category: "nuisance");
        using var mea = app.Holding(await officer.MakeLink(assignment));

        (await (await mea.AnswerByLink("done")).Refused(HttpStatusCode.Conflict, "illegal_move")).Strings("allowed").ShouldBe(["accepted", "declined"]);
        (await (await mea.AnswerByLink("declined")).Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("note", out _).ShouldBeTrue();
        await (await mea.AnswerByLink("accepted")).Ok();
        await (await mea.AnswerByLink("done")).Refused(HttpStatusCode.UnprocessableEntity, "evidence_required");
        using var letter = await mea.Upload([.. "%PDF-1.7\n"u8, 1], "letter.pdf", to: "agency-link/letters");
        (await letter.Ok()).Text("url").ShouldStartWith("/api/v1/letters/");
    }

    [Fact]
    public async Task A_question_reaches_the_officers_once_and_their_answer_stands_on_the_page()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-1");
        var (receipt, assignment) = await app.Offered();
        using var mea = app.Holding(await officer.MakeLink(assignment));

        var asked = await (await mea.AskByLink("เสาต้นไหน", "ask-1")).Ok();
        (await (await mea.AskByLink("เสาต้นไหน", "ask-1")).Ok()).ToString().ShouldBe(asked.ToString());
        await (await mea.AskByLink("เสาไหน", "ask-1")).Refused(HttpStatusCode.UnprocessableEntity, "update_id_reused");
        await (await mea.AskByLink(" ")).Refused(HttpStatusCode.BadRequest, "validation_failed");

        var seen = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
        seen.Strings("flags").ShouldContain("agency_asks");
        var question = seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "note");
        question.Text("text").ShouldBe("เสาต้นไหน");
        question.GetProperty("by").Text("name").ShouldContain("สมศักดิ์");
        await officer.Post($"/api/v1/staff/assignments/{assignment}/notes", new { text = "เสาหมายเลข 12" }, Guid.NewGuid().ToString());
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Strings("flags").ShouldNotContain("agency_asks");
        var notes = (await mea.Get("/api/v1/agency-link")).GetProperty("notes").EnumerateArray().ToList();
        notes.ConvertAll(n => $"{n.Text("by")}: {n.Text("text")}").ShouldBe(["agency: เสาต้นไหน", "staff: เสาหมายเลข 12"]);
        foreach (var words in (string[])["เสาต้นไหน", "เสาหมายเลข 12"]) (await resident.Get($"/api/v1/incidents/{receipt.Id}")).ToString().ShouldNotContain(words);
    }

    [Fact]
    public async Task Opening_changes_nothing_but_when_the_link_was_last_opened()
    {
        using var officer = app.As("officer-1");
        var (receipt, assignment) = await app.Offered();
        var link = await officer.MakeLink(assignment);
        using var mea = app.Holding(link);
        var before = await State(receipt.Id);
        app.Advance(TimeSpan.FromMinutes(7));

        for (var i = 0; i < 3; i++) await mea.Get("/api/v1/agency-link");
        await (await app.Anyone.GetAsync("/api/v1/agency-link")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");

        (await State(receipt.Id)).ShouldBe(before);
        var shown = (await officer.Links(assignment)).EnumerateArray().ShouldHaveSingleItem();
        shown.GetProperty("openedAt").GetDateTimeOffset().ShouldBe(app.Now);
        shown.GetProperty("usedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        await (await mea.AnswerByLink("accepted")).Ok();
        (await officer.Links(assignment))[0].GetProperty("usedAt").GetDateTimeOffset().ShouldBe(app.Now);
    }

    [Fact]
    public async Task A_released_assignment_leaves_a_page_to_read_and_nothing_to_do()
    {
        using var officer = app.As("officer-1");
        var (receipt, assignment) = await app.Offered();
        using var mea = app.Holding(await officer.MakeLink(assignment));
        await (await mea.AnswerByLink("accepted")).Ok();
        var photo = await mea.UploadByLink();

        await officer.Post($"/api/v1/staff/assignments/{assignment}/release", new { reason = "ส่งผิดหน่วยงาน" });

        var opened = await mea.Get("/api/v1/agency-link");
        opened.GetProperty("assignment").Text("status").ShouldBe("expired");
        opened.Strings("allowed").ShouldBeEmpty();
        foreach (var status in (string[])["accepted", "done", "expired", "failed"])
        {
            using var answer = await mea.AnswerByLink(status, note: "ยังทำอยู่", photoIds: [photo]);
            answer.StatusCode.ShouldBe(status == "expired" ? HttpStatusCode.BadRequest : HttpStatusCode.Conflict, status);
        }

        await (await mea.AskByLink("ยังต้องทำหรือไม่")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await mea.Upload(CameraNotes.Fresh(), "photo.jpg", to: "agency-link/photos")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/assignments/{assignment}/links", new { label = "สาย" }, Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.Conflict, "illegal_move");
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("triaged");
    }

    [Fact]
    public async Task After_the_end_not_even_the_same_again_or_something_older_is_written_down()
    {
        using var officer = app.As("officer-1");
        var (receipt, assignment) = await app.Offered();
        using var mea = app.Holding(await officer.MakeLink(assignment));
        await (await mea.AnswerByLink("accepted")).Ok();
        await (await mea.AnswerByLink("done")).Ok();
        var older = new { updateId = "older", status = "working", occurredAt = app.Now.AddDays(-1) };

        await (await mea.AnswerByLink("done", note: "อีกครั้ง")).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await mea.Send(HttpMethod.Post, "/api/v1/agency-link/updates", older)).Refused(HttpStatusCode.Conflict, "illegal_move");

        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'assignment'", receipt.Id)).ShouldBe(2);
    }

    [Fact]
    public async Task A_sensitive_case_shows_its_exact_place_after_acceptance_and_nothing_once_given_back()
    {
        using var officer = app.As("officer-1");
        var (_, assignment) = await app.Offered("HOSPITAL", "people", change: b =>
        {
            b["description"] = "ยายแม้นอยู่คนเดียว (ตัวอย่าง)";
            b["location"] = new { lat = 13.771234, lng = 100.686789, landmark = "ข้างศาล (ตัวอย่าง)" };
        });
        using var hospital = app.Holding(await officer.MakeLink(assignment));

        var offered = (await hospital.Get("/api/v1/agency-link")).ToString();
        offered.ShouldContain("ยายแม้น");
        offered.ShouldNotContain("13.771234");
        offered.ShouldNotContain("ข้างศาล");
        await (await hospital.AnswerByLink("accepted")).Ok();
        (await hospital.Get("/api/v1/agency-link")).ToString().ShouldContain("13.771234");
        await (await hospital.AnswerByLink("failed", note: "ไม่อยู่บ้าน")).Ok();

        var returned = await hospital.Get("/api/v1/agency-link");
        returned.GetProperty("category").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var secret in (string[])["ยายแม้น", "13.771234", "ข้างศาล", "ไม่อยู่บ้าน"]) returned.ToString().ShouldNotContain(secret);
    }

    private Task<string> State(Guid incident) => app.Sql<string>("""
        select row_to_json(incident)::text || (select json_agg(assignment)::text from assignment where incident_id = incident.id)
            || (select count(*)::text from incident_event where incident_id = incident.id) || (select count(*)::text from outbox)
        from incident
        where id = $1
        """, incident);
}
