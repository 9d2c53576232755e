using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Webhooks;

public sealed class ManagingWebhooksTests(HookedApp app) : IClassFixture<HookedApp>
{
    private const string Path = "/api/v1/agency/webhooks";

    [Fact]
    public async Task Making_one_twice_with_the_same_key_makes_one_and_shows_the_same_secret()
    {
        using var mea = await app.Agency("MEA");
        var (key, body) = (Guid.NewGuid().ToString(), Body());

        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => mea.Post(Path, body, key)));
        using var other = await mea.Send(HttpMethod.Post, Path, Body(), key);
        using var keyless = await mea.Send(HttpMethod.Post, Path, body);

        made.Select(m => m.ToString()).Distinct().ShouldHaveSingleItem();
        await other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await keyless.Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
        (await mea.Get(Path)).EnumerateArray().ShouldHaveSingleItem().ToString().ShouldNotContain("whsec_");
        await mea.Send(HttpMethod.Delete, $"{Path}/{made[0].Text("id")}");
    }

    [Fact]
    public async Task An_agency_has_at_most_five_however_fast_it_asks()
    {
        using var mwa = await app.Agency("MWA");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mwa.Send(HttpMethod.Post, Path, Body(), Guid.NewGuid().ToString())));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(5);
        await answers.First(a => a.StatusCode != HttpStatusCode.Created).Refused(HttpStatusCode.Conflict, "too_many_webhooks");
        (await mwa.Get(Path)).GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task No_secret_stands_in_the_database_or_the_log()
    {
        await using var hook = await app.Hook("FIRE", "assignment.offered");
        await app.Offer("FIRE");
        await hook.Received(1);
        var bare = hook.Secret["whsec_".Length..];

        var rows = await app.Sql<string>("select string_agg(to_jsonb(endpoint)::text, '') from webhook_endpoint endpoint")
            + await app.Sql<string>("select string_agg(to_jsonb(outbox)::text, '') from outbox");

        rows.ShouldNotContain(bare);
        rows.ShouldNotContain(Convert.ToHexStringLower(Convert.FromBase64String(bare)));
        app.Log.Lines.ShouldNotContain(line => line.Contains(bare, StringComparison.Ordinal) || line.Contains(hook.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_day_and_then_alone()
    {
        await using var hook = await app.Hook("POLICE", "assignment.offered");
        var key = Guid.NewGuid().ToString();
        var rotated = await hook.Client.Post(hook.Path + "/rotate", new { }, key);
        var fresh = rotated.Text("secret");
        fresh.ShouldNotBe(hook.Secret);
        (await hook.Client.Post(hook.Path + "/rotate", new { }, key)).Text("secret").ShouldBe(fresh);
        (await hook.State()).GetProperty("oldSecretUntil").GetDateTimeOffset().ShouldBe(app.Now.AddHours(24));

        await app.Offer("POLICE");
        var both = (await hook.Received(1))[0];
        both.Signature.Split(' ').Length.ShouldBe(2);
        (both.SignedBy(hook.Secret) && both.SignedBy(fresh)).ShouldBeTrue();

        await hook.Delivery("sent", 1);
        app.Advance(TimeSpan.FromHours(24));
        await app.Offer("POLICE");
        var one = (await hook.Received(2))[1];
        one.Signature.Split(' ').Length.ShouldBe(1);
        (one.SignedBy(fresh) && !one.SignedBy(hook.Secret)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_leaked_secret_ends_at_once()
    {
        await using var hook = await app.Hook("POLICE", "assignment.offered");
        var fresh = (await hook.Client.Post(hook.Path + "/rotate", new { overlapHours = 0 }, Guid.NewGuid().ToString())).Text("secret");

        await app.Offer("POLICE");

        var call = (await hook.Received(1))[0];
        (call.SignedBy(fresh) && !call.SignedBy(hook.Secret)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_ping_goes_out_now_says_what_was_answered_and_counts_for_nothing()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");

        var answered = await hook.Client.Post(hook.Path + "/ping", new { });
        app.Receiver.Answers(hook.Name, 500);
        var refused = await hook.Client.Post(hook.Path + "/ping", new { });

        answered.GetProperty("delivered").GetBoolean().ShouldBeTrue();
        answered.GetProperty("status").GetInt32().ShouldBe(204);
        hook.Calls[0].Body.Text("type").ShouldBe("ping");
        hook.Calls[0].Id.ShouldBe(answered.Text("webhookId"));
        hook.Calls[0].SignedBy(hook.Secret).ShouldBeTrue();
        refused.GetProperty("delivered").GetBoolean().ShouldBeFalse();
        refused.Text("error").ShouldBe("500 ระบบปลายทางไม่พร้อม");
        var state = await hook.State();
        (state.GetProperty("failures").GetInt32(), state.GetProperty("stuck").GetInt32(), state.GetProperty("waiting").GetInt32()).ShouldBe((0, 0, 0));
        (await hook.Client.Get(hook.Path + "/deliveries?state=expired")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Switched_off_it_gets_nothing_but_a_ping_and_what_waited_can_be_seen()
    {
        await using var hook = await app.Hook("TELECOM", "assignment.offered");
        app.Receiver.Answers(hook.Name, 500);
        await app.Offer("TELECOM");
        await hook.Delivery("waiting", 1);

        var off = await (await hook.Client.Send(HttpMethod.Patch, hook.Path, new { enabled = false })).Ok();
        await app.Offer("TELECOM");
        app.Receiver.Recovers(hook.Name);
        app.Advance(TimeSpan.FromDays(1));

        off.Text("disabledBy").ShouldBe("agency");
        (await hook.Delivery("stuck", 1)).Text("error").ShouldContain("switched off");
        hook.Calls.Count.ShouldBe(1);
        (await hook.Client.Post(hook.Path + "/ping", new { })).GetProperty("delivered").GetBoolean().ShouldBeTrue();
        var on = await (await hook.Client.Send(HttpMethod.Patch, hook.Path, new { enabled = true, types = new List<string> { "case.closed" }, label = "ใหม่" })).Ok();
        on.GetProperty("disabledAt").ValueKind.ShouldBe(JsonValueKind.Null);
        on.Strings("types").ShouldBe(["case.closed"]);
        on.Text("label").ShouldBe("ใหม่");
    }

    [Fact]
    public async Task An_agency_that_is_no_longer_a_partner_is_told_nothing()
    {
        await using var hook = await app.Hook("HOSPITAL", "assignment.offered");
        app.Receiver.Answers(hook.Name, 500);
        await app.Offer("HOSPITAL");
        await hook.Delivery("waiting", 1);
        await app.Sql("update agency set active = false where code = 'HOSPITAL'");
        app.Advance(TimeSpan.FromHours(1));
        await app.Look();

        await app.Sql("update agency set active = true where code = 'HOSPITAL'");
        await hook.Delivery("waiting", 2);

        hook.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Another_agencys_webhook_does_not_exist_and_a_reading_key_manages_none()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        await app.Offer("MEA");
        var delivery = (await hook.Delivery("sent", 1)).Text("id");
        using var police = await app.Agency("POLICE");
        using var reader = await app.Agency("MEA", "read");
        using var tester = await app.Agency("MEA", test: true);
        (HttpMethod Method, string Path, object? Body)[] calls =
        [
            (HttpMethod.Patch, hook.Path, new { enabled = false }),
            (HttpMethod.Delete, hook.Path, null),
            (HttpMethod.Post, hook.Path + "/rotate", new { }),
            (HttpMethod.Post, hook.Path + "/ping", null),
            (HttpMethod.Get, hook.Path + "/deliveries", null),
            (HttpMethod.Post, hook.Path + "/replay", new { since = app.Now }),
            (HttpMethod.Post, $"{Path}/deliveries/{delivery}/replay", null),
        ];

        foreach (var (method, path, body) in calls)
        {
            foreach (var stranger in new[] { police, tester })
                await (await stranger.Send(method, path, body, Guid.NewGuid().ToString())).Refused(HttpStatusCode.NotFound, "not_found");
            await (await reader.Send(method, path, body, Guid.NewGuid().ToString())).Refused(HttpStatusCode.Forbidden, "forbidden");
        }

        (await police.Get(Path)).GetArrayLength().ShouldBe(0);
        hook.Calls.Count.ShouldBe(1);
        (await hook.State()).GetProperty("disabledAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Staff_see_every_webhook_caseworkers_replay_and_only_an_admin_rotates_and_switches()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        app.Receiver.Answers(hook.Name, 410);
        await app.Offer("MEA");
        var dead = (await hook.Delivery("stuck", 1)).Text("id");
        using var director = app.As("director-1");
        using var officer = app.As("officer-1");
        using var admin = app.As("admin-1");
        var path = $"/api/v1/staff/webhooks/{hook.Id}";
        Task<HttpResponseMessage> Ping(HttpClient who) => who.Send(HttpMethod.Post, path + "/ping");
        Task<HttpResponseMessage> Switch(HttpClient who) => who.Send(HttpMethod.Patch, path, new { enabled = true });
        Task<HttpResponseMessage> Rotate(HttpClient who) => who.Send(HttpMethod.Post, path + "/rotate", new { }, Guid.NewGuid().ToString());

        var seen = (await director.Get("/api/v1/staff/webhooks")).EnumerateArray().Single(w => w.Text("id") == hook.Id.ToString());
        seen.Text("disabledBy").ShouldBe("gone");
        (await director.Get(path + "/deliveries?state=stuck")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("error").ShouldStartWith("410");
        (await director.Get("/api/v1/staff/webhooks?test=true")).EnumerateArray().ShouldNotContain(w => w.Text("id") == hook.Id.ToString());
        await (await Ping(director)).Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var call in new[] { Switch, Rotate }) await (await call(officer)).Refused(HttpStatusCode.Forbidden, "forbidden");
        app.Receiver.Recovers(hook.Name);
        (await (await Ping(officer)).Ok()).GetProperty("delivered").GetBoolean().ShouldBeTrue();
        await (await Switch(admin)).Ok();
        (await (await Rotate(admin)).Ok()).Text("secret").ShouldStartWith("whsec_");

        await officer.Post($"/api/v1/staff/webhooks/deliveries/{dead}/replay", new { });

        await App.Eventually(async () =>
        {
            await app.Look();
            (await app.Sql<string>("select state from outbox where id = $1", Guid.Parse(dead))).ShouldBe("sent");
        });
        (await officer.Get("/api/v1/staff/deliveries")).GetProperty("items").EnumerateArray().ShouldNotContain(d => d.Text("kind") == "webhook");
    }

    private object Body() => new { url = $"{app.Receiver.Site}unused-{Guid.NewGuid():N}", label = "ระบบทดสอบ", types = new List<string> { "case.closed" } };
}
