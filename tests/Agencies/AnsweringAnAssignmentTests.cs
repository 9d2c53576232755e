using System.Net;

namespace Saphansung.Tests.Agencies;

public sealed class AnsweringAnAssignmentTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_whole_way_from_offer_to_a_claimed_fix_with_a_photo()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        using var resident = app.As("resident-way");
        var receipt = await app.SubmitIncident(by: "resident-way", category: "disrepair");
        var offered = await officer.Assign(receipt.Id, "MEA");
        offered.Text("status").ShouldBe("offered");
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("assigned");
        var listed = (await mea.Get("/api/v1/agency/assignments")).GetProperty("items").EnumerateArray().Single(a => a.Text("id") == offered.Text("id"));
        listed.GetProperty("incident").Text("reference").ShouldBe(receipt.Reference);
        listed.ToString().ShouldNotContain("resident-way");

        foreach (var status in (string[])["accepted", "scheduled", "working"])
            (await (await mea.Answer(offered.Text("id"), status)).Ok()).Text("incidentStatus").ShouldBe("in_progress");
        var photo = await mea.UploadPhoto();
        app.Advance(TimeSpan.FromHours(1));
        var done = await (await mea.Answer(offered.Text("id"), "done", note: "เปลี่ยนหลอดแล้ว", occurredAt: app.Now.AddMinutes(-30), photoIds: [photo])).Ok();

        done.Text("incidentStatus").ShouldBe("claimed_fixed");
        var seen = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        seen.Text("needs").ShouldBe("confirm");
        seen.GetProperty("confirmBy").GetDateTimeOffset().ShouldBe(app.Now.AddHours(72));
        seen.GetProperty("photos").EnumerateArray().ShouldHaveSingleItem().Text("purpose").ShouldBe("evidence");
        var told = seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "assignment" && e.GetProperty("data").Text("assignmentStatus") == "done");
        told.GetProperty("occurredAt").GetDateTimeOffset().ShouldBe(app.Now.AddMinutes(-30));
        told.GetProperty("recordedAt").GetDateTimeOffset().ShouldBe(app.Now);
        told.GetProperty("photos").GetArrayLength().ShouldBe(1);
        await App.Eventually(async () =>
        {
            await Task.CompletedTask;
            app.Line.Inbox("resident-way").ShouldHaveSingleItem().ToJsonString().ShouldContain($"/cases/{receipt.Id}");
        });
    }

    [Fact]
    public async Task An_agency_reads_where_and_what_and_nothing_of_who()
    {
        using var police = await app.Agency("POLICE");
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident("resident-1", "nuisance", b => b["contact"] = new { name = "ป้าแดง", phone = "0812345678" });
        var assignment = (await officer.Assign(receipt.Id, "POLICE")).Text("id");

        var read = (await police.Get($"/api/v1/agency/assignments/{assignment}")).ToString();

        read.ShouldContain("100.685");
        read.ShouldNotContain("0812345678");
        read.ShouldNotContain("ป้าแดง");
    }

    [Fact]
    public async Task A_repeated_update_is_told_the_same_and_moves_nothing_twice()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, incident) = await Offered("MEA");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
            (await (await mea.Answer(assignment, "accepted", "meter-17", note: "รับเรื่อง")).Ok()).ToString()));
        using var other = await mea.Answer(assignment, "working", "meter-17");

        answers.Distinct().ShouldHaveSingleItem();
        await other.Refused(HttpStatusCode.UnprocessableEntity, "update_id_reused");
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'assignment'", incident)).ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_comes_late_is_kept_and_moves_nothing()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, incident) = await Offered("MEA");
        app.Advance(TimeSpan.FromHours(1));
        await (await mea.Answer(assignment, "accepted", occurredAt: app.Now.AddMinutes(-20))).Ok();
        await (await mea.Answer(assignment, "working", occurredAt: app.Now.AddMinutes(-5))).Ok();

        var late = await (await mea.Answer(assignment, "scheduled", occurredAt: app.Now.AddMinutes(-10), note: "นัดบ่ายสาม")).Ok();

        late.GetProperty("stale").GetBoolean().ShouldBeTrue();
        late.Text("status").ShouldBe("working");
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and text = 'นัดบ่ายสาม'", incident)).ShouldBe(1);
    }

    [Theory]
    [InlineData("working")]
    [InlineData("scheduled")]
    [InlineData("done")]
    public async Task Work_before_acceptance_is_409(string status)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Offered("MEA");

        using var answer = await mea.Answer(assignment, status);

        (await answer.Refused(HttpStatusCode.Conflict, "illegal_move")).Strings("allowed").ShouldBe(["accepted", "declined"]);
    }

    [Fact]
    public async Task Declining_needs_a_reason_and_hands_the_case_back()
    {
        using var mea = await app.Agency("MEA");
        using var officer = app.As("officer-1");
        var (assignment, incident) = await Offered("MEA");

        using var silent = await mea.Answer(assignment, "declined");
        (await silent.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("note", out _).ShouldBeTrue();
        await (await mea.Answer(assignment, "declined", note: "เป็นสายของบริษัทสื่อสาร")).Ok();

        (await officer.Get($"/api/v1/staff/incidents/{incident}")).Text("status").ShouldBe("triaged");
    }

    [Fact]
    public async Task Several_agencies_claim_the_fix_only_together()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (first, incident) = await Offered("MEA", reporter: "resident-two");
        var second = (await officer.Assign(incident, "TELECOM")).Text("id");
        await (await mea.Answer(first, "accepted")).Ok();
        await (await telecom.Answer(second, "accepted")).Ok();

        (await (await mea.Answer(first, "done")).Ok()).Text("incidentStatus").ShouldBe("in_progress");
        (await (await telecom.Answer(second, "done")).Ok()).Text("incidentStatus").ShouldBe("claimed_fixed");

        await App.Eventually(() => Task.FromResult(app.Line.Inbox("resident-two").Count == 1), "one message");
    }

    [Fact]
    public async Task Releasing_the_silent_one_lets_the_done_one_count()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (first, incident) = await Offered("MEA");
        var second = (await officer.Assign(incident, "TELECOM")).Text("id");
        await (await mea.Answer(first, "accepted")).Ok();
        await (await mea.Answer(first, "done")).Ok();

        var released = await officer.Post($"/api/v1/staff/assignments/{second}/release", new { reason = "ไม่ใช่สายสื่อสาร" });

        released.Text("incidentStatus").ShouldBe("claimed_fixed");
        using var again = await officer.Send(HttpMethod.Post, $"/api/v1/staff/assignments/{second}/release", new { reason = "ซ้ำ" });
        await again.Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Fact]
    public async Task The_same_agency_is_not_asked_twice_at_once()
    {
        using var officer = app.As("officer-1");
        var (_, incident) = await Offered("MEA");

        using var second = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/assignments", new { agency = "MEA" });

        await second.Refused(HttpStatusCode.Conflict, "already_assigned");
    }

    [Fact]
    public async Task Another_agencys_assignment_and_photo_do_not_exist()
    {
        using var mea = await app.Agency("MEA");
        using var police = await app.Agency("POLICE");
        var (assignment, _) = await Offered("MEA");

        using var seen = await police.GetAsync($"/api/v1/agency/assignments/{assignment}");
        await seen.Refused(HttpStatusCode.NotFound, "not_found");
        using var answered = await police.Answer(assignment, "accepted");
        await answered.Refused(HttpStatusCode.NotFound, "not_found");
        await (await mea.Answer(assignment, "accepted")).Ok();
        using var stolen = await mea.Answer(assignment, "done", photoIds: [await police.UploadPhoto()]);
        (await stolen.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("photoIds", out _).ShouldBeTrue();
        (await mea.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("accepted");
    }

    [Fact]
    public async Task The_division_answers_for_itself_and_for_no_partner()
    {
        using var officer = app.As("officer-1");
        var own = (await officer.Get("/api/v1/staff/agencies")).EnumerateArray().Single(a => a.GetProperty("own").GetBoolean()).Text("code");
        var (ours, _) = await Offered(own);
        var (theirs, _) = await Offered("MEA");

        var accepted = await officer.Post($"/api/v1/staff/assignments/{ours}/updates", new { updateId = Guid.NewGuid().ToString(), status = "accepted" });
        using var refused = await officer.Send(HttpMethod.Post, $"/api/v1/staff/assignments/{theirs}/updates", new { updateId = "x", status = "accepted" });

        accepted.Text("incidentStatus").ShouldBe("in_progress");
        await refused.Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_time_in_the_future_or_without_offset_is_refused()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Offered("MEA");

        using var future = await mea.Answer(assignment, "accepted", occurredAt: app.Now.AddHours(1));
        (await future.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("occurredAt", out _).ShouldBeTrue();
        using var naive = await mea.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/updates",
            new { updateId = "n", status = "accepted", occurredAt = "2026-11-22T10:00:00" });
        (await naive.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("occurredAt", out _).ShouldBeTrue();
    }

    private async Task<(string Assignment, Guid Incident)> Offered(string agency, string reporter = "resident-1")
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(reporter, "disrepair");
        return ((await officer.Assign(receipt.Id, agency)).Text("id"), receipt.Id);
    }
}
