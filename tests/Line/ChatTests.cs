using System.Text.Json.Nodes;

namespace Saphansung.Tests.Line;

/// <summary>What a person gets who writes to the office; every answer is a reply, which costs nothing.</summary>
public sealed class ChatTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("แจ้งเหตุ", "/report")]
    [InlineData(" แจ้งเหตุไฟดับ ", "/report")]
    [InlineData("ขอคำปรึกษา", "/report/advice")]
    [InlineData("ติดตาม", "/cases")]
    [InlineData("สวัสดีค่ะ", "/report")]
    public async Task A_text_is_answered_with_the_page_it_asks_for(string text, string page)
    {
        var person = NewPerson();

        await app.Line.Say(person, text);

        var answer = await OnlyAnswer(person);
        answer["via"]!.GetValue<string>().ShouldBe("reply");
        Links(answer)[0].ShouldEndWith($"/liff/{LineSide.LiffId}{page}");
        answer["altText"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task The_receipt_of_a_persons_own_case_comes_by_reply()
    {
        var person = NewPerson();
        var receipt = await app.SubmitIncident(person);

        await app.Line.Say(person, $"แจ้งเหตุแล้ว {receipt.Reference}");

        var answer = await OnlyAnswer(person);
        Text(answer).ShouldContain(receipt.Reference);
        Text(answer).ShouldContain("ขยะตกค้าง");
        Text(answer).ShouldContain("2569");
        Links(answer).ShouldBe([$"{app.Line.Platform.Url}/liff/{LineSide.LiffId}/cases/{receipt.Id}"]);
        app.Line.Requests(LineSide.Push).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ติดตาม {0}")]
    [InlineData("{0}")]
    [InlineData("เรื่อง {0} ถึงไหนแล้วคะ")]
    public async Task A_reference_is_answered_with_its_state(string text)
    {
        var person = NewPerson();
        var receipt = await app.SubmitIncident(person);

        await app.Line.Say(person, string.Format(System.Globalization.CultureInfo.InvariantCulture, text, receipt.Reference));

        Text(await OnlyAnswer(person)).ShouldContain("ส่งถึงเขตแล้ว");
    }

    [Fact]
    public async Task A_reference_may_be_typed_in_small_letters_Thai_digits_and_without_dashes()
    {
        var person = NewPerson();
        var receipt = await app.SubmitIncident(person);
        var typed = string.Concat(receipt.Reference.ToLowerInvariant().Select(c => char.IsAsciiDigit(c) ? (char)('๐' + (c - '0')) : c)).Replace("-", " ", StringComparison.Ordinal);

        await app.Line.Say(person, typed);

        Text(await OnlyAnswer(person)).ShouldContain(receipt.Reference);
    }

    [Fact]
    public async Task A_followed_case_is_shown_but_its_receipt_is_the_reporters()
    {
        var (reporter, follower) = (NewPerson(), NewPerson());
        var receipt = await app.SubmitIncident(reporter);
        await app.As(follower).Post($"/api/v1/incidents/{receipt.Id}/follow", new { });

        await app.Line.Say(follower, receipt.Reference);
        await app.Line.Say(follower, $"แจ้งเหตุแล้ว {receipt.Reference}");

        await App.Eventually(() => app.Line.Inbox(follower).Count.ShouldBe(2));
        var answers = app.Line.Inbox(follower).Select(Text).ToList();
        answers.Count(a => a.Contains("ส่งถึงเขตแล้ว", StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(a => a.Contains("ไม่พบเรื่องนี้", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_elses_case_and_one_that_never_was_get_the_same_answer()
    {
        var (owner, curious, other) = (NewPerson(), NewPerson(), NewPerson());
        var receipt = await app.SubmitIncident(owner);

        await app.Line.Say(curious, $"ติดตาม {receipt.Reference}");
        await app.Line.Say(other, "ติดตาม SPS-2569-ZZZZZ");

        var theirs = Text(await OnlyAnswer(curious));
        theirs.ShouldBe(Text(await OnlyAnswer(other)).Replace("SPS-2569-ZZZZZ", receipt.Reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sensitive_case_keeps_its_details_out_of_the_chat()
    {
        var person = NewPerson();
        var receipt = await app.SubmitIncident(person, "people");

        await app.Line.Say(person, $"แจ้งเหตุแล้ว {receipt.Reference}");

        var answer = Text(await OnlyAnswer(person));
        answer.ShouldContain(receipt.Reference);
        answer.ShouldNotContain("ผู้ต้องการความช่วยเหลือ");
        answer.ShouldNotContain("ประเภท");
    }

    [Fact]
    public async Task Stickers_in_a_row_are_answered_once()
    {
        var person = NewPerson();
        JsonObject Sticker() => LineSide.Event("message", person, app.Now, new() { ["message"] = new JsonObject { ["type"] = "sticker", ["id"] = Guid.NewGuid().ToString() } });

        await app.Line.Webhook(Sticker(), Sticker(), Sticker());
        await app.Line.Say(person, "ขอคำปรึกษา");

        await App.Eventually(() => app.Line.Inbox(person).Count.ShouldBe(2));
        app.Line.Inbox(person).Count(m => Links(m)[0].EndsWith("/report/advice", StringComparison.Ordinal)).ShouldBe(1);
        (await app.Sql<long>("select count(*) from outbox where dedupe_key like $1", $"help:{LineSide.UserId(person)}:%")).ShouldBe(1);
    }

    [Fact]
    public async Task In_a_group_and_on_standby_the_account_is_silent()
    {
        var person = NewPerson();
        var inGroup = LineSide.Text(person, "แจ้งเหตุ", app.Now);
        inGroup["source"] = new JsonObject { ["type"] = "group", ["groupId"] = "C" + new string('a', 32), ["userId"] = LineSide.UserId(person) };
        var standby = LineSide.Text(person, "แจ้งเหตุ", app.Now);
        standby["mode"] = "standby";

        await app.Line.Webhook(inGroup, standby);

        await Worked(inGroup, standby);
        (await app.Sql<long>("select count(*) from outbox where recipient in ($1, $2)", Token(inGroup), Token(standby))).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_follower_is_greeted_by_reply_and_a_blocked_one_left_alone()
    {
        var person = NewPerson();

        await app.Line.Follow(person);

        var greeting = await OnlyAnswer(person);
        greeting["via"]!.GetValue<string>().ShouldBe("reply");
        Text(greeting).ShouldContain("สะพานสูง");
        Links(greeting).Count.ShouldBe(3);

        await app.Line.Follow(person, following: false);
        await App.Eventually(async () => !await Following(person), "the unfollow");
    }

    [Fact]
    public async Task What_happened_last_counts_not_what_arrived_last()
    {
        var person = NewPerson();
        var follow = LineSide.Event("follow", person, app.Now.AddSeconds(-20));
        var unfollow = LineSide.Event("unfollow", person, app.Now.AddSeconds(-10));

        await app.Line.Webhook(unfollow);
        await Worked(unfollow);
        await app.Line.Webhook(follow);
        await Worked(follow);

        (await Following(person)).ShouldBe(false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_person_takes_back_is_forgotten(bool unsendComesFirst)
    {
        var person = NewPerson();
        var message = LineSide.Text(person, "ข้อความลับ", app.Now);
        var unsend = LineSide.Event("unsend", person, app.Now, new() { ["unsend"] = new JsonObject { ["messageId"] = message["message"]!["id"]!.GetValue<string>() } });

        foreach (var told in unsendComesFirst ? new[] { unsend, message } : [message, unsend])
        {
            await app.Line.Webhook(told);
            await Worked(told);
        }

        (await app.Sql<string>("select payload::text from webhook_event where id = $1", Id(message))).ShouldNotContain("ข้อความลับ");
        (await app.Sql<string>("select payload->'message'->>'id' from webhook_event where id = $1", Id(message))).ShouldBe(message["message"]!["id"]!.GetValue<string>());
    }

    private static string NewPerson() => $"resident-{Guid.NewGuid():N}";

    private static string Id(JsonObject told) => told["webhookEventId"]!.GetValue<string>();

    private static string Token(JsonObject told) => told["replyToken"]!.GetValue<string>();

    private static string Text(JsonObject message) => string.Join('\n', Strings(message, "text").Append(message["altText"]?.GetValue<string>()));

    private static List<string> Links(JsonObject message) => [.. Strings(message, "uri")];

    private static IEnumerable<string> Strings(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == name && p.Value is JsonValue v && v.TryGetValue<string>(out var text) ? [text] : Strings(p.Value, name)),
        JsonArray a => a.SelectMany(item => Strings(item, name)),
        _ => [],
    };

    private async Task<JsonObject> OnlyAnswer(string person)
    {
        await App.Eventually(() => app.Line.Inbox(person).Count.ShouldBe(1));
        return app.Line.Inbox(person)[0];
    }

    private Task<bool> Following(string person) => app.Sql<bool>("select following from line_follower where line_user_id = $1", LineSide.UserId(person));

    private async Task Worked(params JsonObject[] events)
    {
        foreach (var told in events)
            await App.Eventually(() => app.Sql<bool>("select exists (select from webhook_event where id = $1 and state = 'done')", Id(told)), "the event's being done");
    }
}
