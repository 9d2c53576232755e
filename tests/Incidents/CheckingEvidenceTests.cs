using System.Text.Json;

namespace Saphansung.Tests.Incidents;

/// <summary>What a photo of the fix is compared with, over HTTP; the limits themselves are in <see cref="EvidenceCheckTests"/>.</summary>
public sealed class CheckingEvidenceTests(App app) : IClassFixture<App>
{
    private const string Street = "0f1e2d3c4b5a6978";

    [Fact]
    public async Task A_photo_taken_at_the_place_after_the_report_fits()
    {
        var (incident, photo) = await Claimed(CameraNotes.Fresh(app.Now));

        var seen = await Seen(incident, photo);

        seen.Text("result").ShouldBe("fits");
        Facts(seen).ShouldBe(["same_bytes fits", "same_picture unknown", "before_report fits", "long_after fits", "far_away fits", "no_metadata fits"]);
        (await Weak(incident)).ShouldBeFalse();
        (await Flags(incident)).ShouldNotContain("weak_evidence");
    }

    [Theory]
    [InlineData(-300, "fits")]
    [InlineData(-301, "differs")]
    public async Task Five_minutes_before_the_report_are_the_cameras_clock(int seconds, string result)
    {
        var (incident, photo) = await Claimed(CameraNotes.Fresh(app.Now.AddSeconds(seconds), lat: null));

        (await Fact(incident, photo, "before_report")).Text("result").ShouldBe(result);
        (await Weak(incident)).ShouldBe(result == "differs");
    }

    [Theory]
    [InlineData(0, "fits")]
    [InlineData(1, "differs")]
    public async Task Seven_days_after_the_fix_are_long(int seconds, string result)
    {
        var fixedAt = app.Now;
        app.Advance(TimeSpan.FromDays(8));
        var (incident, photo) = await Claimed(CameraNotes.Fresh(fixedAt.AddDays(7).AddSeconds(seconds), lat: null), fixedAt: fixedAt);

        (await Fact(incident, photo, "long_after")).Text("result").ShouldBe(result);
    }

    [Theory]
    [InlineData(312, "fits")]
    [InlineData(314, "differs")]
    public async Task Three_hundred_metres_and_the_accuracy_of_the_case_are_far(int metres, string result)
    {
        var (incident, photo) = await Claimed(CameraNotes.Fresh(lat: 13.77 + metres / 111_195.0));

        (await Fact(incident, photo, "far_away")).Text("result").ShouldBe(result);
    }

