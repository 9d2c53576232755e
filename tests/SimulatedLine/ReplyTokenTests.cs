namespace Saphansung.Tests.SimulatedLine;

public sealed class ReplyTokenTests : LineTest
{
    private WebhookReceiver webhook = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        webhook = await WebhookReceiver.Start(Ct);
        Line.WebhookUrl = webhook.Url;
    }

    public override async ValueTask DisposeAsync()
    {
        await webhook.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_free_and_works_once()
    {
        var token = await Speak();
        (await Reply(token)).Status.ShouldBe(200);
        Line.Inbox(Mali).ShouldHaveSingleItem()["via"]!.GetValue<string>().ShouldBe("reply");
        (await Get("/v2/bot/message/quota/consumption")).Json["totalUsage"]!.GetValue<int>().ShouldBe(0);

        var again = await Reply(token);
        again.Status.ShouldBe(400);
        again.Message.ShouldBe("Invalid reply token");
    }

    [Theory]
    [InlineData(59, 200)]
    [InlineData(60, 400)]
    public async Task A_reply_has_a_minute(int seconds, int status)
    {
        var token = await Speak();
        Clock.Advance(TimeSpan.FromSeconds(seconds));
        (await Reply(token)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Broken_messages_do_not_use_the_token_up()
    {
        var token = await Speak();
        (await Reply(token, Text(""))).Status.ShouldBe(400);
        (await Reply(token)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_invented_token_is_refused() => (await Reply("00000000000000000000000000000000")).Message.ShouldBe("Invalid reply token");

    [Theory]
    [InlineData(0, false, 200)]
    [InlineData(19, false, 200)]
    [InlineData(21, false, 400)]
    [InlineData(0, true, 400)]
    public async Task A_redelivered_event_renews_its_token_unless_used_or_old(int minutesLater, bool used, int status)
    {
        var token = await Speak();
        var again = webhook.Events.DeepClone().AsArray();
        if (used)
            await Reply(token);
        Clock.Advance(TimeSpan.FromMinutes(minutesLater));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
        again[0]!["deliveryContext"]!["isRedelivery"] = true;
        await Line.Webhook(again, Ct);
        (await Reply(token)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_reply_in_a_group_goes_to_the_group()
    {
        await Post("/_sim/chat", new { userId = Mali, groupId = Village, messages = new[] { Text() } });
        webhook.Events[0]!["source"]!["groupId"]!.GetValue<string>().ShouldBe(Village);
        await Reply(webhook.Events[0]!["replyToken"]!.GetValue<string>());
        Line.Inbox(Village).Count.ShouldBe(1);
        Line.Inbox(Mali).ShouldBeEmpty();
    }

    private async Task<string> Speak()
    {
        await Line.Say(Mali, "แจ้งเหตุ", Ct);
        return webhook.Events[0]!["replyToken"]!.GetValue<string>();
    }

    private Task<Answer> Reply(string replyToken, object? message = null) =>
        Post("/v2/bot/message/reply", new { replyToken, messages = new[] { message ?? Text() } });
}
