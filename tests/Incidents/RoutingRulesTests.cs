using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class RoutingRulesTests(App app) : IClassFixture<App>
{
    private const string Rules = RoutingSteps.Rules;

    [Fact]
    public async Task Officers_read_the_rules_and_only_the_head_changes_them()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var first = (await officer.Get(Rules))[0];
        var body = RoutingSteps.Body("""{"category":["garbage"]}""", "DIVISION");
        (HttpMethod, string, object)[] changes =
        [
            (HttpMethod.Post, Rules, body),
            (HttpMethod.Put, $"{Rules}/{first.Text("id")}", body),
            (HttpMethod.Post, $"{Rules}/{first.Text("id")}/trial", new { }),
            (HttpMethod.Post, $"{Rules}/{first.Text("id")}/state", new { state = "off" }),
            (HttpMethod.Put, $"{Rules}/order", new { ids = Array.Empty<Guid>() }),
        ];

        (first.Text("state"), first.Text("priority"), first.GetProperty("offers").GetBoolean()).ShouldBe(("on", "emergency", false));
        using (var refused = await director.GetAsync(Rules)) await refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var (method, path, change) in changes)
        {
            using var refused = await officer.Send(method, path, change, Guid.NewGuid().ToString());
            await refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task A_new_rule_is_a_draft_at_the_end_and_a_repeated_call_writes_no_second_one()
    {
        using var head = app.As("head-1");
        var (body, key) = (RoutingSteps.Body("""{"category":["garbage"]}""", "DIVISION", name: "ครั้งเดียว"), Guid.NewGuid().ToString());

        var written = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => head.Post(Rules, body, key)));

        written.Select(w => w.Text("id")).Distinct().ShouldHaveSingleItem();
        var last = (await head.Get(Rules)).EnumerateArray().Last();
        (last.Text("name"), last.Text("state"), last.GetProperty("version").GetInt32()).ShouldBe(("ครั้งเดียว", "draft", 1));
        using var other = await head.Send(HttpMethod.Post, Rules, RoutingSteps.Body("{}", "MEA"), key);
        await other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task A_rule_is_switched_on_only_after_a_trial_and_a_changed_rule_needs_a_new_one()
    {
        using var head = app.As("head-1");
        var body = RoutingSteps.Body("""{"category":["advice"]}""", "MWA");
        var id = (await head.Post(Rules, body, Guid.NewGuid().ToString())).Text("id");
        await TrialNeeded();

        await head.Trial(id);
        (await head.Post($"{Rules}/{id}/state", new { state = "on" })).Text("state").ShouldBe("on");
        // Saying the same again is no change.
        (await (await head.Send(HttpMethod.Put, $"{Rules}/{id}", body)).Ok()).Text("state").ShouldBe("on");

        var changed = await (await head.Send(HttpMethod.Put, $"{Rules}/{id}", RoutingSteps.Body("""{"category":["advice"]}""", "MEA"))).Ok();
        (changed.Text("state"), changed.GetProperty("version").GetInt32(), changed.GetProperty("tried").GetBoolean()).ShouldBe(("draft", 2, false));
        changed.GetProperty("trial").GetProperty("version").GetInt32().ShouldBe(1);
        await TrialNeeded();
        await head.Trial(id);
        await head.Post($"{Rules}/{id}/state", new { state = "on" });
        (await head.Post($"{Rules}/{id}/state", new { state = "off" })).Text("state").ShouldBe("off");

        async Task TrialNeeded()
        {
            using var refused = await head.Send(HttpMethod.Post, $"{Rules}/{id}/state", new { state = "on" });
            await refused.Refused(HttpStatusCode.Conflict, "trial_needed");
        }
    }

    [Theory]
    [InlineData("""{"name":"","conditions":{},"agency":"MEA","offers":false}""", "name")]
    [InlineData("""{"name":"x","agency":"MEA","offers":false}""", "conditions")]
    [InlineData("""{"name":"x","conditions":{},"offers":false}""", "agency")]
    [InlineData("""{"name":"x","conditions":{},"agency":"NASA","offers":false}""", "agency")]
    [InlineData("""{"name":"x","conditions":{},"priority":"high","offers":true}""", "agency")]
    [InlineData("""{"name":"x","conditions":{},"priority":"soon","offers":false}""", "priority")]
    [InlineData("""{"name":"x","conditions":{"category":["comets"]},"agency":"MEA","offers":false}""", "conditions.category")]
    [InlineData("""{"name":"x","conditions":{"category":[]},"agency":"MEA","offers":false}""", "conditions.category")]
    [InlineData("""{"name":"x","conditions":{"community":["c-99"]},"agency":"MEA","offers":false}""", "conditions.community")]
    [InlineData("""{"name":"x","conditions":{"hours":"lunch"},"agency":"MEA","offers":false}""", "conditions.hours")]
    [InlineData("""{"name":"x","conditions":{"from":"22:00"},"agency":"MEA","offers":false}""", "conditions.from")]
    [InlineData("""{"name":"x","conditions":{"from":"22:00","to":"24:00"},"agency":"MEA","offers":false}""", "conditions.to")]
    [InlineData("""{"name":"x","conditions":{"answers":{"colour":["red"]}},"agency":"MEA","offers":false}""", "conditions.answers.colour")]
    [InlineData("""{"name":"x","conditions":{"category":["garbage"],"answers":{"waterDepth":["1"]}},"agency":"MEA","offers":false}""", "conditions.answers.waterDepth")]
    [InlineData("""{"name":"x","conditions":{"answers":{"danger":["comet"]}},"agency":"MEA","offers":false}""", "conditions.answers.danger")]
    [InlineData("""{"name":"x","conditions":{"answers":{"danger":null}},"agency":"MEA","offers":false}""", "conditions.answers.danger")]
    public async Task A_rule_that_could_not_work_is_refused_with_its_field(string body, string field)
    {
        using var head = app.As("head-1");

        using var answer = await head.Send(HttpMethod.Post, Rules, System.Text.Json.JsonElement.Parse(body), Guid.NewGuid().ToString());

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(field);
    }

    [Fact]
    public async Task The_order_names_every_rule_once()
    {
        using var head = app.As("head-1");
        var ids = (await head.Get(Rules)).EnumerateArray().Select(r => r.Text("id")).ToList();
        string[] turned = [.. Enumerable.Reverse(ids)];

        var ordered = await (await head.Send(HttpMethod.Put, $"{Rules}/order", new { ids = turned })).Ok();

        ordered.EnumerateArray().Select(r => r.Text("id")).ShouldBe(turned);
        foreach (var wrong in (string[][])[[.. turned.Skip(1)], [.. turned, turned[0]], [.. turned.Skip(1), Guid.NewGuid().ToString()]])
        {
            using var refused = await head.Send(HttpMethod.Put, $"{Rules}/order", new { ids = wrong });
            await refused.Refused(HttpStatusCode.BadRequest, "validation_failed");
        }

        (await head.Get(Rules)).EnumerateArray().Select(r => r.Text("id")).ShouldBe(turned);
        await (await head.Send(HttpMethod.Put, $"{Rules}/order", new { ids })).Ok();
    }

    [Fact]
    public async Task A_rule_that_is_not_there_is_404()
    {
        using var head = app.As("head-1");
        var path = $"{Rules}/{Guid.NewGuid()}";
        foreach (var (method, end, body) in ((HttpMethod, string, object)[])[
            (HttpMethod.Put, "", RoutingSteps.Body("{}", "MEA")), (HttpMethod.Post, "/trial", new { }), (HttpMethod.Post, "/state", new { state = "off" })])
        {
            using var answer = await head.Send(method, path + end, body);
            await answer.Refused(HttpStatusCode.NotFound, "not_found");
        }
    }
}
