using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>Who has a case, and what becomes of it when agencies hand it back.</summary>
public sealed class CustodyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Until_an_agency_accepts_the_division_has_the_case_and_after_that_the_agency()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Offered("MEA");

        var offered = (await Case(incident)).GetProperty("custody");
        await (await mea.Answer(assignment, "accepted")).Ok();
        var accepted = (await Case(incident)).GetProperty("custody");
        await (await mea.Answer(assignment, "failed", note: "ต้องตัดไฟทั้งซอย")).Ok();
        var returned = (await Case(incident)).GetProperty("custody");

        offered.Strings("agencies").ShouldBeEmpty();
        offered.GetProperty("officer").Text("name").ShouldStartWith("officer-1");
        accepted.Strings("agencies").ShouldBe(["MEA"]);
        returned.Strings("agencies").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_agency_that_declines_can_name_the_right_one()
    {
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Offered("MEA");

        await (await Decline(mea, assignment, "TELECOM")).Ok();

        (await Case(incident)).GetProperty("assignments").EnumerateArray().Single().Text("rightAgency").ShouldBe("TELECOM");
    }

    [Theory]
    [InlineData("declined", "MEA", "itself")]
    [InlineData("declined", "UFO", "nobody")]
    [InlineData("accepted", "TELECOM", "without declining")]
    public async Task A_right_agency_that_cannot_be_is_refused(string status, string named, string what)
    {
        using var mea = await app.Agency("MEA");
        var (incident, assignment) = await Offered("MEA");

        using var answer = await mea.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/updates",
            new { updateId = Guid.NewGuid().ToString(), status, note = "ไม่ใช่", rightAgency = named });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("rightAgency", out _).ShouldBeTrue(what);
        (await Case(incident)).GetProperty("assignments").EnumerateArray().Single().Text("status").ShouldBe("offered");
    }

    [Fact]
    public async Task The_second_return_between_the_same_two_goes_to_the_head_once()
    {
        using var head = app.As("head-1");
        await head.Get("/api/v1/me");
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (incident, first) = await Offered("MEA");

        await (await Decline(mea, first, "TELECOM")).Ok();
        (await Case(incident)).Strings("flags").ShouldNotContain("ping_pong");
        await (await Decline(telecom, await Assign(incident, "TELECOM"), "MEA")).Ok();
        (await Case(incident)).Strings("flags").ShouldContain("ping_pong");
        await (await Decline(mea, await Assign(incident, "MEA"), "TELECOM")).Ok();

        var reference = (await Case(incident)).Text("reference");
        await App.Eventually(() => app.Line.Inbox("head-1").Count(m => m.Readable().Contains(reference, StringComparison.Ordinal)).ShouldBe(1));
        (await Case(incident)).GetProperty("events").EnumerateArray()
            .Count(e => e.Text("kind") == "flagged" && e.GetProperty("data").Text("flag") == "ping_pong").ShouldBe(1);
    }

    [Fact]
    public async Task So_does_the_second_return_by_one_that_names_nobody()
    {
        using var mea = await app.Agency("MEA");
        var (incident, first) = await Offered("MEA");

        await (await Decline(mea, first, null)).Ok();
        await (await Decline(mea, await Assign(incident, "MEA"), null)).Ok();

        (await Case(incident)).Strings("flags").ShouldContain("ping_pong");
    }

    [Fact]
    public async Task Returns_by_three_different_agencies_are_no_ping_pong()
    {
        var (incident, first) = await Offered("MEA");
        using var mea = await app.Agency("MEA");
        using var mwa = await app.Agency("MWA");
        using var police = await app.Agency("POLICE");

        await (await Decline(mea, first, "MWA")).Ok();
        await (await Decline(mwa, await Assign(incident, "MWA"), "POLICE")).Ok();
        await (await Decline(police, await Assign(incident, "POLICE"), null)).Ok();

        (await Case(incident)).Strings("flags").ShouldNotContain("ping_pong");
    }

    [Fact]
    public async Task Fixed_and_not_ours_from_two_that_had_it_together_is_flagged_for_the_officer()
    {
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (incident, first) = await Offered("MEA");
        var second = await Assign(incident, "TELECOM");
        await (await mea.Answer(first, "accepted")).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        await (await mea.Answer(first, "done", photoIds: [await mea.UploadPhoto()])).Ok();

        await (await Decline(telecom, second, null)).Ok();

        (await Case(incident)).Strings("flags").ShouldContain("contradiction");
    }

    [Fact]
    public async Task One_that_declined_before_the_right_one_had_it_says_nothing_against_the_fix()
    {
        using var mea = await app.Agency("MEA");
        using var telecom = await app.Agency("TELECOM");
        var (incident, first) = await Offered("MEA");
        await (await Decline(mea, first, "TELECOM")).Ok();
        app.Advance(TimeSpan.FromMinutes(1));
        var second = await Assign(incident, "TELECOM");
        await (await telecom.Answer(second, "accepted")).Ok();
        app.Advance(TimeSpan.FromMinutes(1));

        await (await telecom.Answer(second, "done", photoIds: [await telecom.UploadPhoto()])).Ok();

        (await Case(incident)).Strings("flags").ShouldNotContain("contradiction");
    }

    [Fact]
    public async Task A_flag_stays_until_somebody_says_that_it_was_looked_at()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var (incident, first) = await Offered("MEA");
        await (await Decline(mea, first, null)).Ok();
        await (await Decline(mea, await Assign(incident, "MEA"), null)).Ok();

        foreach (var _ in (int[])[1, 2])
            await (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/flags/ping_pong/clear", new { note = "นัดประชุมสองฝ่ายแล้ว" })).Ok();

        var seen = await Case(incident);
        seen.Strings("flags").ShouldNotContain("ping_pong");
        seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "unflagged").Text("text").ShouldBe("นัดประชุมสองฝ่ายแล้ว");
    }

    [Fact]
    public async Task The_case_worker_is_who_acts_first_until_somebody_else_is_named()
    {
        using var first = app.As("officer-1");
        using var second = app.As("officer-2");
        var colleague = (await second.Get("/api/v1/me")).GetProperty("id").GetGuid();
        var resident = (await app.As("resident-1").Get("/api/v1/me")).GetProperty("id").GetGuid();
        var (incident, _) = await Offered("MEA");

        await first.Post($"/api/v1/staff/incidents/{incident}/officer", new { officer = colleague, reason = "พื้นที่ของเขา" });
        using var refused = await first.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/officer", new { officer = resident });

        (await Case(incident)).GetProperty("custody").GetProperty("officer").Text("name").ShouldStartWith("officer-2");
        (await refused.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("officer", out _).ShouldBeTrue();
    }

    private async Task<(Guid Incident, string Assignment)> Offered(string agency)
    {
        var receipt = await app.SubmitIncident(category: "disrepair");
        return (receipt.Id, await Assign(receipt.Id, agency));
    }

    private async Task<string> Assign(Guid incident, string agency)
    {
        using var officer = app.As("officer-1");
        return (await officer.Assign(incident, agency)).Text("id");
    }

    private static Task<HttpResponseMessage> Decline(HttpClient agency, string assignment, string? named) =>
        agency.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/updates",
            new { updateId = Guid.NewGuid().ToString(), status = "declined", note = "ไม่ใช่ของเรา", rightAgency = named });

    private async Task<JsonElement> Case(Guid incident)
    {
        using var officer = app.As("officer-1");
        return await officer.Get($"/api/v1/staff/incidents/{incident}");
    }
}