    [Fact]
    public async Task The_same_file_as_in_another_case_is_named_with_its_reference()
    {
        var used = CameraNotes.Fresh();
        var (first, _) = await Claimed(used);
        app.Advance(TimeSpan.FromHours(1));
        var (second, photo) = await Claimed(used);

        var fact = await Fact(second, photo, "same_bytes");

        fact.Text("result").ShouldBe("differs");
        fact.GetProperty("detail").Text("reference").ShouldBe(await app.Sql<string>("select reference from incident where id = $1", first));
        (await Weak(second)).ShouldBeTrue();
        (await Flags(second)).ShouldContain("weak_evidence");
        (await Weak(first)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0f1e2d3c4b5a6947", "differs")] // 6 bits
    [InlineData("701e2d3c4b5a6978", "fits")] // 7 bits
    public async Task The_picture_of_the_report_is_known_again(string hash, string result)
    {
        using var resident = app.As("resident-1");
        var before = await resident.UploadPhoto(hash: Street);

        var (incident, photo) = await Claimed(CameraNotes.Fresh(), hash, b => b["photoIds"] = new[] { before });

        (await Fact(incident, photo, "same_picture")).Text("result").ShouldBe(result);
    }

    [Theory]
    [InlineData("a0b1c2d3e4f50617", "a0b1c2d3e4f50614", "differs")] // 2 bits
    [InlineData("1a2b3c4d5e6f7081", "9a2b3c4d7e6f7080", "fits")] // 3 bits
    public async Task A_picture_of_another_case_is_known_again(string earlier, string hash, string result)
    {
        await Claimed(CameraNotes.Fresh(), earlier);

        var (incident, photo) = await Claimed(CameraNotes.Fresh(), hash);

        (await Fact(incident, photo, "same_picture")).Text("result").ShouldBe(result);
    }

    [Fact]
    public async Task A_photo_without_notes_says_that_it_could_not_be_checked()
    {
        using var resident = app.As("resident-1");
        var (incident, photo) = await Claimed(CaseSteps.Jpeg);

        (await Seen(incident, photo)).Text("result").ShouldBe("unknown");
        (await Weak(incident)).ShouldBeTrue();
        var shown = await resident.Get($"/api/v1/incidents/{incident}");
        var check = shown.GetProperty("photos").EnumerateArray().Single(p => p.GetProperty("id").GetGuid() == photo).GetProperty("check");
        check.Text("result").ShouldBe("unknown");
        check.GetProperty("summary").Text("th").ShouldContain("ตรวจไม่ได้");
    }

    [Fact]
    public async Task One_photo_that_can_be_checked_carries_one_that_cannot()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Accepted(officer, mea);

        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto(CameraNotes.Fresh(lat: null)), await mea.UploadPhoto()])).Ok();

        (await Weak(incident)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_claim_without_a_photo_where_none_is_wanted_is_not_weak()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Accepted(officer, mea);

        (await (await mea.Answer(assignment, "done")).Ok()).Text("incidentStatus").ShouldBe("claimed_fixed");

        (await Weak(incident)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_agency_that_repeats_itself_with_the_same_file_is_not_held_against_it()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Accepted(officer, mea);
        var file = CameraNotes.Fresh();

        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto(file)])).Ok();
        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto(file)])).Ok();

        (await Weak(incident)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_photo_after_the_fix_was_disputed_is_an_old_photo()
    {
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var file = CameraNotes.Fresh();
        var (incident, _) = await Claimed(file);
        await resident.Post($"/api/v1/incidents/{incident}/feedback", new { @fixed = false, comment = "ยังดับอยู่" });
        app.Advance(TimeSpan.FromHours(1));

        var assignment = (await officer.Assign(incident, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto(file)])).Ok();

        (await Weak(incident)).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_staff_read_the_facts_and_the_line_about_them()
    {
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        var (incident, photo) = await Claimed(CameraNotes.Fresh(app.Now.AddDays(-3)));

        var shown = await resident.Get($"/api/v1/incidents/{incident}");
        var line = (await officer.Get($"/api/v1/staff/incidents/{incident}")).GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "evidence");

        shown.GetProperty("events").EnumerateArray().ShouldNotContain(e => e.Text("kind") == "evidence");
        shown.GetProperty("photos").EnumerateArray().Single(p => p.GetProperty("id").GetGuid() == photo).GetProperty("check").GetProperty("facts").GetArrayLength().ShouldBe(0);
        line.GetProperty("data").GetProperty("summaries")[0].Text("th").ShouldBe("รูปนี้ถ่ายก่อนเวลาที่แจ้ง 3 วัน");
    }

    private async Task<(Guid Incident, Guid Photo)> Claimed(
        byte[] file, string? hash = null, Action<IDictionary<string, object?>>? change = null, DateTimeOffset? fixedAt = null)
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Accepted(officer, mea, change, fixedAt);
        var photo = await mea.UploadPhoto(file, hash: hash);
        await (await mea.Answer(assignment, "done", photoIds: [photo], occurredAt: fixedAt)).Ok();
        return (incident, photo);
    }

    private async Task<(Guid Incident, string Assignment)> Accepted(
        HttpClient officer, HttpClient mea, Action<IDictionary<string, object?>>? change = null, DateTimeOffset? at = null)
    {
        var receipt = await app.SubmitIncident("resident-1", "disrepair", change);
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted", occurredAt: at)).Ok();
        return (receipt.Id, assignment);
    }

    private async Task<JsonElement> Seen(Guid incident, Guid photo)
    {
        using var officer = app.As("officer-1");
        return (await officer.Get($"/api/v1/staff/incidents/{incident}")).GetProperty("photos").EnumerateArray()
            .Single(p => p.GetProperty("id").GetGuid() == photo).GetProperty("check");
    }

    private async Task<JsonElement> Fact(Guid incident, Guid photo, string code) =>
        (await Seen(incident, photo)).GetProperty("facts").EnumerateArray().Single(f => f.Text("code") == code);

    private static IEnumerable<string> Facts(JsonElement check) =>
        check.GetProperty("facts").EnumerateArray().Select(f => $"{f.Text("code")} {f.Text("result")}");

    private Task<bool> Weak(Guid incident) => app.Sql<bool>("select evidence_weak from incident where id = $1", incident);

    private Task<string[]> Flags(Guid incident) => app.Sql<string[]>("select flags from incident where id = $1", incident);
}
