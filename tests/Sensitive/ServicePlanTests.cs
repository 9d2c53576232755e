using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Sensitive;

public sealed class ServicePlanTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_plan_is_made_changed_and_read_by_whoever_opened_the_case()
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);

        var before = await officer.Get(Plan(receipt));
        var made = await Save(officer, receipt, 0);
        var changed = await Save(officer, receipt, 1, what: "พาไปรับยาและส่งอาหาร", state: "done");

        before.GetProperty("version").GetInt32().ShouldBe(0);
        before.IsNull("plan").ShouldBeTrue();
        made.GetProperty("version").GetInt32().ShouldBe(1);
        var plan = made.GetProperty("plan");
        (plan.Text("what"), plan.Text("place"), plan.Text("byWhom"), plan.Text("resources"), plan.Text("state"))
            .ShouldBe(("ส่งอาหาร", "บ้านในชุมชน", "นักพัฒนาสังคม", "ข้าวสาร 5 กก.", "open"));
        plan.Text("plannedOn").ShouldBe(app.Day(1).Iso());
        plan.Text("updatedBy").ShouldBe(LineSide.NameOf("officer-1"));
        (await officer.Get(Plan(receipt))).ToString().ShouldBe(changed.ToString());
        changed.GetProperty("plan").Text("state").ShouldBe("done");
        (await app.Events(receipt.Id, "plan")).ShouldBe(2);
    }

    [Fact]
    public async Task The_plan_is_shut_to_a_caseworker_without_a_reason_and_always_to_the_director()
    {
        using var officer = app.As("officer-1");
        using var other = app.As("officer-2");
        using var director = app.As("director-1");
        using var reporter = app.As("resident-1");
        var receipt = await Person(officer);
        await Save(officer, receipt, 0);

        using var shut = await other.GetAsync(Plan(receipt));
        await shut.Refused(HttpStatusCode.Forbidden, "reason_required");
        using var unsaved = await Put(other, receipt, 1);
        await unsaved.Refused(HttpStatusCode.Forbidden, "reason_required");
        using var denied = await director.GetAsync(Plan(receipt));
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
        (await reporter.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Select(e => e.Text("kind")).ShouldNotContain("plan");
        app.Advance(TimeSpan.FromMinutes(61));
        using var expired = await officer.GetAsync(Plan(receipt));
        await expired.Refused(HttpStatusCode.Forbidden, "reason_required");
    }

    [Fact]
    public async Task A_plan_is_for_people_in_need()
    {
        using var officer = app.As("officer-1");
        var (ill, garbage) = (await app.SubmitIncident(category: "disease"), await app.SubmitIncident());
        await officer.OpenSensitive(ill.Id);

        foreach (var receipt in (Receipt[])[ill, garbage])
        {
            using var none = await officer.GetAsync(Plan(receipt));
            await none.Refused(HttpStatusCode.NotFound, "not_found");
            using var refused = await Put(officer, receipt, 0);
            await refused.Refused(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task A_stale_plan_is_refused_and_the_same_one_sent_again_is_not()
    {
        using var officer = app.As("officer-1");
        using var other = app.As("officer-2");
        var receipt = await Person(officer);
        await other.OpenSensitive(receipt.Id);
        var first = await Save(officer, receipt, 0);

        var repeated = await Save(officer, receipt, 0);
        using var stale = await Put(other, receipt, 0, what: "เยี่ยมบ้าน");

        repeated.ToString().ShouldBe(first.ToString());
        (await stale.Refused(HttpStatusCode.Conflict, "stale_version")).GetProperty("changes").EnumerateArray().ShouldHaveSingleItem().Text("kind").ShouldBe("plan");
        (await officer.Get(Plan(receipt))).GetProperty("plan").Text("what").ShouldBe("ส่งอาหาร");
        (await app.Events(receipt.Id, "plan")).ShouldBe(1);
    }

    [Theory]
    [InlineData("what")]
    [InlineData("plannedOn")]
    [InlineData("place")]
    [InlineData("byWhom")]
    [InlineData("version")]
    public async Task A_plan_says_what_when_where_and_by_whom(string missing)
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);
        var body = new Dictionary<string, object?> { ["version"] = 0, ["what"] = "ส่งอาหาร", ["plannedOn"] = "2026-12-01", ["place"] = "บ้าน", ["byWhom"] = "นักพัฒนาสังคม" };
        body.Remove(missing);

        using var refused = await officer.Send(HttpMethod.Put, Plan(receipt), body);

        (await refused.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(missing, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_visit_told_twice_with_one_key_is_one()
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);
        using var early = await Visit(officer, receipt, Guid.NewGuid().ToString());
        await early.Refused(HttpStatusCode.NotFound, "not_found");
        await Save(officer, receipt, 0);
        var key = Guid.NewGuid().ToString();

        var first = await (await Visit(officer, receipt, key)).Ok();
        var again = await (await Visit(officer, receipt, key)).Ok();
        using var other = await Visit(officer, receipt, key, note: "อีกเรื่อง");
        using var keyless = await Visit(officer, receipt, null);

        again.ToString().ShouldBe(first.ToString());
        await other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await keyless.Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
        var visit = (await officer.Get(Plan(receipt))).GetProperty("visits").EnumerateArray().ShouldHaveSingleItem();
        (visit.Text("by"), visit.Text("note"), visit.Text("outcome")).ShouldBe((LineSide.NameOf("officer-1"), "พบตัว ได้รับอาหารแล้ว", "helped"));
        (await app.Events(receipt.Id, "visit")).ShouldBe(1);
    }

    [Fact]
    public async Task A_visit_is_neither_in_the_future_nor_of_an_unknown_outcome()
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);
        await Save(officer, receipt, 0);

        using var future = await officer.Send(HttpMethod.Post, Plan(receipt) + "/visits",
            new { visitedAt = app.Now.AddHours(1), note = "พบตัว", outcome = "helped" }, Guid.NewGuid().ToString());
        (await future.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("visitedAt", out _).ShouldBeTrue();
        using var unknown = await officer.Send(HttpMethod.Post, Plan(receipt) + "/visits", new { note = "พบตัว", outcome = "fine" }, Guid.NewGuid().ToString());
        (await unknown.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("outcome", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_follow_up_is_flagged_at_half_past_eight_of_its_day_and_a_visit_takes_the_flag_down()
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);
        var day = app.Day(2);
        await Save(officer, receipt, 0, followUpOn: day);

        app.GoTo(day.ToDateTime(new TimeOnly(8, 29)));
        (await app.Flags(receipt.Id)).ShouldNotContain("follow_up_due");
        app.GoTo(day.ToDateTime(new TimeOnly(8, 30)));
        await App.Eventually(async () => (await app.Flags(receipt.Id)).ShouldContain("follow_up_due"));
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'flagged' and staff_only and data->>'flag' = 'follow_up_due'", receipt.Id)).ShouldBe(1);
        await officer.OpenSensitive(receipt.Id);
        await (await Visit(officer, receipt, Guid.NewGuid().ToString(), followUpOn: day.AddDays(7))).Ok();

        (await app.Flags(receipt.Id)).ShouldNotContain("follow_up_due");
        (await officer.Get(Plan(receipt))).GetProperty("plan").Text("followUpOn").ShouldBe(day.AddDays(7).Iso());
        app.GoTo(day.AddDays(7).ToDateTime(new TimeOnly(8, 31)));
        await App.Eventually(async () => (await app.Flags(receipt.Id)).ShouldContain("follow_up_due"));
    }

    [Fact]
    public async Task A_new_day_takes_the_flag_down_too_and_a_finished_plan_reminds_of_nothing()
    {
        using var officer = app.As("officer-1");
        var receipt = await Person(officer);
        var day = app.Day(1);
        await Save(officer, receipt, 0, followUpOn: day);
        app.GoTo(day.ToDateTime(new TimeOnly(9, 0)));
        await App.Eventually(async () => (await app.Flags(receipt.Id)).ShouldContain("follow_up_due"));
        await officer.OpenSensitive(receipt.Id);

        await Save(officer, receipt, 1, what: "แก้คำ", followUpOn: day);
        (await app.Flags(receipt.Id)).ShouldContain("follow_up_due");
        await Save(officer, receipt, 2, followUpOn: day.AddDays(1));
        (await app.Flags(receipt.Id)).ShouldNotContain("follow_up_due");
        await Save(officer, receipt, 3, followUpOn: day.AddDays(1), state: "done");

        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'follow_up'", receipt.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_due_is_listed_soonest_first_with_nothing_of_what_it_is_about()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        await app.Sql("update service_plan set state = 'done'");
        var (later, soon, visited, done) = (await Person(officer), await Person(officer), await Person(officer), await Person(officer));
        await Save(officer, later, 0, plannedOn: app.Day(5));
        await Save(officer, soon, 0, plannedOn: app.Day(3));
        await Save(officer, visited, 0, plannedOn: app.Day(0));
        await (await Visit(officer, visited, Guid.NewGuid().ToString(), followUpOn: app.Day(4))).Ok();
        await Save(officer, done, 0, plannedOn: app.Day(1), state: "done");

        var all = (await officer.Get($"/api/v1/staff/follow-ups?until={app.Day(6):O}")).Items();
        var near = (await officer.Get($"/api/v1/staff/follow-ups?until={app.Day(4):O}")).Items();
        var first = await officer.Get($"/api/v1/staff/follow-ups?until={app.Day(6):O}&limit=2");
        var rest = await officer.Get($"/api/v1/staff/follow-ups?until={app.Day(6):O}&limit=2&after={first.Text("next")}");

        all.Select(i => i.Text("reference")).ShouldBe([soon.Reference, visited.Reference, later.Reference]);
        all.Select(i => i.Text("kind")).ShouldBe(["visit", "follow_up", "visit"]);
        near.Select(i => i.Text("reference")).ShouldBe([soon.Reference, visited.Reference]);
        first.Items().Concat(rest.Items()).Select(i => i.Text("id")).ShouldBe(all.Select(i => i.Text("id")));
        rest.IsNull("next").ShouldBeTrue();
        (await officer.Get("/api/v1/staff/follow-ups")).Items().ShouldBeEmpty();
        string.Concat(all).ShouldNotContain("ส่งอาหาร");
        string.Concat(all).ShouldNotContain("resident-1");
        using var denied = await director.GetAsync("/api/v1/staff/follow-ups");
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task<Receipt> Person(HttpClient officer)
    {
        var receipt = await app.SubmitIncident(category: "people", change: b => b["community"] = TestDatabase.Community);
        await officer.OpenSensitive(receipt.Id);
        return receipt;
    }

    private static string Plan(Receipt receipt) => $"/api/v1/staff/incidents/{receipt.Id}/plan";

    private async Task<JsonElement> Save(
        HttpClient officer, Receipt receipt, int version, string what = "ส่งอาหาร", DateOnly? plannedOn = null, DateOnly? followUpOn = null, string state = "open") =>
        await (await Put(officer, receipt, version, what, plannedOn, followUpOn, state)).Ok();

    private Task<HttpResponseMessage> Put(
        HttpClient officer, Receipt receipt, int version, string what = "ส่งอาหาร", DateOnly? plannedOn = null, DateOnly? followUpOn = null, string state = "open") =>
        officer.Send(HttpMethod.Put, Plan(receipt), new
        {
            version,
            what,
            plannedOn = plannedOn ?? app.Day(1),
            place = "บ้านในชุมชน",
            byWhom = "นักพัฒนาสังคม",
            resources = "ข้าวสาร 5 กก.",
            followUpOn,
            state,
        });

    private static Task<HttpResponseMessage> Visit(HttpClient officer, Receipt receipt, string? key, string note = "พบตัว ได้รับอาหารแล้ว", DateOnly? followUpOn = null) =>
        officer.Send(HttpMethod.Post, Plan(receipt) + "/visits", new { note, outcome = "helped", followUpOn }, key);
}
