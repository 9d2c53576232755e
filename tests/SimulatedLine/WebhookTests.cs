using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests.SimulatedLine;

public sealed class WebhookTests : LineTest
{
    private WebhookReceiver webhook = null!;

    /// <summary>The key of RFC 4231, test case 2.</summary>
    protected override SimulatedLineOptions Options => base.Options with { ChannelSecret = "Jefe" };

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
    public async Task The_signature_is_that_of_RFC_4231()
    {
        await Post("/_sim/webhook", new { body = "what do ya want for nothing?" });
        Convert.ToHexStringLower(Convert.FromBase64String(webhook.Last.Signature))
            .ShouldBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    [Fact]
    public async Task What_LINE_puts_into_every_event_is_filled_in_and_signed_as_sent()
    {
        var answer = await Post("/_sim/webhook", new
        {
            events = new object[] { new { type = "message", source = new { type = "user", userId = Mali }, message = new { type = "text", text = "น้ำท่วม 🍎" } } },
        });
        answer.Json["status"]!.GetValue<int>().ShouldBe(200);
        answer.Json["body"]!.GetValue<string>().ShouldBe("heard");

        var (bytes, signature) = webhook.Last;
        signature.ShouldBe(Convert.ToBase64String(HMACSHA256.HashData("Jefe"u8, bytes)));
        Encoding.UTF8.GetString(bytes).ShouldContain("น้ำท่วม");
        JsonNode.Parse(bytes)!["destination"]!.GetValue<string>().ShouldBe(Options.BotUserId);
        var sent = webhook.Events[0]!;
        sent["webhookEventId"]!.GetValue<string>().ShouldMatch("^[0-7][0-9A-HJKMNP-TV-Z]{25}$");
        sent["timestamp"]!.GetValue<long>().ShouldBe(Clock.GetUtcNow().ToUnixTimeMilliseconds());
        sent["mode"]!.GetValue<string>().ShouldBe("active");
        sent["deliveryContext"]!["isRedelivery"]!.GetValue<bool>().ShouldBeFalse();
        sent["replyToken"].ShouldNotBeNull();
        sent["message"]!["id"].ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_test_gives_stays_as_given()
    {
        await Post("/_sim/webhook", new { events = new[] { new { type = "follow", webhookEventId = "mine", timestamp = 1, mode = "standby", source = new { userId = Mali } } } });
        var sent = webhook.Events[0]!;
        sent["webhookEventId"]!.GetValue<string>().ShouldBe("mine");
        sent["timestamp"]!.GetValue<int>().ShouldBe(1);
        sent["replyToken"].ShouldBeNull();
    }

    [Fact]
    public async Task Empty_strange_and_broken_deliveries_are_possible()
    {
        (await Post("/_sim/webhook", new { events = Array.Empty<object>() })).Json["status"]!.GetValue<int>().ShouldBe(200);
        (await Post("/_sim/webhook", new { events = new[] { new { type = "somethingNew" } } })).Json["status"]!.GetValue<int>().ShouldBe(200);
        await Post("/_sim/webhook", new { body = "{}", signature = "wrong" });
        webhook.Last.Signature.ShouldBe("wrong");
        (await Post("/_sim/webhook", new { })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task The_answer_is_told_and_so_is_silence()
    {
        webhook.Status = 401;
        (await Line.Say(Mali, "a", Ct)).Status.ShouldBe(401);
        Line.WebhookUrl = "http://127.0.0.1:9/nobody";
        var answer = await Line.Say(Mali, "a", Ct);
        answer.Status.ShouldBe(0);
        answer.Error.ShouldBe("could_not_connect");
    }

    [Fact]
    public async Task Following_and_blocking_are_told()
    {
        await Post("/_sim/follow", new { userId = Mali, following = false });
        webhook.Events[0]!["type"]!.GetValue<string>().ShouldBe("unfollow");
        webhook.Events[0]!["replyToken"].ShouldBeNull();
        await Post("/_sim/follow", new { userId = Mali, following = true });
        webhook.Events[0]!["follow"]!["isUnblocked"]!.GetValue<bool>().ShouldBeTrue();
        await Post("/_sim/follow", new { userId = Stranger, following = true });
        webhook.Events[0]!["follow"]!["isUnblocked"]!.GetValue<bool>().ShouldBeFalse();
        (await PushTo(Stranger)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_button_pressed_is_a_postback()
    {
        await Post("/_sim/chat", new { userId = Mali, postback = new { data = "fixed=yes", displayText = "แก้แล้ว" } });
        webhook.Events[0]!["postback"]!["data"]!.GetValue<string>().ShouldBe("fixed=yes");
    }

    [Fact]
    public async Task The_address_can_be_read_changed_and_tried()
    {
        (await Get("/v2/bot/channel/webhook/endpoint")).Json["endpoint"]!.GetValue<string>().ShouldBe(webhook.Url);
        (await Post("/v2/bot/channel/webhook/test", new { })).Json["success"]!.GetValue<bool>().ShouldBeTrue();
        webhook.Events.ShouldBeEmpty();
        (await Post("/v2/bot/channel/webhook/endpoint", new { endpoint = "http://example.com/hook" }, method: HttpMethod.Put)).Status.ShouldBe(400);
        (await Post("/v2/bot/channel/webhook/endpoint", new { endpoint = "https://example.com/hook" }, method: HttpMethod.Put)).Status.ShouldBe(200);
        Line.WebhookUrl.ShouldBe("https://example.com/hook");
    }
}
