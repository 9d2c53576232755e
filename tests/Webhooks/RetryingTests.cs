using System.Text.Json;
using Saphansung.Api.Webhooks;

namespace Saphansung.Tests.Webhooks;

/// <summary>From the outbox to the agency's system, through everything that can go wrong on the way.</summary>
public sealed class RetryingTests(HookedApp app) : IClassFixture<HookedApp>
{
    [Fact]
    public async Task It_is_tried_again_after_growing_pauses_under_the_same_id_with_the_same_bytes_and_a_new_timestamp()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        app.Receiver.Answers(hook.Name, 500);
        await app.Offer("MEA");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var waiting = await hook.Delivery("waiting", attempt);
            waiting.GetProperty("status").GetInt32().ShouldBe(500);
            waiting.Text("error").ShouldBe("500 ระบบปลายทางไม่พร้อม");
            var pause = waiting.GetProperty("dueAt").GetDateTimeOffset() - app.Now;
            pause.ShouldBeInRange(WebhookRules.Pauses[attempt - 1], WebhookRules.Pauses[attempt - 1] * 1.1);
            app.Advance(pause);
        }

        app.Receiver.Recovers(hook.Name);
        app.Advance(TimeSpan.FromHours(3));
        await hook.Delivery("sent");

        hook.Calls.Count.ShouldBeInRange(4, 5);
        hook.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem();
        hook.Calls.Select(c => Convert.ToBase64String(c.Bytes)).Distinct().ShouldHaveSingleItem();
        hook.Calls.Select(c => c.Timestamp).Distinct().Count().ShouldBe(hook.Calls.Count);
        hook.Calls.ShouldAllBe(c => c.SignedBy(hook.Secret));
        var state = await hook.State();
        state.GetProperty("failures").GetInt32().ShouldBe(0);
        state.GetProperty("failingSince").ValueKind.ShouldBe(JsonValueKind.Null);
        state.GetProperty("lastSuccessAt").GetDateTimeOffset().ShouldBe(app.Now);
    }

    [Fact]
    public async Task After_the_last_try_it_is_a_dead_letter_that_can_be_replayed_under_the_same_id()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        app.Receiver.Answers(hook.Name, 500);
        await app.Offer("MEA");
        await hook.Delivery("waiting", 1);
        await app.Sql("update outbox set attempts = 9, due_at = $2 where endpoint_id = $1", hook.Id, app.Now.UtcDateTime);

        var dead = await hook.Delivery("stuck", 10);
        (await hook.State()).GetProperty("stuck").GetInt32().ShouldBe(1);
        app.Receiver.Recovers(hook.Name);
        (await hook.Client.Post($"/api/v1/agency/webhooks/deliveries/{dead.Text("id")}/replay", new { })).Text("state").ShouldBe("waiting");

        (await hook.Delivery("sent", 1)).Text("id").ShouldBe(dead.Text("id"));
        hook.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem().ShouldBe(dead.Text("webhookId"));
    }

    [Fact]
    public async Task A_kill_between_sending_and_writing_it_down_sends_again_under_the_same_id()
    {
        await using var hook = await app.Hook("MWA", "assignment.offered");
        app.Receiver.Hangs(hook.Name);
        await app.Offer("MWA");
        await hook.Received(1);

        app.Restart();
        app.Receiver.Recovers(hook.Name);
        app.Advance(TimeSpan.FromSeconds(29));
        await app.Look();
        hook.Calls.Count.ShouldBe(1);
        app.Advance(TimeSpan.FromSeconds(1));

        await hook.Delivery("sent", 2);
        hook.Calls.Select(c => c.Id).Distinct().ShouldHaveSingleItem();
        hook.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_accepted_before_a_stop_goes_out_afterwards()
    {
        await using var hook = await app.Hook("FIRE", "assignment.offered");
        app.Restart(working: false);
        await app.Offer("FIRE");
        app.Restart(working: true);

        await hook.Received(1);
    }

    [Fact]
    public async Task Gone_switches_the_webhook_off_and_buries_what_waits()
    {
        await using var hook = await app.Hook("POLICE", "assignment.offered");
        app.Receiver.Answers(hook.Name, 410);
        await app.Offer("POLICE");
        await hook.Delivery("stuck", 1);

        (await hook.State()).Text("disabledBy").ShouldBe("gone");
        await app.Offer("POLICE");
        await app.Look();

        hook.Calls.Count.ShouldBe(1);
        (await app.Sql<long>("select count(*) from outbox where endpoint_id = $1", hook.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_came_while_it_was_off_is_sent_when_it_is_on_and_replayed()
    {
        await using var hook = await app.Hook("POLICE", "assignment.offered");
        // What other tests offered to the same agency lies before.
        app.Advance(TimeSpan.FromSeconds(1));
        var since = app.Now;
        app.Receiver.Answers(hook.Name, 410);
        await app.Offer("POLICE");
        await hook.Delivery("stuck", 1);
        await app.Offer("POLICE");
        app.Receiver.Recovers(hook.Name);
        using var off = await hook.Client.Send(HttpMethod.Post, hook.Path + "/replay", new { since });
        await off.Refused(System.Net.HttpStatusCode.Conflict, "webhook_disabled");

        await hook.Client.Send(HttpMethod.Patch, hook.Path, new { enabled = true });
        (await hook.Client.Post(hook.Path + "/replay", new { since })).GetProperty("queued").GetInt32().ShouldBe(2);
        await hook.Received(3);
        (await hook.Client.Post(hook.Path + "/replay", new { since })).GetProperty("queued").GetInt32().ShouldBe(0);

        hook.Calls.Select(c => c.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Five_days_of_failing_switch_it_off()
    {
        await using var hook = await app.Hook("TELECOM", "assignment.offered");
        app.Receiver.Answers(hook.Name, 404);
        await app.Offer("TELECOM");
        await hook.Delivery("waiting", 1);
        await app.Sql("update webhook_endpoint set failing_since = $2 where id = $1", hook.Id, app.Now.UtcDateTime.AddDays(-5));
        app.Advance(TimeSpan.FromSeconds(6));

        await hook.Delivery("stuck", 2);

        var state = await hook.State();
        state.Text("disabledBy").ShouldBe("failing");
        state.Text("lastError").ShouldStartWith("404");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_a_failure_and_is_not_followed(int status)
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        var elsewhere = $"elsewhere-{Guid.NewGuid():N}";
        app.Receiver.Answers(hook.Name, status, ("Location", $"/{elsewhere}"));
        await app.Offer("MEA");

        (await hook.Delivery("waiting", 1)).GetProperty("status").GetInt32().ShouldBe(status);

        app.Receiver.Calls(elsewhere).ShouldBeEmpty();
    }

    [Fact]
    public async Task Retry_After_is_honoured_for_all_of_the_webhooks_messages()
    {
        await using var hook = await app.Hook("MEA", "assignment.offered");
        app.Receiver.Answers(hook.Name, 429, ("Retry-After", "600"));
        await app.Offer("MEA");
        (await hook.Delivery("waiting", 1)).GetProperty("dueAt").GetDateTimeOffset().ShouldBe(app.Now.AddSeconds(600));
        app.Receiver.Recovers(hook.Name);

        await app.Offer("MEA");
        app.Advance(TimeSpan.FromSeconds(590));
        await app.Look();
        hook.Calls.Count.ShouldBe(1);
        app.Advance(TimeSpan.FromSeconds(10));

        await hook.Received(3);
    }

    [Fact]
    public async Task A_hanging_target_delays_neither_LINE_nor_another_webhook_and_its_call_ends_after_15_seconds()
    {
        await using var hanging = await app.Hook("MEA", "assignment.offered");
        await using var swift = await app.Hook("MEA", "assignment.offered");
        app.Receiver.Hangs(hanging.Name);
        for (var i = 0; i < 10; i++) await app.Offer("MEA", reporter: $"resident-line-{i}");
        await hanging.Received(1);

        await swift.Received(10);
        using var officer = app.As("officer-1");
        var asked = await app.SubmitIncident("resident-line-0");
        await officer.Move(asked.Id, "waiting_reporter", "ขยะอยู่ฝั่งไหนของซอย");
        await App.Eventually(() => Task.FromResult(app.Line.Inbox("resident-line-0").Any(m => m.Readable().Contains("ฝั่งไหน", StringComparison.Ordinal))), "the message on LINE");

        hanging.Calls.Count.ShouldBe(1);
        app.Receiver.Recovers(hanging.Name);
        app.Advance(TimeSpan.FromSeconds(15));
        await App.Eventually(async () => (await hanging.State()).GetProperty("failures").GetInt32().ShouldBe(1));
        (await hanging.State()).Text("lastError").ShouldBe("timeout");
        app.Advance(TimeSpan.FromSeconds(6));
        await hanging.Received(11);
    }

    [Fact]
    public async Task A_webhook_gets_one_message_at_a_time_in_their_order()
    {
        await using var hook = await app.Hook("HOSPITAL", "assignment.offered");
        var most = 0L;
        app.Receiver.Answers(hook.Name, async _ =>
            most = Math.Max(most, await app.Sql<long>("select count(*) from outbox where endpoint_id = $1 and state = 'sending'", hook.Id)));
        var offered = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            app.Advance(TimeSpan.FromSeconds(1));
            offered.Add((await app.Offer("HOSPITAL")).Assignment);
        }

        (await hook.Received(8)).Select(c => c.Data.Text("assignmentId")).ShouldBe(offered);
        most.ShouldBe(1);
    }
}
