using System.Text.Json;

namespace Saphansung.Tests.Incidents;

public sealed class RoutingACaseTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_fact_that_means_danger_makes_an_emergency_at_once_and_the_case_tells_which_rule_fired()
    {
        using var resident = app.As("resident-1");
        var body = await app.Report("disrepair");
        body["answers"] = RoutingSteps.With(body["answers"]!, """{"danger":["liveWire"]}""");

        var receipt = await resident.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());

        receipt.Text("priority").ShouldBe("emergency");
        receipt.GetProperty("answerBy").GetDateTimeOffset().ShouldBe(app.Now.AddMinutes(15));
        receipt.GetProperty("next").Text("th").ShouldContain("1669");
        receipt.GetProperty("next").Text("en").ShouldContain("199");
        var id = receipt.GetProperty("id").GetGuid();
        var routed = Routed(await app.Opened(id));
        routed.GetProperty("rules").EnumerateArray().ShouldHaveSingleItem().Text("name").ShouldContain("สายไฟฟ้าขาด");
        (routed.Text("priority"), routed.Text("agency"), routed.GetProperty("offers").GetBoolean()).ShouldBe(("emergency", "MEA", false));
        (await app.Sql<string>("select suggested_agency || (rule_id = $2) from incident where id = $1", id, routed.GetProperty("rules")[0].GetProperty("id").GetGuid()))
            .ShouldBe("MEAtrue");
        // The reporter has no business with the office's rules.
        Kinds(await resident.Get($"/api/v1/incidents/{id}")).ShouldBe(["reported"]);
    }

    [Fact]
    public async Task Where_no_rule_fires_nothing_changes()
    {
        var receipt = await app.Report("disrepair", """{"kind":"road"}""");
        await app.Screened(receipt.Id);

        var opened = await app.Opened(receipt.Id);

        Kinds(opened).ShouldBe(["reported"]);
        (opened.Text("status"), opened.Text("priority")).ShouldBe(("received", "normal"));
        opened.GetProperty("assignments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Priority_and_agency_may_come_from_two_rules_and_both_are_told()
    {
        using var head = app.As("head-1");
        await head.SwitchedOn(RoutingSteps.Body("""{"category":["garbage"],"community":["c-02"]}""", priority: "high", name: "ชุมชนที่ขอเร่ง"));

        var receipt = await app.Report("garbage", "{}", community: TestDatabase.OtherCommunity);

        var routed = Routed(await app.Opened(receipt.Id));
        routed.GetProperty("rules").EnumerateArray().Select(r => r.Text("name")).ShouldBe(["ชุมชนที่ขอเร่ง", "ขยะตกค้าง"]);
        (routed.Text("priority"), routed.Text("agency")).ShouldBe(("high", "DIVISION"));
        Routed(await app.Opened((await app.Report("garbage", "{}", community: TestDatabase.Community)).Id)).Text("priority").ShouldBe("normal");
    }

    [Fact]
    public async Task A_rule_that_offers_hands_the_case_over_once_though_the_worker_dies_and_repeats_itself()
    {
        using var head = app.As("head-1");
        var rule = await head.SwitchedOn(RoutingSteps.Body("""{"category":["advice"],"answers":{"topic":["community"]}}""", "TELECOM", offers: true));
        app.Restart(working: false);
        var receipt = await app.Report("advice", """{"topic":"community"}""");
        Kinds(await app.Opened(receipt.Id)).ShouldBe(["reported", "routed"]);

        app.Restart(working: true);
        await app.Screened(receipt.Id);
        await app.Sql("insert into clock (id, kind, incident_id, due_at) values ($1, 'screen', $2, $3)", Guid.CreateVersion7(), receipt.Id, app.Now.UtcDateTime);
        app.Restart();
        await app.Screened(receipt.Id);

        var opened = await app.Opened(receipt.Id);
        Kinds(opened).ShouldBe(["reported", "routed", "moved", "assigned", "moved"]);
        opened.Text("status").ShouldBe("assigned");
        opened.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "assigned").GetProperty("by").Text("kind").ShouldBe("system");
        using var agency = await app.Agency("TELECOM");
        var offered = (await agency.Get("/api/v1/agency/assignments")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (offered.Text("status"), offered.GetProperty("incident").Text("reference")).ShouldBe(("offered", receipt.Reference));
        using var again = app.As("head-1");
        await again.Post($"{RoutingSteps.Rules}/{rule}/state", new { state = "off" });
    }

    [Fact]
    public async Task A_case_that_ended_before_the_worker_came_is_offered_to_nobody()
    {
        using var head = app.As("head-1");
        var rule = await head.SwitchedOn(RoutingSteps.Body("""{"category":["advice"],"answers":{"topic":["child"]}}""", "TELECOM", offers: true));
        app.Restart(working: false);
        var receipt = await app.Report("advice", """{"topic":"child"}""");
        using (var resident = app.As("resident-1")) await resident.Post($"/api/v1/incidents/{receipt.Id}/withdraw", new { reason = "ตัวอย่าง" });

        app.Restart(working: true);
        await app.Sql("insert into clock (id, kind, incident_id, due_at) values ($1, 'screen', $2, $3) on conflict do nothing", Guid.CreateVersion7(), receipt.Id, app.Now.UtcDateTime);
        await app.Screened(receipt.Id);

        (await app.Opened(receipt.Id)).GetProperty("assignments").GetArrayLength().ShouldBe(0);
        using var again = app.As("head-1");
        await again.Post($"{RoutingSteps.Rules}/{rule}/state", new { state = "off" });
    }

    [Fact]
    public async Task A_rule_for_an_agency_that_is_no_longer_active_names_none_and_says_so_but_its_priority_holds()
    {
        using var head = app.As("head-1");
        await app.Sql("update agency set active = false where code = 'FIRE'");
        app.Advance(TimeSpan.FromSeconds(61));
        try
        {
            var receipt = await app.Report("disaster", """{"kind":"chemical","danger":["leak"]}""");

            var routed = Routed(await app.Opened(receipt.Id));
            (routed.Text("priority"), routed.GetProperty("agency").GetString()).ShouldBe(("emergency", null));
            (await head.Get(RoutingSteps.Rules)).EnumerateArray().Where(r => !r.GetProperty("active").GetBoolean()).Select(r => r.Text("agency")).Distinct()
                .ShouldBe(["FIRE"]);
        }
        finally
        {
            await app.Sql("update agency set active = true where code = 'FIRE'");
            app.Advance(TimeSpan.FromSeconds(61));
        }
    }

    [Fact]
    public async Task Rules_look_at_the_offices_hours()
    {
        using var head = app.As("head-1");
        var rule = await head.SwitchedOn(RoutingSteps.Body("""{"category":["nuisance"],"hours":"outside"}""", "POLICE", "high"));

        (await app.Opened((await app.Report("nuisance", """{"kind":"smell"}""")).Id)).Text("priority").ShouldBe("normal");
        app.Advance(TimeSpan.FromHours(8));

        (await app.Opened((await app.Report("nuisance", """{"kind":"smell"}""")).Id)).Text("priority").ShouldBe("high");
        await head.Post($"{RoutingSteps.Rules}/{rule}/state", new { state = "off" });
    }

    private static JsonElement Routed(JsonElement opened) => opened.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "routed").GetProperty("data");

    private static List<string> Kinds(JsonElement incident) => [.. incident.GetProperty("events").EnumerateArray().Select(e => e.Text("kind"))];
}
