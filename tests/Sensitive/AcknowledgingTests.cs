using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Sensitive;

public sealed class AcknowledgingTests(App app) : IClassFixture<App>
{
    private const string Silence = "ยังไม่มีผู้รับทราบ";

    [Fact]
    public async Task A_new_report_calls_those_on_duty_once_and_says_nothing_of_what_it_is()
    {
        await Known("officer-1", "officer-2", "head-1", "director-1");
        await app.OnDuty("officer-2");

        var receipt = await app.SubmitIncident(category: "people", change: b => b["description"] = "ยายอยู่คนเดียว ไม่มีข้าวกิน");
        await App.Eventually(() => app.Told("officer-2", receipt.Reference).ShouldHaveSingleItem());
        await app.Screened(receipt.Id);

        var message = app.Told("officer-2", receipt.Reference).Single();
        message.ShouldContain($"/staff/cases/{receipt.Id}");
        foreach (var secret in (string[])["ยาย", "ข้าว", "ผู้ต้องการความช่วยเหลือ", "people", "ชุมชน"]) message.ShouldNotContain(secret);
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", receipt.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task While_nobody_is_on_duty_all_officers_and_heads_are_called_and_nobody_else()
    {
        await Known("officer-1", "officer-2", "head-1", "director-1", "admin-1", "committee-1");
        await app.OnDuty();

        var receipt = await app.SubmitIncident(category: "disease");

        foreach (var key in (string[])["officer-1", "officer-2", "head-1"])
            await App.Eventually(() => app.Told(key, receipt.Reference).ShouldHaveSingleItem());
        foreach (var key in (string[])["director-1", "admin-1", "committee-1"]) app.Told(key, receipt.Reference).ShouldBeEmpty();
        var open = await app.SubmitIncident();
        await app.Screened(open.Id);
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", open.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Acknowledging_stops_the_clock_and_makes_the_case_worker()
    {
        using var officer = app.As("officer-2");
        using var late = app.As("officer-1");
        using var reporter = app.As("resident-1");
        await Known("head-1");
        await app.OnDuty("officer-2");
        var receipt = await app.SubmitIncident(category: "people");
        await app.Screened(receipt.Id);
        await officer.OpenSensitive(receipt.Id);
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("acknowledgeBy").GetDateTimeOffset().ShouldBe(app.Now.AddMinutes(30));
        (await Card(officer, receipt)).GetProperty("acknowledgeBy").GetDateTimeOffset().ShouldBe(app.Now.AddMinutes(30));

        var known = await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/acknowledge", new { });
        var again = await late.Post($"/api/v1/staff/incidents/{receipt.Id}/acknowledge", new { });
        app.Advance(TimeSpan.FromMinutes(45));

        (await Card(officer, receipt)).IsNull("acknowledgeBy").ShouldBeTrue();
        again.ToString().ShouldBe(known.ToString());
        known.Text("by").ShouldBe(LineSide.NameOf("officer-2"));
        known.Text("officer").ShouldBe(LineSide.NameOf("officer-2"));
        (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'acknowledge'", receipt.Id)).ShouldBe(0);
        app.Told("head-1", receipt.Reference).ShouldBeEmpty();
        (await app.Events(receipt.Id, "acknowledged")).ShouldBe(1);
        var seen = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
        seen.GetProperty("acknowledged").Text("by").ShouldBe(LineSide.NameOf("officer-2"));
        seen.GetProperty("location").GetProperty("blurred").GetBoolean().ShouldBeFalse();
        var told = (await reporter.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "acknowledged");
        told.GetProperty("by").GetProperty("name").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Silence_tells_the_head_once_and_a_late_acknowledgement_takes_the_flag_down()
    {
        using var officer = app.As("officer-1");
        await Known("head-1", "director-1");
        await app.OnDuty("officer-1");
        var receipt = await app.SubmitIncident(category: "people", change: b => b["description"] = "ยายอยู่คนเดียว");
        await app.Screened(receipt.Id);

        app.Advance(TimeSpan.FromMinutes(29));
        app.Told("head-1", receipt.Reference).ShouldBeEmpty();
        app.Advance(TimeSpan.FromMinutes(2));
        await App.Eventually(() => app.Told("head-1", receipt.Reference).ShouldHaveSingleItem());
        app.Advance(TimeSpan.FromMinutes(40));
        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/acknowledge", new { });

        app.Told("head-1", receipt.Reference).ShouldHaveSingleItem().ShouldContain(Silence);
        app.Told("head-1", receipt.Reference).Single().ShouldNotContain("ยาย");
        app.Told("director-1", receipt.Reference).ShouldBeEmpty();
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'escalated' and data->>'clock' = 'acknowledge'", receipt.Id)).ShouldBe(1);
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'flagged' and data->>'flag' = 'unacknowledged'", receipt.Id)).ShouldBe(1);
        (await app.Flags(receipt.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_puts_a_flag_on_the_case()
    {
        await Known("head-1");
        await app.OnDuty();
        var receipt = await app.SubmitIncident(category: "disease");
        await app.Screened(receipt.Id);

        app.Advance(TimeSpan.FromMinutes(31));

        await App.Eventually(async () => (await app.Flags(receipt.Id)).ShouldBe(["unacknowledged"]));
    }

    [Fact]
    public async Task Whoever_works_on_the_case_has_taken_notice_of_it()
    {
        using var officer = app.As("officer-1");
        await Known("head-1");
        var receipt = await app.SubmitIncident(category: "people");
        await app.Screened(receipt.Id);
        await officer.OpenSensitive(receipt.Id);
        await officer.Move(receipt.Id, "triaged");

        app.Advance(TimeSpan.FromMinutes(31));

        await App.Eventually(async () =>
            (await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'acknowledge'", receipt.Id)).ShouldBe(0));
        (await app.Flags(receipt.Id)).ShouldBeEmpty();
        app.Told("head-1", Silence).Where(text => text.Contains(receipt.Reference, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Duty_is_everybodys_own_and_only_caseworkers_have_it()
    {
        using var officer = app.As("officer-3");
        using var director = app.As("director-1");
        using var resident = app.As("resident-1");

        var on = await (await officer.Send(HttpMethod.Put, "/api/v1/staff/duty", new { onDuty = true })).Ok();
        var off = await (await officer.Send(HttpMethod.Put, "/api/v1/staff/duty", new { onDuty = false })).Ok();

        Mine(on).ShouldBeTrue();
        Mine(off).ShouldBeFalse();
        Mine(await officer.Get("/api/v1/staff/duty")).ShouldBeFalse();
        foreach (var other in (HttpClient[])[director, resident])
        {
            using var refused = await other.Send(HttpMethod.Put, "/api/v1/staff/duty", new { onDuty = true });
            await refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        }

        static bool Mine(JsonElement list) => list.EnumerateArray().Single(p => p.Text("name") == LineSide.NameOf("officer-3")).GetProperty("onDuty").GetBoolean();
    }

    [Fact]
    public async Task Only_a_sensitive_report_is_acknowledged_and_only_by_a_caseworker()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var (open, secret) = (await app.SubmitIncident(), await app.SubmitIncident(category: "people"));

        using var needless = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{open.Id}/acknowledge");
        await needless.Refused(HttpStatusCode.NotFound, "not_found");
        using var foreign = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{Guid.NewGuid()}/acknowledge");
        await foreign.Refused(HttpStatusCode.NotFound, "not_found");
        using var denied = await director.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{secret.Id}/acknowledge");
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<JsonElement> Card(HttpClient officer, Receipt receipt) =>
        (await officer.Get($"/api/v1/staff/incidents?q={receipt.Reference}")).Items().Single();

    private async Task Known(params string[] keys)
    {
        foreach (var key in keys)
        {
            using var person = app.As(key);
            await person.Get("/api/v1/me");
        }
    }
}
