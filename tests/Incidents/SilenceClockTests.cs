using System.Text.Json;

namespace Saphansung.Tests.Incidents;

/// <summary>Nobody can go silent: who is told when, and where. Disaster and MEA count round the clock, so that hours are hours.</summary>
public sealed class SilenceClockTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task An_agency_that_does_not_accept_is_told_then_the_officer_then_the_head()
    {
        using var officer = await Enrolled("officer-1");
        using var head = await Enrolled("head-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        await officer.Assign(receipt.Id, "MEA");

        app.Advance(TimeSpan.FromMinutes(121));
        await Told(receipt, "accept", 50, "agency");
        app.Advance(TimeSpan.FromMinutes(72));
        await Told(receipt, "accept", 80, "agency", "officer");
        (await Case(receipt)).Strings("flags").ShouldNotContain("silent_agency");
        Pushes("head-1", receipt).ShouldBe(0);
        app.Advance(TimeSpan.FromMinutes(48));
        await Told(receipt, "accept", 100, "agency", "officer", "head");

        (await Case(receipt)).Strings("flags").ShouldContain("silent_agency");
        await App.Eventually(() => Pushes("head-1", receipt).ShouldBe(1));
        Pushes("officer-1", receipt).ShouldBe(0, "the board is enough for what is no emergency");
    }

    [Fact]
    public async Task An_emergency_reaches_people_in_LINE_from_the_first_level()
    {
        using var officer = await Enrolled("officer-1");
        using var head = await Enrolled("head-1");
        using var director = await Enrolled("director-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "emergency", reason = "มีคนติดอยู่ข้างใน" });
        await officer.Move(receipt.Id, "triaged");

        app.Advance(TimeSpan.FromMinutes(121));
        await Told(receipt, "fix", 50, "officer");
        await App.Eventually(() => Pushes("officer-1", receipt).ShouldBe(1));
        (Pushes("head-1", receipt), Pushes("director-1", receipt)).ShouldBe((0, 0));
        app.Advance(TimeSpan.FromHours(3));

        await Told(receipt, "fix", 100, "officer", "head", "director");
        await App.Eventually(() => (Pushes("head-1", receipt), Pushes("director-1", receipt)).ShouldBe((1, 1)));
    }

    [Fact]
    public async Task Once_answered_nobody_is_told_that_the_answer_is_missing()
    {
        using var officer = await Enrolled("officer-1");
        var silent = await app.SubmitIncident(category: "disaster");
        var answered = await app.SubmitIncident(category: "disaster");
        await officer.Move(answered.Id, "triaged");

        app.Advance(TimeSpan.FromMinutes(31));

        await App.Eventually(async () => (await Levels(silent, "answer")).LastOrDefault().ShouldBe(100));
        (await Levels(answered, "answer")).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_reporter_is_asked_the_clock_stands_still_and_then_goes_on_where_it_was()
    {
        using var officer = await Enrolled("officer-1");
        using var resident = app.As("resident-pause");
        var receipt = await app.SubmitIncident("resident-pause", "disaster");
        await officer.Move(receipt.Id, "triaged");
        app.Advance(TimeSpan.FromHours(10));
        await officer.Move(receipt.Id, "waiting_reporter", "ยังท่วมอยู่ไหมคะ");
        (await Case(receipt)).GetProperty("pausedSince").GetDateTimeOffset().ShouldBe(app.Now);

        app.Advance(TimeSpan.FromHours(40));
        (await Levels(receipt, "fix")).ShouldBeEmpty();
        await resident.Post($"/api/v1/incidents/{receipt.Id}/messages", new { text = "ยังท่วมค่ะ" }, Guid.NewGuid().ToString());

        (await Case(receipt)).GetProperty("pausedSince").ValueKind.ShouldBe(JsonValueKind.Null);
        app.Advance(TimeSpan.FromMinutes(119));
        (await Levels(receipt, "fix")).ShouldBeEmpty();
        app.Advance(TimeSpan.FromMinutes(2));
        await App.Eventually(async () => (await Levels(receipt, "fix")).ShouldBe([50]));
    }

    [Fact]
    public async Task In_office_hours_a_night_and_a_weekend_do_not_count()
    {
        // A Friday, 15:00 in Bangkok, with no holiday near.
        app.Advance(new DateTimeOffset(2027, 1, 15, 8, 0, 0, TimeSpan.Zero) - app.Now);
        using var officer = await Enrolled("officer-1");
        var receipt = await app.SubmitIncident(category: "garbage");

        (await Case(receipt)).GetProperty("answerBy").GetDateTimeOffset().ShouldBe(app.Now.AddDays(3));
        app.Advance(TimeSpan.FromDays(2));
        (await Levels(receipt, "answer")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reporter_does_not_see_who_was_called()
    {
        using var officer = await Enrolled("officer-1");
        using var resident = app.As("resident-quiet");
        var receipt = await app.SubmitIncident("resident-quiet", "disaster");
        app.Advance(TimeSpan.FromMinutes(16));
        await App.Eventually(async () => (await Levels(receipt, "answer")).ShouldBe([50]));

        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Select(e => e.Text("kind")).ShouldBe(["reported"]);
    }

    private async Task<HttpClient> Enrolled(string key)
    {
        var client = app.As(key);
        await client.Get("/api/v1/me");
        return client;
    }

    private async Task<JsonElement> Case(Receipt receipt)
    {
        using var officer = app.As("officer-1");
        return await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
    }

    private async Task<List<JsonElement>> Escalated(Receipt receipt, string clock) =>
        [.. (await Case(receipt)).GetProperty("events").EnumerateArray()
            .Where(e => e.Text("kind") == "escalated").Select(e => e.GetProperty("data")).Where(data => data.Text("clock") == clock)];

    private async Task<List<int>> Levels(Receipt receipt, string clock) => [.. (await Escalated(receipt, clock)).Select(data => data.GetProperty("level").GetInt32())];

    private Task Told(Receipt receipt, string clock, int level, params string[] told) => App.Eventually(async () =>
        (await Escalated(receipt, clock)).Where(data => data.GetProperty("level").GetInt32() == level).ShouldHaveSingleItem().Strings("told").ShouldBe(told));

    /// <summary>Messages about the case's times; the alarm of an emergency is another.</summary>
    private int Pushes(string key, Receipt receipt) => app.Line.Inbox(key).Select(message => message.Readable())
        .Count(text => text.Contains(receipt.Reference, StringComparison.Ordinal) && text.Contains("กำหนด · Due", StringComparison.Ordinal));
}
