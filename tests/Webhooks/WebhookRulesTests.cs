using Saphansung.Api.Webhooks;

namespace Saphansung.Tests.Webhooks;

public sealed class WebhookRulesTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);

    /// <summary>The table of the specification: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h.</summary>
    [Fact]
    public void Ten_tries_follow_the_specifications_schedule_and_then_it_is_a_dead_letter()
    {
        var pauses = Enumerable.Range(1, 9).Select(attempts => After(Failed(500), attempts).DueAt - Now).ToList();

        pauses.ShouldBe([
            TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
            TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
        ]);
        pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause).ShouldBe(new(75, 35, 5));
        After(Failed(500), 9).State.ShouldBe("waiting");
        After(Failed(500), 10).State.ShouldBe("stuck");
    }

    [Fact]
    public void Chance_spreads_a_pause_by_at_most_a_tenth() =>
        (WebhookRules.AfterTry(Message(3), Failed(500), Now, 1).DueAt - Now).ShouldBe(TimeSpan.FromMinutes(33));

    [Theory]
    [InlineData(200, "sent")]
    [InlineData(204, "sent")]
    [InlineData(299, "sent")]
    [InlineData(301, "waiting")]
    [InlineData(404, "waiting")]
    [InlineData(500, "waiting")]
    [InlineData(null, "waiting")]
    [InlineData(410, "stuck")]
    public void Only_2xx_is_success_and_only_410_is_the_end(int? status, string state) => After(Failed(status), 1).State.ShouldBe(state);

    [Fact]
    public void Gone_switches_the_endpoint_off_and_so_do_five_days_of_failing()
    {
        After(Failed(410), 1).Disables.ShouldBe("gone");
        WebhookRules.AfterTry(Message(1) with { FailingSince = Now.AddDays(-5) }, Failed(500), Now, 0).Disables.ShouldBe("failing");
        WebhookRules.AfterTry(Message(1) with { FailingSince = Now.AddDays(-5).AddSeconds(1) }, Failed(500), Now, 0).Disables.ShouldBeNull();
    }

    [Fact]
    public void A_ping_is_neither_repeated_nor_does_it_switch_anything_off()
    {
        var verdict = WebhookRules.AfterTry(Message(1) with { Ping = true }, Failed(410), Now, 0);

        verdict.State.ShouldBe("expired");
        verdict.Disables.ShouldBeNull();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(500)]
    public void Retry_After_holds_back_the_message_and_the_endpoint(int status)
    {
        var verdict = After(Failed(status) with { RetryAfter = TimeSpan.FromHours(1) }, 1);

        verdict.DueAt.ShouldBe(Now.AddHours(1));
        verdict.FreeAt.ShouldBe(Now.AddHours(1));
        After(Failed(status) with { RetryAfter = TimeSpan.FromDays(30) }, 1).DueAt.ShouldBe(Now.AddHours(24));
        After(Failed(status) with { RetryAfter = TimeSpan.FromHours(-1) }, 1).DueAt.ShouldBe(Now.AddSeconds(5));
    }

    [Theory]
    [InlineData(null, 0, 5)]
    [InlineData(502, 1, 10)]
    [InlineData(504, 30, 300)]
    [InlineData(500, 30, 0)]
    [InlineData(404, 3, 0)]
    public void An_endpoint_in_trouble_is_left_in_peace_longer_each_time_and_at_most_five_minutes(int? status, int failures, int seconds) =>
        WebhookRules.AfterTry(Message(1) with { Failures = failures }, Failed(status), Now, 0).FreeAt.ShouldBe(Now.AddSeconds(seconds));

    private static WebhookRules.Verdict After(WebhookClient.Outcome outcome, int attempts) => WebhookRules.AfterTry(Message(attempts), outcome, Now, 0);

    private static WebhookClient.Outcome Failed(int? status) => new(status, "said", null, 1);

    private static WebhookMessage Message(int attempts) => new(Guid.NewGuid(), Guid.NewGuid(), "{}", attempts, Now, false, Guid.NewGuid(), "https://example.org", 1, null, 0, null);
}
