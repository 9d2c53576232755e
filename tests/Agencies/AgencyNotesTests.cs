using System.Net;

namespace Saphansung.Tests.Agencies;

/// <summary>Agency and division write to each other; nobody else reads it and nothing moves.</summary>
public sealed class AgencyNotesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_question_and_its_answer_reach_both_sides_and_not_the_reporter()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-notes");
        using var mea = await app.Agency("MEA");
        var receipt = await app.SubmitIncident("resident-notes", "disrepair");
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");

        await mea.Post(Agency(assignment), new { updateId = "q1", text = "เสาต้นไหน" });
        await officer.Post(Staff(assignment), new { text = "ต้นที่สองจากปากซอย" }, Guid.NewGuid().ToString());

        var talk = (await mea.Get(Agency(assignment))).EnumerateArray().ToList();
        talk.Select(n => $"{n.Text("by")}: {n.Text("text")}").ShouldBe(["agency: เสาต้นไหน", "staff: ต้นที่สองจากปากซอย"]);
        (await officer.Get(Staff(assignment))).ToString().ShouldBe((await mea.Get(Agency(assignment))).ToString());
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").ToString().ShouldContain("เสาต้นไหน");
        var seen = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        seen.ToString().ShouldNotContain("เสาต้นไหน");
        seen.Text("status").ShouldBe("assigned");
    }

    [Fact]
    public async Task The_same_note_twice_is_one_and_its_id_is_not_for_another()
    {
        using var officer = app.As("officer-1");
        using var mwa = await app.Agency("MWA");
        var assignment = (await officer.Assign((await app.SubmitIncident()).Id, "MWA")).Text("id");
        var note = new { updateId = "twice", text = "ขอเลขมิเตอร์" };

        var first = await mwa.Post(Agency(assignment), note);
        var second = await mwa.Post(Agency(assignment), note);

        second.Text("id").ShouldBe(first.Text("id"));
        (await mwa.Get(Agency(assignment))).GetArrayLength().ShouldBe(1);
        await (await mwa.Send(HttpMethod.Post, Agency(assignment), note with { text = "อื่น" })).Refused(HttpStatusCode.UnprocessableEntity, "update_id_reused");
        await (await mwa.Answer(assignment, "accepted", updateId: "twice")).Refused(HttpStatusCode.UnprocessableEntity, "update_id_reused");
        await (await mwa.Send(HttpMethod.Post, Agency(assignment), new { updateId = "empty", text = "  " })).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task Another_agency_and_one_that_gave_the_case_back_read_and_write_nothing()
    {
        using var officer = app.As("officer-1");
        using var fire = await app.Agency("FIRE");
        using var police = await app.Agency("POLICE");
        var assignment = (await officer.Assign((await app.SubmitIncident()).Id, "FIRE")).Text("id");
        await (await police.GetAsync(Agency(assignment))).Refused(HttpStatusCode.NotFound, "not_found");
        await (await fire.Answer(assignment, "declined", note: "ไม่ใช่")).Ok();

        await (await fire.GetAsync(Agency(assignment))).Refused(HttpStatusCode.NotFound, "not_found");
        await (await fire.Send(HttpMethod.Post, Agency(assignment), new { updateId = "late", text = "ต่อ" })).Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    private static string Agency(string assignment) => $"/api/v1/agency/assignments/{assignment}/notes";

    private static string Staff(string assignment) => $"/api/v1/staff/assignments/{assignment}/notes";
}
