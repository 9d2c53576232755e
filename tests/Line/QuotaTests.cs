namespace Saphansung.Tests.Line;

public sealed class QuotaTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_monthly_limit_stops_all_pushes_until_a_later_look_and_staff_see_why()
    {
        await Quiet();
        var calls = app.Line.Requests(LineSide.Push).Count;
        app.Line.Fault(LineSide.Push, "429-quota");
        var first = await app.Ask("resident-1");
        await app.Waits(first, 1);
        var second = await app.Ask("resident-2");
        await App.Eventually(() => app.Sql<bool>("select last_error is not null from outbox where id = $1", second), "the second's being held back");

        var rows = (await app.As("head-1").Get("/api/v1/staff/deliveries?state=waiting")).GetProperty("items").EnumerateArray().ToList();
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(r => r.GetProperty("lastError").GetString()!.Contains("โควตา"));
        rows.ShouldAllBe(r => r.GetProperty("dueAt").GetDateTime() >= app.Now.UtcDateTime.AddMinutes(59));
        app.Advance(TimeSpan.FromMinutes(30));
        await app.Line.Say("resident-3", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("resident-3").Count.ShouldBe(1));
        app.Line.Requests(LineSide.Push).Count.ShouldBe(calls + 1);

        app.Advance(TimeSpan.FromMinutes(31));

        await app.Becomes(first, "sent");
        await app.Becomes(second, "sent");
        await App.Eventually(() => app.Line.Requests(LineSide.Push).Count.ShouldBe(calls + 3));
    }

    [Fact]
    public async Task One_token_serves_many_calls_and_is_renewed_before_it_dies_and_when_LINE_refuses_it()
    {
        await Quiet();
        app.Advance(TimeSpan.FromHours(1));
        var before = Tokens();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => app.Line.Say($"token-{n}", "แจ้งเหตุ")));
        await App.Eventually(() => Enumerable.Range(0, 8).ShouldAllBe(n => app.Line.Inbox($"token-{n}").Count == 1));
        await App.Eventually(() => Tokens().ShouldBe(before + 1));

        app.Advance(TimeSpan.FromMinutes(11));
        await app.Line.Say("token-8", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("token-8").Count.ShouldBe(1));
        await App.Eventually(() => Tokens().ShouldBe(before + 1));

        app.Advance(TimeSpan.FromMinutes(2));
        await app.Line.Say("token-9", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("token-9").Count.ShouldBe(1));
        await App.Eventually(() => Tokens().ShouldBe(before + 2));

        await app.RestartLine();
        await app.Line.Say("token-10", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("token-10").Count.ShouldBe(1));
        await App.Eventually(() => app.Line.Requests(LineSide.Reply).Select(r => r.Status).ShouldBe([401, 200]));
        await App.Eventually(() => Tokens().ShouldBe(1));
    }

    [Fact]
    public async Task Logs_name_the_call_and_its_id_and_no_token_text_or_person()
    {
        const string question = "คำถามที่ห้ามอยู่ในบันทึก";
        var push = await app.Ask("quiet", question: question);
        await app.Becomes(push, "sent");
        await app.Line.Say("quiet", "ข้อความที่ห้ามอยู่ในบันทึก");
        await App.Eventually(() => app.Line.Inbox("quiet").Count.ShouldBe(2));

        var log = string.Join('\n', app.Log.Lines);
        var call = (await app.Calls(push)).ShouldHaveSingleItem();
        log.ShouldContain($"LINE POST {LineSide.Push} answered 200");
        log.ShouldContain(call.RequestId);
        log.ShouldNotContain(question);
        log.ShouldNotContain("ห้ามอยู่ในบันทึก");
        log.ShouldNotContain(LineSide.ChannelSecret);
        log.ShouldNotContain("sim-");
        log.ShouldNotContain(LineSide.UserId("quiet"));
    }

    /// <summary>What other tests left waiting is gone, so that the calls counted here are this test's.</summary>
    private async Task Quiet()
    {
        app.Advance(TimeSpan.FromHours(2));
        await App.Eventually(() => app.Sql<bool>("select not exists (select from outbox where state in ('waiting', 'sending'))"), "an empty outbox");
    }

    private int Tokens() => app.Line.Requests("/oauth2/v3/token").Count;
}
