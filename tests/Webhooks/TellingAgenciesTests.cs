using System.Net;
using System.Text;

namespace Saphansung.Tests.Webhooks;

public sealed class TellingAgenciesTests(HookedApp app) : IClassFixture<HookedApp>
{
    [Fact]
    public async Task An_offer_is_told_at_once_signed_thin_and_under_the_id_of_the_change()
    {
        await using var hook = await app.Hook("MEA");
        var (receipt, assignment) = await app.Offer("MEA", reporter: "resident-thin");

        var call = (await hook.Received(1))[0];

        call.SignedBy(hook.Secret).ShouldBeTrue();
        call.SignedBy("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").ShouldBeFalse();
        call.Timestamp.ShouldBe($"{app.Now.ToUnixTimeSeconds()}");
        call.Body.EnumerateObject().Select(p => p.Name).ShouldBe(["type", "timestamp", "data"]);
        call.Body.Text("type").ShouldBe("assignment.offered");
        call.Body.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(app.Now);
        call.Data.Text("assignmentId").ShouldBe(assignment);
        call.Data.Text("incidentId").ShouldBe(receipt.Id.ToString());
        call.Data.Text("reference").ShouldBe(receipt.Reference);
        call.Data.Text("status").ShouldBe("offered");
        // The case moved on after the line was written: what is told is how the transaction left it.
        call.Data.Text("incidentStatus").ShouldBe("assigned");
        call.Data.Text("origin").ShouldBe("sps");
        call.Data.GetProperty("hops").GetInt32().ShouldBe(0);
        (await hook.Client.Get(call.Data.Text("url"))).Text("id").ShouldBe(assignment);
        var change = (await hook.Client.Get("/api/v1/agency/changes")).GetProperty("items").EnumerateArray().Last();
        change.Text("id").ShouldBe(call.Id);
        change.Text("type").ShouldBe("assignment.offered");
        change.Text("origin").ShouldBe("sps");
        Encoding.UTF8.GetString(call.Bytes).ShouldNotContain("ขยะ");
    }

