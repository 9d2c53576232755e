using System.Net;

namespace Saphansung.Tests.Incidents;

/// <summary>No clock begins anew in silence. Disaster counts round the clock: 30 minutes to answer, 24 hours to fix.</summary>
public sealed class RetargetingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Another_priority_keeps_the_time_used_and_says_both_times()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        var reported = app.Now;
        app.Advance(TimeSpan.FromHours(1));

        var answer = await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "emergency", reason = "น้ำถึงปลั๊กไฟ" });

        answer.GetProperty("fixBy").GetDateTimeOffset().ShouldBe(reported.AddHours(4));
        var told = (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "retargeted");
        told.Text("text").ShouldBe("น้ำถึงปลั๊กไฟ");
        told.GetProperty("data").GetProperty("fixBy").GetProperty("from").GetDateTimeOffset().ShouldBe(reported.AddHours(24));
        told.GetProperty("data").GetProperty("fixBy").GetProperty("to").GetDateTimeOffset().ShouldBe(reported.AddHours(4));
        told.GetProperty("data").GetProperty("priority").Text("to").ShouldBe("emergency");
    }

    [Fact]
    public async Task A_promise_that_is_broken_already_is_told_at_once()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        app.Advance(TimeSpan.FromHours(5));

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "emergency", reason = "ลามถึงบ้าน" });

        await App.Eventually(async () => (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray()
            .Count(e => e.Text("kind") == "escalated" && e.GetProperty("data").Text("clock") == "fix" && e.GetProperty("data").GetProperty("level").GetInt32() == 100)
            .ShouldBe(1));
    }

    [Fact]
    public async Task Another_category_keeps_the_time_used_and_the_answers()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        var before = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
        app.Advance(TimeSpan.FromHours(10));

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/category", new { category = "disease", reason = "คนในศูนย์พักพิงป่วย" });
        await officer.OpenSensitive(receipt.Id);
        var after = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");

        after.Text("category").ShouldBe("disease");
        (await app.Sql<bool>("select exists (select from clock where incident_id = $1 and kind = 'acknowledge')", receipt.Id)).ShouldBeTrue("somebody on duty must take notice");
        after.GetProperty("fixBy").GetDateTimeOffset().ShouldBe(before.GetProperty("reportedAt").GetDateTimeOffset().AddHours(72));
        after.GetProperty("answers").ToString().ShouldBe(before.GetProperty("answers").ToString());
    }

    [Fact]
    public async Task What_was_told_in_confidence_comes_into_the_open_only_by_the_heads_word()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var receipt = await app.SubmitIncident(category: "people");
        await officer.OpenSensitive(receipt.Id);
        await head.OpenSensitive(receipt.Id);
        var path = $"/api/v1/staff/incidents/{receipt.Id}/category";

        using var refused = await officer.Send(HttpMethod.Post, path, new { category = "advice", reason = "ขอคำปรึกษาเฉย ๆ" });
        await refused.Refused(HttpStatusCode.Forbidden, "forbidden");

        (await head.Post(path, new { category = "advice", reason = "ขอคำปรึกษาเฉย ๆ" })).Text("category").ShouldBe("advice");
    }

    [Fact]
    public async Task Taking_a_case_back_and_offering_it_again_gives_the_agency_no_new_time()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        var first = await officer.Assign(receipt.Id, "MEA");
        app.Advance(TimeSpan.FromHours(3));
        await officer.Post($"/api/v1/staff/assignments/{first.Text("id")}/release", new { reason = "ลองหน่วยอื่นก่อน" });
        app.Advance(TimeSpan.FromHours(2));

        var second = await officer.Assign(receipt.Id, "MEA");

        second.GetProperty("acceptBy").GetDateTimeOffset().ShouldBe(first.GetProperty("acceptBy").GetDateTimeOffset().AddHours(2));
    }

    [Fact]
    public async Task An_agency_at_work_gets_the_times_of_the_new_priority()
    {
        using var officer = app.As("officer-1");
        using var mea = await app.Agency("MEA");
        var receipt = await app.SubmitIncident(category: "disaster");
        var offered = app.Now;
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        app.Advance(TimeSpan.FromMinutes(5));

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "emergency", reason = "สายไฟขาดในน้ำ" });

        var seen = await mea.Get($"/api/v1/agency/assignments/{assignment}");
        seen.GetProperty("acceptBy").GetDateTimeOffset().ShouldBe(offered.AddMinutes(15));
        seen.GetProperty("fixBy").GetDateTimeOffset().ShouldBe(offered.AddMinutes(240));
    }

    [Theory]
    [InlineData("priority", "urgent")]
    [InlineData("category", "ufo")]
    public async Task An_unknown_value_or_no_reason_changes_nothing(string what, string value)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        var path = $"/api/v1/staff/incidents/{receipt.Id}/{what}";

        using var unknown = await officer.Send(HttpMethod.Post, path, new Dictionary<string, string> { [what] = value, ["reason"] = "ลอง" });
        using var silent = await officer.Send(HttpMethod.Post, path, new Dictionary<string, string> { [what] = what == "priority" ? "high" : "garbage", ["reason"] = " " });

        (await unknown.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(what, out _).ShouldBeTrue();
        (await silent.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("version").GetInt32().ShouldBe(1);
    }
}
