using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Groups;

/// <summary>A burst of one kind in one area. Each test has an area of its own; a disaster needs five reporters.</summary>
public sealed class StormTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Five_reporters_in_ten_minutes_make_one_case_and_each_is_told_once()
    {
        using var officer = app.As("officer-1");
        var area = (13.7410, 100.6550);
        var reports = await Burst(area, "a", 4);
        await app.Screened();
        (await app.StatusOf(reports[1])).ShouldBe("received", "four are no storm");

        reports.Add(await app.ReportAt(area, 200, "resident-a5", "disaster"));
        await app.Screened();
        var later = await app.ReportAt(area, 300, "resident-a6", "disaster");
        var again = await app.ReportAt(area, 300, "resident-a1", "disaster");
        var outside = await app.ReportAt(area, 900, "resident-a7", "disaster");
        await app.Screened();

        var head = reports[0];
        foreach (var joined in (Receipt[])[.. reports[1..], later, again]) (await app.ParentOf(joined)).ShouldBe(head.Id);
        (await app.ParentOf(outside)).ShouldBeNull();
        var shown = await officer.Case(head);
        (shown.GetProperty("storm").GetBoolean(), shown.Text("paused")).ShouldBe((true, "storm"));
        shown.Strings("flags").ShouldContain("storm");
        shown.GetProperty("merged").GetArrayLength().ShouldBe(6);
        foreach (var person in Enumerable.Range(1, 6))
            await App.Eventually(() => app.Line.Inbox($"resident-a{person}").Count.ShouldBe(1, $"resident-a{person}"));
        app.Line.Inbox("resident-a7").ShouldBeEmpty();
        app.Line.Inbox("resident-a6")[0].Readable().ShouldContain(later.Reference);
        using var neighbour = app.As("resident-a6");
        (await neighbour.Get($"/api/v1/incidents/{later.Id}")).GetProperty("parent").GetProperty("storm").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task One_reporter_five_times_is_no_storm()
    {
        var area = (13.7480, 100.6700);
        var reports = new List<Receipt>();
        for (var i = 0; i < 5; i++) reports.Add(await app.ReportAt(area, i * 10, "resident-b1", "disaster"));
        await app.Screened();

        foreach (var report in reports) (await app.StatusOf(report)).ShouldBe("received");
        app.Line.Inbox("resident-b1").ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_within_an_hour_are_no_storm_and_a_category_without_storms_never_is_one()
    {
        var area = (13.7560, 100.6550);
        var slow = new List<Receipt>();
        for (var i = 0; i < 5; i++)
        {
            slow.Add(await app.ReportAt(area, 0, $"resident-c{i}", "disaster"));
            app.Advance(TimeSpan.FromMinutes(3));
        }

        var rubbish = await Burst(area, "d", 6, "garbage");
        await app.Screened();

        foreach (var report in (Receipt[])[.. slow, .. rubbish]) (await app.StatusOf(report)).ShouldBe("received");
    }

    [Fact]
    public async Task The_clocks_stand_still_until_two_hours_of_quiet_and_run_on_with_the_pause_added()
    {
        using var officer = app.As("officer-1");
        var reports = await Burst((13.7640, 100.6700), "e", 5);
        await app.Screened();
        var before = await officer.Case(reports[0]);
        app.Advance(TimeSpan.FromMinutes(90));
        await app.ReportAt((13.7640, 100.6700), 20, "resident-e9", "disaster");
        await app.Screened();
        app.Advance(TimeSpan.FromMinutes(119));
        (await officer.Case(reports[0])).GetProperty("storm").GetBoolean().ShouldBeTrue("a report that joins begins the quiet anew");
        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind in ('answer', 'fix')", reports[0].Id)).ShouldBe(0);
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'escalated'", reports[0].Id)).ShouldBe(0);
        (await app.Sql<bool>("select due_at = 'infinity' from incident where id = $1", reports[0].Id)).ShouldBeTrue();

        app.Advance(TimeSpan.FromMinutes(2));

        await App.Eventually(async () => (await officer.Case(reports[0])).GetProperty("storm").GetBoolean().ShouldBeFalse());
        var after = await officer.Case(reports[0]);
        after.GetProperty("paused").ValueKind.ShouldBe(JsonValueKind.Null);
        (after.GetProperty("fixBy").GetDateTimeOffset() - before.GetProperty("fixBy").GetDateTimeOffset()).ShouldBe(TimeSpan.FromMinutes(211), TimeSpan.FromSeconds(1));
        (after.GetProperty("answerBy").GetDateTimeOffset() - before.GetProperty("answerBy").GetDateTimeOffset()).ShouldBe(TimeSpan.FromMinutes(211), TimeSpan.FromSeconds(1));
        after.Strings("flags").ShouldNotContain("storm");
        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind in ('answer', 'fix')", reports[0].Id)).ShouldBe(2);
        var late = await app.ReportAt((13.7640, 100.6700), 20, "resident-e10", "disaster");
        await app.Screened();
        (await app.ParentOf(late)).ShouldBeNull("what comes after a storm is looked at by itself");
    }

    [Fact]
    public async Task An_officer_works_on_the_case_in_the_storm_and_ends_it()
    {
        using var head = app.As("head-1");
        using var agency = await app.Agency("FIRE");
        var reports = await Burst((13.7720, 100.6550), "f", 5);
        await app.Screened();
        app.Advance(TimeSpan.FromMinutes(10));
        var assignment = (await head.Assign(reports[0].Id, "FIRE")).Text("id");
        await (await agency.Answer(assignment, "accepted")).Ok();
        await head.Move(reports[0].Id, "waiting_reporter", "น้ำลดหรือยัง");
        app.Advance(TimeSpan.FromMinutes(10));
        await head.Move(reports[0].Id, "in_progress");
        (await app.Sql<bool>("select due_at = 'infinity' from incident where id = $1", reports[0].Id)).ShouldBeTrue("moving on does not start the clocks in a storm");
        app.Advance(TimeSpan.FromMinutes(10));

        var ended = await head.Post($"/api/v1/staff/incidents/{reports[0].Id}/storm/end", new { });
        var again = await head.Post($"/api/v1/staff/incidents/{reports[0].Id}/storm/end", new { });

        again.ToString().ShouldBe(ended.ToString());
        (ended.GetProperty("storm").GetBoolean(), ended.Text("status")).ShouldBe((false, "in_progress"));
        (await app.Sql<TimeSpan>("select fix_by - reported_at - make_interval(mins => fix_minutes) from incident where id = $1", reports[0].Id))
            .ShouldBe(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1));
        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'storm_quiet'", reports[0].Id)).ShouldBe(0);
        using var calm = await head.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{(await app.SubmitIncident()).Id}/storm/end", new { });
        await calm.Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Fact]
    public async Task What_an_agency_works_on_and_what_an_officer_split_off_stay_out()
    {
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("FIRE");
        var area = (13.7800, 100.6700);
        var reports = await Burst(area, "g", 4);
        await (await agency.Answer((await officer.Assign(reports[2].Id, "FIRE")).Text("id"), "accepted")).Ok();
        reports.Add(await app.ReportAt(area, 100, "resident-g5", "disaster"));
        await app.Screened();
        (await app.StatusOf(reports[2])).ShouldBe("in_progress");
        (await app.ParentOf(reports[3])).ShouldBe(reports[0].Id);

        await officer.Split(reports[3]);
        await app.ReportAt(area, 100, "resident-g6", "disaster");
        await app.Screened();

        (await app.ParentOf(reports[3])).ShouldBeNull();
        (await app.StatusOf(reports[3])).ShouldBe("triaged");
    }

    [Fact]
    public async Task A_worker_that_was_away_still_sees_the_storm()
    {
        app.Restart(working: false);
        var reports = await Burst((13.7990, 100.6550), "i", 5);
        app.Advance(TimeSpan.FromHours(1));

        app.Restart(working: true);
        await app.Screened();

        foreach (var joined in reports[1..]) (await app.ParentOf(joined)).ShouldBe(reports[0].Id);
    }

    [Fact]
    public async Task Reports_that_come_at_the_same_instant_end_in_one_group()
    {
        var area = (13.7900, 100.6550);

        var reports = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => app.ReportAt(area, i * 10, $"resident-h{i}", "disaster")));
        await app.Screened();
        await app.ReportAt(area, 0, "resident-h99", "disaster");
        await app.Screened();

        var heads = await app.Sql<long>("select count(distinct coalesce(parent_id, id)) from incident where id = any($1)", reports.Select(r => r.Id).ToArray());
        heads.ShouldBe(1);
        foreach (var i in Enumerable.Range(0, 12)) await App.Eventually(() => app.Line.Inbox($"resident-h{i}").Count.ShouldBe(1, $"resident-h{i}"));
    }

    private async Task<List<Receipt>> Burst((double, double) area, string who, int count, string category = "disaster")
    {
        var reports = new List<Receipt>();
        for (var i = 0; i < count; i++)
        {
            reports.Add(await app.ReportAt(area, i * 30, $"resident-{who}{i + 1}", category));
            // Time passes, so that the oldest is the oldest.
            app.Time.Advance(TimeSpan.FromMilliseconds(2));
        }

        return reports;
    }
}
