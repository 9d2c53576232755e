using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>However often and in whatever order agencies answer: one line for the resident, one message, and every answer kept for staff.</summary>
public sealed class AnswerFusionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Two_agencies_saying_fixed_are_one_line_and_one_message()
    {
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (receipt, first) = await Accepted("resident-fuse", mea, "MEA");
        var second = await Taken(receipt, telecom, "TELECOM");
        await (await mea.Answer(first, "done", note: "ย้ายสายไฟแล้ว", photoIds: [await mea.UploadPhoto()])).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        await (await telecom.Answer(second, "done", note: "เก็บสายสื่อสารแล้ว", photoIds: [await telecom.UploadPhoto()])).Ok();

        var line = (await Story("resident-fuse", receipt)).Where(e => e.GetProperty("status").GetString() == "claimed_fixed" || Says(e, "done")).ShouldHaveSingleItem();

        (line.Text("agency"), line.Text("text"), line.Text("status")).ShouldBe(("TELECOM", "เก็บสายสื่อสารแล้ว", "claimed_fixed"));
        var other = line.GetProperty("with").EnumerateArray().ShouldHaveSingleItem();
        (other.Text("agency"), other.Text("text")).ShouldBe(("MEA", "ย้ายสายไฟแล้ว"));
        line.GetProperty("photos").GetArrayLength().ShouldBe(2);
        (await History(receipt)).Count(e => Says(e, "done")).ShouldBe(2);
        await App.Eventually(() => app.Line.Inbox("resident-fuse").Count.ShouldBe(1));
    }

    [Fact]
    public async Task The_same_agency_twice_is_one_line_and_two_answers()
    {
        using var mea = await app.Agency("MEA");
        var (receipt, assignment) = await Accepted("resident-twice", mea, "MEA");
        await (await mea.Answer(assignment, "working", note: "กำลังเปลี่ยนหลอด")).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        await (await mea.Answer(assignment, "working", note: "กำลังเปลี่ยนหลอดไฟ")).Ok();

        (await Story("resident-twice", receipt)).Count(e => Says(e, "working")).ShouldBe(1);
        (await History(receipt)).Count(e => Says(e, "working")).ShouldBe(2);
    }

    [Fact]
    public async Task An_older_answer_after_a_newer_one_moves_nothing_and_shows_to_staff_alone()
    {
        using var mea = await app.Agency("MEA");
        var (receipt, assignment) = await Accepted("resident-late", mea, "MEA");
        app.Advance(TimeSpan.FromHours(2));
        await (await mea.Answer(assignment, "done", occurredAt: app.Now.AddMinutes(-5), photoIds: [await mea.UploadPhoto()])).Ok();
        await (await mea.Answer(assignment, "scheduled", note: "นัดพรุ่งนี้", occurredAt: app.Now.AddHours(-1))).Ok();

        (await Story("resident-late", receipt)).ShouldNotContain(e => e.GetProperty("text").GetString() == "นัดพรุ่งนี้");
        (await History(receipt)).ShouldContain(e => e.GetProperty("text").GetString() == "นัดพรุ่งนี้" && e.GetProperty("data").GetProperty("stale").GetBoolean());
        using var resident = app.As("resident-late");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Text("status").ShouldBe("claimed_fixed");
    }

    [Fact]
    public async Task A_move_that_follows_from_an_answer_is_no_line_of_its_own()
    {
        using var mea = await app.Agency("MEA");
        var (receipt, _) = await Accepted("resident-lines", mea, "MEA");

        (await Story("resident-lines", receipt)).Select(e => (e.Text("kind"), e.GetProperty("status").GetString()))
            .ShouldBe([("reported", "received"), ("moved", "triaged"), ("assigned", "assigned"), ("assignment", "in_progress")]);
    }

    [Fact]
    public async Task After_a_dispute_the_next_claim_stands_for_itself()
    {
        using var mea = await app.Agency("MEA");
        using var resident = app.As("resident-again");
        var (receipt, first) = await Accepted("resident-again", mea, "MEA");
        await (await mea.Answer(first, "done", note: "รอบแรก", photoIds: [await mea.UploadPhoto()])).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        await resident.Post($"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = false, comment = "ยังดับ" });
        app.Advance(TimeSpan.FromMinutes(1));
        var second = await Taken(receipt, mea, "MEA");
        await (await mea.Answer(second, "done", note: "รอบสอง", photoIds: [await mea.UploadPhoto()])).Ok();

        var claims = (await Story("resident-again", receipt)).Where(e => e.GetProperty("status").GetString() == "claimed_fixed").ToList();
        claims.Select(c => c.Text("text")).ShouldBe(["รอบแรก", "รอบสอง"]);
        claims.ShouldAllBe(c => c.GetProperty("with").GetArrayLength() == 0);
    }

    private async Task<(Receipt, string)> Accepted(string reporter, HttpClient agency, string code)
    {
        var receipt = await app.SubmitIncident(reporter, "disrepair");
        return (receipt, await Taken(receipt, agency, code));
    }

    private async Task<string> Taken(Receipt receipt, HttpClient agency, string code)
    {
        using var officer = app.As("officer-1");
        var assignment = (await officer.Assign(receipt.Id, code)).Text("id");
        await (await agency.Answer(assignment, "accepted")).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        return assignment;
    }

    private async Task<List<JsonElement>> Story(string reporter, Receipt receipt)
    {
        using var resident = app.As(reporter);
        return [.. (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray()];
    }

    private async Task<List<JsonElement>> History(Receipt receipt)
    {
        using var officer = app.As("officer-1");
        return [.. (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray()];
    }

    private static bool Says(JsonElement line, string status) =>
        line.GetProperty("data").TryGetProperty("assignmentStatus", out var said) && said.GetString() == status;
}
