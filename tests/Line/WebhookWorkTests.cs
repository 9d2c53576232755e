using System.Net;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Line;

/// <summary>What becomes of stored events: once each, whatever stops, repeats or breaks in between.</summary>
public sealed class WebhookWorkTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task An_event_taken_before_a_crash_is_worked_after_it_exactly_once()
    {
        app.Restart(working: false);
        var told = LineSide.Text("crash", "แจ้งเหตุ", app.Now);
        (await app.Line.Webhook(told)).ShouldBe(200);
        app.Line.Inbox("crash").ShouldBeEmpty();

        app.Restart(working: true);
        await App.Eventually(() => app.Line.Inbox("crash").Count.ShouldBe(1));
        (await app.Line.Webhook(told)).ShouldBe(200);
        await Settled();

        app.Line.Inbox("crash").Count.ShouldBe(1);
    }

    /// <summary>Every tenth told twice, a person's own in the wrong order, and the product gone in the middle; tests/load does it with 10,000 and kill -9.</summary>
    [Fact]
    public async Task A_storm_of_events_with_a_stop_in_the_middle_has_each_effect_once()
    {
        const int people = 50, rounds = 40;
        var random = new Random(20261130);
        var said = Enumerable.Range(0, people * rounds).Select(n =>
        {
            var (person, at) = ($"storm-{n % people}", app.Now.AddMilliseconds(n));
            return (n / people % 4) switch
            {
                0 => LineSide.Event("follow", person, at),
                2 => LineSide.Event("unfollow", person, at),
                var turn => LineSide.Text(person, turn == 1 ? $"ขอถามเรื่องที่ {n}" : "แจ้งเหตุ", at),
            };
        }).ToList();
        var told = said.Concat(said.Where((_, n) => n % 10 == 0)).OrderBy(_ => random.Next()).Chunk(100).ToList();

        for (var n = 0; n < told.Count; n++)
        {
            if (n == told.Count / 2) app.Restart();
            (await LineSide.Deliver(app.Anyone, LineSide.Body(told[n]))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await App.Eventually(async () => (await app.Sql<long>(
            "select count(*) from webhook_event where payload->'source'->>'userId' = any(string_to_array($1, ',')) and state = 'done'", People())).ShouldBe(said.Count), TimeSpan.FromSeconds(60));
        (await app.Sql<long>("select count(*) from chat_message join chat_thread on chat_thread.id = thread_id where line_user_id = any(string_to_array($1, ','))", People()))
            .ShouldBe(people * rounds / 4);
        (await app.Sql<long>("select count(*) from line_follower where line_user_id = any(string_to_array($1, ',')) and not following", People())).ShouldBe(people);
        (await app.Sql<long>("select count(*) - count(distinct recipient) from outbox where kind = 'line_reply' and recipient = any(string_to_array($1, ','))",
            string.Join(',', said.Select(s => s["replyToken"]?.ToString())))).ShouldBe(0);

        static string People() => string.Join(',', Enumerable.Range(0, people).Select(n => LineSide.UserId($"storm-{n}")));
    }

    [Fact]
    public async Task A_poisonous_event_is_set_aside_and_stands_in_nobodys_way()
    {
        var first = LineSide.Text("before", "แจ้งเหตุ", app.Now);
        var poison = LineSide.Event("message", "between", app.Now, new() { ["message"] = "not an object" });
        var last = LineSide.Text("after", "แจ้งเหตุ", app.Now);

        (await LineSide.Deliver(app.Anyone, LineSide.Body(first, poison, last))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await App.Eventually(async () => await State(first) == "done" && await State(last) == "done", "the others' being done");
        for (var attempt = 1; attempt < 5; attempt++)
        {
            var seen = attempt;
            await App.Eventually(() => app.Sql<bool>("select attempts >= $2 from webhook_event where id = $1", Id(poison), seen), $"attempt {seen}");
            app.Advance(TimeSpan.FromMinutes(3));
        }

        await App.Eventually(async () => await State(poison) == "failed", "the poison's being set aside");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_kind_of_event_is_taken_and_kept(string type)
    {
        var told = new JsonObject { ["type"] = type, ["webhookEventId"] = Guid.NewGuid().ToString(), ["timestamp"] = 1, ["unheard"] = new JsonObject { ["of"] = 1 } };
        if (type == "message") told["message"] = new JsonObject { ["type"] = "hologram", ["id"] = "1" };
        if (type == "unsend") told["unsend"] = new JsonObject { ["messageId"] = "no-such-message" };

        (await LineSide.Deliver(app.Anyone, LineSide.Body(told))).StatusCode.ShouldBe(HttpStatusCode.OK);

        await App.Eventually(async () => await State(told) == "done", type);
    }

    public static TheoryData<string> Types => new([
        "message", "messageEdited", "unsend", "follow", "unfollow", "join", "leave", "memberJoined", "memberLeft", "postback",
        "videoPlayComplete", "beacon", "accountLink", "membership", "module", "activated", "deactivated", "botSuspended", "botResumed",
        "delivery", "somethingOfNextYear",
    ]);

    /// <summary>The shapes of LINE's reference, "Webhook event objects", with everything that may stand in them.</summary>
    public static TheoryData<string> Shapes => new([
        """{"type":"message","message":{"type":"image","id":"ID","quoteToken":"q","contentProvider":{"type":"external","originalContentUrl":"https://a.example/1.jpg","previewImageUrl":"https://a.example/2.jpg"},"imageSet":{"id":"s","index":1,"total":2}}}""",
        """{"type":"message","message":{"type":"video","id":"ID","duration":60000,"contentProvider":{"type":"line"},"quoteToken":"q"}}""",
        """{"type":"message","message":{"type":"audio","id":"ID","duration":60000,"contentProvider":{"type":"line"}}}""",
        """{"type":"message","message":{"type":"file","id":"ID","fileName":"ก.pdf","fileSize":2138}}""",
        """{"type":"message","message":{"type":"location","id":"ID","latitude":13.77,"longitude":100.68}}""",
        """{"type":"message","message":{"type":"sticker","id":"ID","packageId":"1","stickerId":"1","stickerResourceType":"ANIMATION","keywords":["a"],"text":"x"}}""",
        """{"type":"message","source":{"type":"room","roomId":"R1","userId":"USER"},"message":{"type":"text","id":"ID","text":"แจ้งเหตุ","mention":{"mentionees":[{"index":0,"length":2,"type":"all"}]},"emojis":[{"index":0,"length":1,"productId":"p","emojiId":"1"}]}}""",
        """{"type":"message","source":{"type":"group","groupId":"C1"},"message":{"type":"text","id":"ID","text":"@x","mention":{"mentionees":[{"index":0,"length":2,"type":"user","userId":"USER","isSelf":true}]},"quotedMessageId":"1"}}""",
        """{"type":"postback","postback":{"data":"a=b","params":{"datetime":"2026-11-23T10:00"}}}""",
        """{"type":"postback","postback":{"data":"richmenu","params":{"newRichMenuAliasId":"main","status":"SUCCESS"}}}""",
        """{"type":"follow","follow":{"isUnblocked":true}}""",
        """{"type":"memberJoined","source":{"type":"group","groupId":"C1"},"joined":{"members":[{"type":"user"},{"type":"user","userId":"USER"}]}}""",
        """{"type":"memberLeft","source":{"type":"room","roomId":"R1"},"left":{"members":[{"type":"user","userId":"USER"}]}}""",
        """{"type":"beacon","beacon":{"hwid":"d41d8cd98f","type":"enter","dm":"00ff"}}""",
        """{"type":"accountLink","link":{"result":"failed","nonce":"n"}}""",
        """{"type":"membership","membership":{"type":"joined","membershipId":3189}}""",
        """{"type":"module","module":{"type":"attached","botId":"U1","scopes":["message:send"]}}""",
        """{"type":"activated","chatControl":{"expireAt":1735889803000}}""",
        """{"type":"delivery","delivery":{"data":"15034552939884E28681A7D668CEA94C"}}""",
        """{"type":"videoPlayComplete","videoPlayComplete":{"trackingId":"t"}}""",
        """{"type":"things","things":{"type":"link","deviceId":"t"}}""",
    ]);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_of_LINEs_reference_is_taken_whatever_the_content_type_says(string shape)
    {
        var told = (JsonObject)JsonNode.Parse(shape.Replace("\"ID\"", $"\"{Guid.NewGuid():N}\"", StringComparison.Ordinal).Replace("USER", LineSide.UserId("shapes"), StringComparison.Ordinal))!;
        told["webhookEventId"] = Guid.NewGuid().ToString();
        told["timestamp"] = app.Now.ToUnixTimeMilliseconds();
        told["mode"] = "active";
        told["deliveryContext"] = new JsonObject { ["isRedelivery"] = true };
        if (!told.ContainsKey("source")) told["source"] = new JsonObject { ["type"] = "user", ["userId"] = LineSide.UserId("shapes") };
        var body = LineSide.Body(told);
        using var content = new ByteArrayContent(body) { Headers = { { "Content-Type", "text/html; charset=tis-620" }, { "X-Line-Signature", LineSide.Sign(body) } } };

        (await app.Anyone.PostAsync("/line/webhook", content)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await App.Eventually(async () => await State(told) == "done", shape);
    }

    [Fact]
    public async Task A_message_without_sender_or_reply_token_is_kept_and_not_answered()
    {
        var nobody = LineSide.Text("nobody", "แจ้งเหตุ", app.Now);
        nobody["source"] = new JsonObject { ["type"] = "user" };
        var mute = LineSide.Text("mute", "แจ้งเหตุ", app.Now);
        mute.Remove("replyToken");

        await LineSide.Deliver(app.Anyone, LineSide.Body(nobody, mute));

        await App.Eventually(async () => await State(nobody) == "done" && await State(mute) == "done", "both being done");
        app.Line.Inbox("mute").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_that_comes_too_late_is_not_sent()
    {
        app.Restart(working: false);
        var told = LineSide.Text("late", "แจ้งเหตุ", app.Now);
        await app.Line.Webhook(told);
        app.Advance(TimeSpan.FromSeconds(51));

        app.Restart(working: true);

        await App.Eventually(async () => await Reply(told) == "expired", "the reply's expiry");
        app.Line.Requests(LineSide.Reply).ShouldNotContain(r => r.Body.Contains(Token(told)));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("500")]
    [InlineData("429-rate")]
    public async Task A_reply_that_may_have_reached_LINE_is_never_repeated(string fault)
    {
        app.Line.Fault(LineSide.Reply, fault);
        var told = LineSide.Text("once", "แจ้งเหตุ", app.Now);

        await app.Line.Webhook(told);
        await App.Eventually(async () => await Reply(told) == "expired", "the reply's expiry");
        app.Advance(TimeSpan.FromSeconds(30));
        await Settled();

        app.Line.Requests(LineSide.Reply).Count(r => r.Body.Contains(Token(told), StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_used_reply_token_is_refused_by_LINE_and_nobody_minds()
    {
        var told = LineSide.Text("twice", "แจ้งเหตุ", app.Now);
        var again = LineSide.Text("twice", "ขอคำปรึกษา", app.Now);
        again["replyToken"] = Token(told);

        (await app.Line.Webhook(told, again)).ShouldBe(200);

        await App.Eventually(async () => await app.Sql<long>(
            "select count(*) from outbox where recipient = $1 and state in ('sent', 'expired')", Token(told)) == 2, "both replies being settled");
        app.Line.Inbox("twice").Count.ShouldBe(1);
        app.Line.Requests(LineSide.Reply).ShouldAllBe(r => !r.Headers.ContainsKey("x-line-retry-key"));
    }

    // Another event through the same workers: what came before it has been worked.
    private async Task Settled()
    {
        var marker = LineSide.Text($"marker-{Guid.NewGuid():N}", "แจ้งเหตุ", app.Now);
        await app.Line.Webhook(marker);
        await App.Eventually(async () => await Reply(marker) == "sent", "the marker's reply");
    }

    private Task<string> State(JsonObject told) => app.Sql<string>("select state from webhook_event where id = $1", Id(told));

    private Task<string?> Reply(JsonObject told) => app.Sql<string?>("select min(state) from outbox where recipient = $1 having count(*) > 0 union all select '' limit 1", Token(told));

    private static string Id(JsonObject told) => told["webhookEventId"]!.GetValue<string>();

    private static string Token(JsonObject told) => told["replyToken"]!.GetValue<string>();
}
