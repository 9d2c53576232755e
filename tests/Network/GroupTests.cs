using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Network;

/// <summary>What the account does in the network's group: it answers by reply when it is asked, and nothing personal stands there.</summary>
public sealed class GroupTests(NetworkApp app) : IClassFixture<NetworkApp>
{
    private const string Group = NetworkApp.Group;

    [Theory]
    [InlineData("แจ้งเหตุ", "report")]
    [InlineData("แจ้งเหตุ ไฟดับหน้าวัด", "report")]
    [InlineData("ขอคำปรึกษา", "advice")]
    [InlineData("คู่มือ", "guide")]
    public async Task A_word_at_the_beginning_is_answered_by_reply_with_a_link_bound_to_the_group(string text, string purpose)
    {
        var answer = await app.Answer(Group, app.Said("resident-ask", text, Group));

        answer["via"]!.GetValue<string>().ShouldBe("reply");
        var link = GroupSteps.Links(answer)[0];
        link.ShouldEndWith($"/{purpose}");
        link.ShouldNotContain(GroupSteps.Id(Group));
        app.Line.Requests(LineSide.Push).ShouldNotContain(r => r.Body.Contains(GroupSteps.Id(Group)));
    }

    [Theory]
    [InlineData("แจ้งเหตุการณ์เมื่อวานให้ลุงฟังแล้ว")]
    [InlineData("เมื่อกี้มีคนแจ้งเหตุแล้วนะ")]
    [InlineData("สรุปแล้วพรุ่งนี้ใครมาบ้าง")]
    [InlineData("คู่มือเล่มนั้นอยู่กับใคร")]
    [InlineData("ติดตามข่าวกันอยู่")]
    public async Task Talk_among_the_members_is_not_answered(string text) =>
        (await app.Answers(Group, app.Said("resident-talk", text, Group))).ShouldBeEmpty();

