using System.Net;

namespace Saphansung.Tests.Network;

/// <summary>How a LINE group becomes the network's: one, by a code from the staff, typed by somebody with a role.</summary>
public sealed class BindingTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_code_typed_by_a_committee_member_binds_the_group_once()
    {
        await Unbound();
        var words = await app.Code();
        await SignIn("committee-1");

        GroupSteps.Words(await app.Answer("one", app.Said("committee-1", words.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "one"))).ShouldContain("30 วัน");
        GroupSteps.Words(await app.Answer("one", app.Said("committee-1", words, "one"))).ShouldContain("ใช้ไปแล้ว");

        await App.Eventually(async () => (await Network()).GetProperty("group").GetProperty("memberCount").GetInt32().ShouldBe(1));
        (await app.Sql<string>("select encode(hash, 'escape') from network_code order by made_at desc limit 1")).ShouldNotContain(words[^4..]);
    }

    [Fact]
    public async Task Of_two_codes_at_once_one_binds_and_another_group_has_to_wait_for_the_unbinding()
    {
        await Unbound();
        var (first, second) = (app.Said("officer-1", await app.Code(), "left"), app.Said("officer-1", await app.Code(), "right"));

        await Task.WhenAll(app.Line.Webhook(first), app.Line.Webhook(second));
        await app.Worked(first, second);

        string[] answers = [GroupSteps.Words(app.GroupInbox("left")[^1]), GroupSteps.Words(app.GroupInbox("right")[^1])];
        answers.Count(a => a.Contains("ผูกกลุ่มแล้ว", StringComparison.Ordinal)).ShouldBe(1);
        answers.Count(a => a.Contains("กลุ่มเครือข่ายอื่น", StringComparison.Ordinal)).ShouldBe(1);
        (await app.Sql<long>("select count(*) from network_group where state = 'active'")).ShouldBe(1);

        await Unbound();
        var loser = answers[0].Contains("ผูกกลุ่มแล้ว", StringComparison.Ordinal) ? "right" : "left";
        await app.Bind(loser);
    }

    [Fact]
    public async Task A_resident_an_old_code_and_a_wrong_one_bind_nothing()
    {
        await Unbound();
        var words = await app.Code();
        await SignIn("resident-bind");

        GroupSteps.Words(await app.Answer("three", app.Said("resident-bind", words, "three"))).ShouldContain("กรรมการชุมชน");
        GroupSteps.Words(await app.Answer("three", app.Said("officer-1", "ผูกกลุ่ม ZZZZ-ZZZZ", "three"))).ShouldContain("ไม่ถูกต้อง");
        app.Advance(TimeSpan.FromMinutes(16));
        GroupSteps.Words(await app.Answer("three", app.Said("officer-1", words, "three"))).ShouldContain("หมดอายุ");

        (await Network()).GetProperty("group").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task An_unbound_group_is_greeted_once_with_the_notice_and_never_answered()
    {
        await Unbound();

        var greeting = await app.Answer("strange", LineSide.Event("join", "resident-1", app.Now).In("strange"));
        var kept = app.Said("resident-1", "แจ้งเหตุ ความลับของกลุ่มอื่น", "strange");
        (await app.Answers("strange", kept)).ShouldBeEmpty();
        (await app.Answers("strange", LineSide.Event("memberJoined", "resident-1", app.Now).In("strange"))).ShouldBeEmpty();

        GroupSteps.Words(greeting).ShouldContain("เห็นทุกข้อความในกลุ่ม");
        greeting["via"]!.GetValue<string>().ShouldBe("reply");
        (await app.Sql<long>("select count(*) from group_message where message_id = $1", GroupSteps.MessageId(kept))).ShouldBe(0);
        app.Line.Requests(LineSide.Push).ShouldNotContain(r => r.Body.Contains(GroupSteps.Id("strange")));
    }

    [Fact]
    public async Task When_the_account_is_taken_out_the_heads_are_told_and_the_group_is_over()
    {
        await Unbound();
        // Later than the end of the group before.
        app.Advance(TimeSpan.FromSeconds(1));
        await app.Bind("leaving");
        await SignIn("head-1");

        await app.Happens(LineSide.Event("leave", "resident-1", app.Now).In("leaving"));

        await App.Eventually(() => app.Line.Inbox("head-1").Count(m => GroupSteps.Words(m).Contains("ถูกนำออก", StringComparison.Ordinal)).ShouldBe(1));
        (await Network()).GetProperty("last").GetProperty("state").GetString().ShouldBe("left");
        (await app.Answers("leaving", app.Said("resident-1", "แจ้งเหตุ", "leaving"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_those_who_work_on_cases_make_codes_and_unbind()
    {
        using var director = app.As("director-1");

        await (await director.Send(HttpMethod.Post, "/api/v1/staff/network/codes")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await director.Send(HttpMethod.Post, "/api/v1/staff/network/unbind")).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await director.Get("/api/v1/staff/network")).GetProperty("mostMembers").GetInt32().ShouldBe(500);
    }

    private async Task Unbound()
    {
        using var officer = app.As("officer-1");
        await officer.Post("/api/v1/staff/network/unbind", new { });
    }

    private async Task<System.Text.Json.JsonElement> Network()
    {
        using var officer = app.As("officer-1");
        return await officer.Get("/api/v1/staff/network");
    }

    private async Task SignIn(string key)
    {
        using var client = app.As(key);
        await client.Get("/api/v1/incidents/mine");
    }
}