    [Fact]
    public async Task What_the_agency_does_itself_is_not_echoed_and_what_others_do_is_told()
    {
        await using var hook = await app.Hook("MEA");
        var (receipt, assignment) = await app.Offer("MEA", reporter: "resident-echo");
        await hook.Received(1);
        await (await hook.Client.Answer(assignment, "accepted")).Ok();
        await (await hook.Client.Answer(assignment, "done", photoIds: [await hook.Client.UploadPhoto()])).Ok();
        using var resident = app.As("resident-echo");

        await resident.Post($"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = true });

        var calls = await hook.Received(2);
        calls.Select(c => c.Body.Text("type")).ShouldBe(["assignment.offered", "case.confirmed"]);
        calls[1].Data.Text("incidentStatus").ShouldBe("resolved");
    }

    [Fact]
    public async Task A_corrected_priority_a_dispute_and_a_release_are_told()
    {
        await using var hook = await app.Hook("MEA");
        using var officer = app.As("officer-1");
        var (receipt, assignment) = await app.Offer("MEA", reporter: "resident-three");
        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/priority", new { priority = "high", reason = "ใกล้โรงเรียน" });
        await (await hook.Client.Answer(assignment, "accepted")).Ok();
        await (await hook.Client.Answer(assignment, "done", photoIds: [await hook.Client.UploadPhoto()])).Ok();
        using var resident = app.As("resident-three");
        await resident.Post($"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = false, comment = "ยังดับอยู่" });
        app.Advance(TimeSpan.FromSeconds(1));
        var again = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await officer.Post($"/api/v1/staff/assignments/{again}/release", new { reason = "ส่งผิดหน่วยงาน" });

        var calls = await hook.Received(5);

        calls.Select(c => c.Body.Text("type")).ShouldBe(["assignment.offered", "case.changed", "case.disputed", "assignment.offered", "assignment.released"]);
        calls[^1].Data.Text("assignmentId").ShouldBe(again);
        calls[^1].Data.Text("status").ShouldBe("expired");
        calls.ShouldAllBe(c => c.SignedBy(hook.Secret) && !Encoding.UTF8.GetString(c.Bytes).Contains("ดับอยู่", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_sensitive_case_only_ids_are_told()
    {
        await using var hook = await app.Hook("HOSPITAL");
        var (receipt, assignment) = await app.Offer("HOSPITAL", "people", "resident-quiet");

        var call = (await hook.Received(1))[0];

        call.Data.EnumerateObject().Select(p => p.Name).ShouldBe(["changeId", "assignmentId", "incidentId", "url", "origin", "hops"]);
        call.Data.Text("assignmentId").ShouldBe(assignment);
        Encoding.UTF8.GetString(call.Bytes).ShouldNotContain(receipt.Reference);
    }

    [Fact]
    public async Task Another_agency_hears_nothing_and_nor_does_a_webhook_that_did_not_ask()
    {
        await using var all = await app.Hook("MEA");
        await using var some = await app.Hook("MEA", "case.closed");
        await using var other = await app.Hook("TELECOM");
        await app.Offer("MEA");

        await all.Received(1);

        (await app.Sql<long>("select count(*) from outbox where endpoint_id = any($1)", new[] { some.Id, other.Id })).ShouldBe(0);
    }

    [Fact]
    public async Task Both_webhooks_of_an_agency_get_the_same_id_for_the_same_change()
    {
        await using var one = await app.Hook("MWA");
        await using var two = await app.Hook("MWA");
        await app.Offer("MWA");

        (await one.Received(1))[0].Id.ShouldBe((await two.Received(1))[0].Id);
        (await two.Received(1))[0].SignedBy(one.Secret).ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_that_is_not_committed_is_told_to_nobody()
    {
        await using var hook = await app.Hook("FIRE");
        var (receipt, _) = await app.Offer("FIRE", reporter: "resident-undone");
        using var resident = app.As("resident-undone");
        Task<HttpResponseMessage> Say(params Guid[] photoIds) =>
            resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Id}/messages", new { text = "ยังมีควัน", photoIds }, Guid.NewGuid().ToString());

        using var refused = await Say(Guid.NewGuid());
        await (await Say()).Ok();

        await refused.Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await hook.Received(2)).Select(c => c.Body.Text("type")).ShouldBe(["assignment.offered", "case.changed"]);
    }

    [Fact]
    public async Task Test_cases_are_told_to_webhooks_made_with_a_test_key_and_real_ones_are_not()
    {
        using var tester = await app.Agency("MEA", test: true);
        await using var live = await app.Hook("MEA");
        var name = $"hook-{Guid.NewGuid():N}";
        var made = await tester.Post("/api/v1/agency/webhooks", new { url = app.Receiver.Site + name, label = "ทดสอบ" }, Guid.NewGuid().ToString());
        await app.Offer("MEA");
        await live.Received(1);
        app.Receiver.Calls(name).ShouldBeEmpty();

        await tester.Post("/api/v1/agency/test-cases", new { category = "disrepair" }, Guid.NewGuid().ToString());

        await App.Eventually(async () =>
        {
            await app.Look();
            app.Receiver.Calls(name).ShouldHaveSingleItem().SignedBy(made.Text("secret")).ShouldBeTrue();
        });
        live.Calls.Count.ShouldBe(1);
        (await tester.Get(app.Receiver.Calls(name)[0].Data.Text("url"))).Text("status").ShouldBe("offered");
        (await hookList(live.Client)).ShouldNotContain(made.Text("id"));
        (await hookList(tester)).ShouldBe([made.Text("id")]);

        static async Task<List<string>> hookList(HttpClient client) =>
            [.. (await client.Get("/api/v1/agency/webhooks")).EnumerateArray().Select(w => w.Text("id"))];
    }

    /// <summary>The types are named in the database; a new one there must be known here, or nobody could ask for it.</summary>
    [Fact]
    public async Task Every_type_of_change_can_be_asked_for()
    {
        var function = await app.Sql<string>("select pg_get_functiondef('tell_agencies'::regproc)");

        var types = function.Split("then '").Skip(1).Select(rest => rest.Split('\'')[0]).Where(type => type.Contains('.', StringComparison.Ordinal)).Distinct();

        types.Order().ShouldBe(Api.Webhooks.WebhookTypes.All.Order());
    }
}
