namespace Saphansung.Tests.SimulatedLine;

public sealed class SendingTests : LineTest
{
    [Fact]
    public async Task A_push_arrives_and_is_answered_with_the_ids()
    {
        var answer = await PushTo(Mali, null, Text("หนึ่ง"), Text("สอง"));
        answer.Status.ShouldBe(200);
        Guid.TryParse(answer.Headers["x-line-request-id"], out _).ShouldBeTrue();
        var inbox = (await Get($"/_sim/inbox/{Mali}")).Json.AsArray();
        inbox.Select(message => message!["text"]!.GetValue<string>()).ShouldBe(["หนึ่ง", "สอง"]);
        inbox.Select(message => message!["via"]!.GetValue<string>()).ShouldAllBe(via => via == "push");
        answer.Json["sentMessages"]!.AsArray().Select(sent => sent!["id"]!.GetValue<string>())
            .ShouldBe(inbox.Select(message => message!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_recipient_nobody_knows_is_refused()
    {
        var refused = await PushTo(Stranger);
        refused.Status.ShouldBe(400);
        refused.Message.ShouldBe("Failed to send messages");
        (await Post(Push, new { messages = new[] { Text() } })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Somebody_who_blocked_the_account_gets_nothing_and_costs_nothing()
    {
        await Line.Follow(Mali, following: false, Ct);
        (await PushTo(Mali)).Status.ShouldBe(200);
        Line.Inbox(Mali).ShouldBeEmpty();
        (await Used()).ShouldBe(0);
        (await Get($"/v2/bot/profile/{Mali}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Multicast_takes_up_to_500_different_people_and_no_group()
    {
        var many = Enumerable.Range(0, 501).Select(number => FormattableString.Invariant($"U{number:x32}")).ToList();
        (await Multicast(many[..500])).Status.ShouldBe(200);
        (await Multicast(many)).Status.ShouldBe(400);
        (await Multicast([])).Status.ShouldBe(400);
        (await Multicast([Mali, Mali])).Status.ShouldBe(400);
        (await Multicast([Mali, Village])).Message.ShouldBe("The property, 'to', in the request body is invalid (line: -, column: -)");
        (await Used()).ShouldBe(2, "only the two who exist count");
    }

    [Fact]
    public async Task The_quota_counts_people_not_bubbles()
    {
        await PushTo(Mali, null, Text(), Text(), Text());
        (await Used()).ShouldBe(1);
        await PushTo(Village);
        (await Used()).ShouldBe(4, "a group costs each of its members");
        await Post("/v2/bot/message/broadcast", new { messages = new[] { Text() } });
        (await Used()).ShouldBe(6);
        Clock.Advance(TimeSpan.FromDays(31));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
        (await Used()).ShouldBe(0, "a new month begins");
    }

    [Fact]
    public async Task Beyond_the_months_limit_nothing_goes_out()
    {
        (await Get("/v2/bot/message/quota")).Json["value"]!.GetValue<int>().ShouldBe(300);
        await Post("/_sim/quota", new { limit = 3 });
        (await PushTo(Mali)).Status.ShouldBe(200);
        var refused = await PushTo(Village);
        refused.Status.ShouldBe(429);
        refused.Message.ShouldBe("You have reached your monthly limit.");
        Line.Inbox(Village).ShouldBeEmpty();
        (await Used()).ShouldBe(1);
    }

    [Theory]
    [InlineData("not json", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{\"to\":1,\"to\":2}", "application/json", 400)]
    [InlineData("{}", "text/plain", 415)]
    public async Task A_body_that_is_no_JSON_object_is_refused(string body, string type, int status) =>
        (await Upload(Push, System.Text.Encoding.UTF8.GetBytes(body), type)).Status.ShouldBe(status);

    [Fact]
    public async Task A_body_over_two_megabytes_is_refused() =>
        (await Upload(Push, new byte[(2 * 1024 * 1024) + 1], "application/json")).Status.ShouldBe(413);

    [Fact]
    public async Task Sent_counts_are_ready_the_day_after_in_Japan()
    {
        await PushTo(Mali);
        (await Get("/v2/bot/message/delivery/push?date=20261122")).Json["status"]!.GetValue<string>().ShouldBe("unready");
        Clock.Advance(TimeSpan.FromHours(12));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
        // 15:00 UTC is midnight in Tokyo and still 22:00 in Bangkok.
        (await Get("/v2/bot/message/delivery/push?date=20261122")).Json["success"]!.GetValue<int>().ShouldBe(1);
        (await Get("/v2/bot/message/delivery/push?date=22-11-2026")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Broadcasts_have_an_hourly_limit()
    {
        await Post("/_sim/quota", new { limit = 1000 });
        for (var count = 0; count < 60; count++)
            (await Post("/v2/bot/message/broadcast", new { messages = new[] { Text() } })).Status.ShouldBe(200);
        var refused = await Post("/v2/bot/message/broadcast", new { messages = new[] { Text() } });
        refused.Status.ShouldBe(429);
        refused.Message.ShouldBe("The API rate limit has been exceeded. Try again later.");
    }

    private Task<Answer> Multicast(IEnumerable<string> to) => Post("/v2/bot/message/multicast", new { to, messages = new[] { Text() } });

    private async Task<int> Used() => (await Get("/v2/bot/message/quota/consumption")).Json["totalUsage"]!.GetValue<int>();
}