    [Fact]
    public async Task Whoever_mentions_the_account_is_answered_and_who_mentions_another_is_not()
    {
        var other = app.Said("resident-mention", "@ลุงแดง แจ้งเหตุหรือยัง", Group);
        other["message"]!["mention"] = new JsonObject { ["mentionees"] = new JsonArray(new JsonObject { ["index"] = 0, ["length"] = 7, ["isSelf"] = false }) };

        GroupSteps.Links(await app.Answer(Group, app.Said("resident-mention", "@สะพานสูง ช่วยด้วย", Group).Mentioning(9))).Count.ShouldBe(3);
        GroupSteps.Words(await app.Answer(Group, app.Said("resident-mention", "@สะพานสูง สรุป", Group).Mentioning(9))).ShouldContain("สรุปประจำวัน");
        (await app.Answers(Group, other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_delivered_again_is_answered_once()
    {
        var told = app.Said("resident-again", "แจ้งเหตุ", Group);
        var before = app.GroupInbox(Group).Count;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Line.Webhook(told)));
        await app.Worked(told);
        await app.Line.Webhook(told);
        await app.Happens(app.Said("resident-again", "ไม่ถามอะไร", Group));

        app.GroupInbox(Group).Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_member_reports_by_the_link_and_the_group_is_told_its_number_and_nothing_personal()
    {
        var token = await LinkFor("resident-member");
        using var member = app.As("resident-member");

        var receipt = await (await Submit(member, token)).Ok();
        var reference = receipt.GetProperty("reference").GetString()!;
        var answer = GroupSteps.Words(await app.Answer(Group, app.Said("resident-member", $"[แจ้งเหตุแล้ว {reference}]", Group)));

        (await app.Sql<string>("select filed_from from incident where reference = $1", reference)).ShouldBe("group");
        answer.ShouldContain(reference);
        answer.ShouldContain("ขยะตกค้าง");
        answer.ShouldNotContain("resident-member");
        answer.ShouldNotContain("หน้าซอย");
        GroupSteps.Words(await app.Answer(Group, app.Said("resident-other", $"แจ้งเหตุแล้ว {reference}", Group))).ShouldContain("ไม่พบเรื่อง");
    }

    [Theory]
    [InlineData("people")]
    [InlineData("advice")]
    public async Task Of_a_sensitive_or_private_case_the_group_hears_nothing(string category)
    {
        var receipt = await app.SubmitIncident("resident-quiet", category);

        var told = GroupSteps.Words(await app.Answer(Group, app.Said("resident-quiet", $"[แจ้งเหตุแล้ว {receipt.Reference}]", Group)));
        var asked = GroupSteps.Words(await app.Answer(Group, app.Said("resident-quiet", $"ติดตาม {receipt.Reference}", Group)));
        var never = GroupSteps.Words(await app.Answer(Group, app.Said("resident-quiet", "ติดตาม SPS-2569-ZZZZZ", Group)));

        told.ShouldNotContain(receipt.Reference);
        told.ShouldContain("เป็นการส่วนตัว");
        asked.ShouldBe(never.Replace("SPS-2569-ZZZZZ", receipt.Reference, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Anybody_may_ask_for_a_public_case_and_gets_its_state_alone()
    {
        var receipt = await app.SubmitIncident("resident-public");

        var answer = GroupSteps.Words(await app.Answer(Group, app.Said("resident-curious", $"ติดตาม {receipt.Reference}", Group)));

        answer.ShouldContain("ส่งถึงเขตแล้ว");
        answer.ShouldNotContain("หน้าซอย");
        answer.ShouldNotContain("resident-public");
    }

    [Fact]
    public async Task A_link_opens_for_members_only_while_it_runs_and_only_as_it_was_made()
    {
        var token = await LinkFor("resident-in");
        using var member = app.As("resident-in");
        using var stranger = app.As("resident-out");

        (await Enter(member, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await Enter(stranger, token)).Refused(HttpStatusCode.Forbidden, "not_a_member");
        await (await Submit(stranger, token)).Refused(HttpStatusCode.Forbidden, "not_a_member");
        foreach (var forged in Forged(token)) await (await Enter(member, forged)).Refused(HttpStatusCode.Forbidden, "group_link_not_valid");
        await (await Enter(member, null)).Refused(HttpStatusCode.Forbidden, "group_link_not_valid");

        app.Advance(TimeSpan.FromHours(25));
        await (await Submit(member, token)).Refused(HttpStatusCode.Forbidden, "group_link_not_valid");
        (await app.Sql<long>("select count(*) from incident join person on person.id = reporter_id where line_user_id in ($1, $2)",
            LineSide.UserId("resident-in"), LineSide.UserId("resident-out"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_group_named_in_the_body_is_not_believed()
    {
        using var resident = app.As("resident-forger");
        var body = await app.Report();
        body["groupId"] = GroupSteps.Id(Group);

        await (await resident.Send(HttpMethod.Post, "/api/v1/incidents", body, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task LINEs_yes_is_believed_for_five_minutes_and_its_silence_is_no_yes()
    {
        var token = await LinkFor("resident-cache");
        using var member = app.As("resident-cache");
        var path = $"/v2/bot/group/{GroupSteps.Id(Group)}/member/{LineSide.UserId("resident-cache")}";

        (await Enter(member, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Enter(member, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Line.Requests(path).Count.ShouldBe(1);

        app.Advance(TimeSpan.FromMinutes(6));
        app.Line.Fault(path, "500");
        await (await Enter(member, token)).Refused(HttpStatusCode.ServiceUnavailable, "line_away");
        (await Enter(member, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Happens(LineSide.Event("memberLeft", "resident-cache", app.Now, Members("left", "resident-cache")).In(Group));
        await (await Enter(member, token)).Refused(HttpStatusCode.Forbidden, "not_a_member");
    }

    [Fact]
    public async Task Each_question_to_LINE_stands_in_the_log_without_the_ids_of_people_and_groups()
    {
        await app.As("officer-1").Post("/api/v1/staff/network/count", new { });

        var lines = app.Log.Lines.Where(l => l.Contains("LINE GET /v2/bot/group/*/members/count answered 200", StringComparison.Ordinal)).ToList();
        lines.ShouldNotBeEmpty();
        app.Log.Lines.ShouldNotContain(l => l.Contains(GroupSteps.Id(Group), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_roster_grows_from_what_happens_and_what_happened_last_counts()
    {
        var joined = LineSide.Event("memberJoined", "resident-r1", app.Now, Members("joined", "resident-r1", "resident-r2")).In(Group);
        var left = LineSide.Event("memberLeft", "resident-r2", app.Now.AddSeconds(2), Members("left", "resident-r2")).In(Group);

        await app.Happens(left);
        await app.Happens(joined);
        await app.Happens(app.Said("resident-r3", "สวัสดีทุกคน", Group));

        (await Here("resident-r1")).ShouldBeTrue();
        (await Here("resident-r2")).ShouldBeFalse();
        (await Here("resident-r3")).ShouldBeTrue();
    }

    [Fact]
    public async Task Newcomers_in_a_row_are_welcomed_once()
    {
        app.Advance(TimeSpan.FromMinutes(10));
        var before = app.GroupInbox(Group).Count;

        for (var n = 0; n < 3; n++)
            await app.Happens(LineSide.Event("memberJoined", $"resident-new{n}", app.Now, Members("joined", $"resident-new{n}")).In(Group));

        app.GroupInbox(Group).Count.ShouldBe(before + 1);
        GroupSteps.Words(app.GroupInbox(Group)[^1]).ShouldContain("ยินดีต้อนรับ");
    }

    [Fact]
    public async Task While_another_module_answers_nothing_goes_out()
    {
        var calls = app.Line.Platform.Requests().Count;
        JsonObject[] events = [app.Said("resident-standby", "แจ้งเหตุ", Group), GroupSteps.Photo("resident-standby", app.Now).In(Group), GroupSteps.Photo("resident-standby", app.Now),
            LineSide.Text("resident-standby", "ขอถามหน่อย", app.Now), LineSide.Event("memberJoined", "resident-standby", app.Now, Members("joined", "resident-standby")).In(Group)];
        foreach (var told in events) told["mode"] = "standby";

        await app.Happens(events);

        app.Line.Platform.Requests().Count.ShouldBe(calls);
        (await app.Sql<long>("select count(*) from chat_draft where line_user_id = $1", LineSide.UserId("resident-standby"))).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_an_edited_message_the_latest_wording_counts(bool inOrder)
    {
        var first = app.Said("resident-edit", "ถนนพังที่ซอย 3", Group);
        var edit = LineSide.Event("messageEdited", "resident-edit", app.Now.AddSeconds(5), new() { ["message"] = first["message"]!.DeepClone() }).In(Group);
        edit["message"]!["text"] = "ถนนพังที่ซอย 5";

        foreach (var told in inOrder ? new[] { first, edit } : [edit, first]) await app.Happens(told);

        (await app.Sql<string>("select text from group_message where message_id = $1", GroupSteps.MessageId(first))).ShouldBe("ถนนพังที่ซอย 5");
    }

    private static JsonObject Members(string name, params string[] keys) => new()
    {
        [name] = new JsonObject { ["members"] = new JsonArray([.. keys.Select(k => new JsonObject { ["type"] = "user", ["userId"] = LineSide.UserId(k) })]) },
    };

    private Task<bool> Here(string key) => app.Sql<bool>("select here from network_member where line_user_id = $1", LineSide.UserId(key));

    private async Task<string> LinkFor(string key) => GroupSteps.Token(await app.Answer(Group, app.Said(key, "แจ้งเหตุ", Group)));

    private static async Task<HttpResponseMessage> Enter(HttpClient client, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/network/entry");
        if (token is not null) request.Headers.Add("Group-Link", token);
        return await client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Submit(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/incidents") { Content = JsonContent(await app.Report()) };
        request.Headers.Add("Group-Link", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    /// <summary>Another group's, another purpose's, a longer life's, and one bit of the signature.</summary>
    private static IEnumerable<string> Forged(string token)
    {
        static char Other(char c) => c == '0' ? '1' : '0';
        yield return token[..5] + Other(token[5]) + token[6..];
        yield return "a" + token[1..];
        yield return token[..40] + Other(token[40]) + token[41..];
        yield return token[..^1] + Other(token[^1]);
        yield return token[..^2];
    }
}
