namespace Saphansung.Tests.SimulatedLine;

public sealed class FaultTests : LineTest
{
    [Theory]
    [InlineData("429-rate", 429, "The API rate limit has been exceeded. Try again later.")]
    [InlineData("429-quota", 429, "You have reached your monthly limit.")]
    [InlineData("500", 500, "Internal server error")]
    public async Task A_fault_happens_as_often_as_asked(string mode, int status, string message)
    {
        await Post("/_sim/faults", new { path = Push, mode, count = 2 });
        for (var time = 0; time < 2; time++)
        {
            var failed = await PushTo(Mali);
            failed.Status.ShouldBe(status);
            failed.Message.ShouldBe(message);
        }
        (await PushTo(Mali)).Status.ShouldBe(200);
        Line.Inbox(Mali).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_timeout_has_sent_the_message_so_the_retry_is_409()
    {
        var key = Guid.NewGuid().ToString();
        await Post("/_sim/faults", new { path = Push, mode = "timeout", count = 1 });
        await Should.ThrowAsync<HttpRequestException>(PushTo(Mali, key));
        Line.Inbox(Mali).Count.ShouldBe(1);
        (await PushTo(Mali, key)).Status.ShouldBe(409);
        Line.Inbox(Mali).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_hang_ends_without_having_done_anything()
    {
        await Post("/_sim/faults", new { path = Push, mode = "hang", count = 1 });
        var hanging = PushTo(Mali);
        (await Get("/v2/bot/info")).Status.ShouldBe(200);
        hanging.IsCompleted.ShouldBeFalse();
        Line.Reset();
        await Should.ThrowAsync<HttpRequestException>(hanging);
        Line.Inbox(Mali).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"path":"/v2/bot/message/push","mode":"sulk"}""")]
    [InlineData("""{"path":"push","mode":"500"}""")]
    [InlineData("""{"path":"/v2/bot/message/push","mode":"500","count":0}""")]
    [InlineData("nonsense")]
    public async Task A_fault_nobody_knows_is_refused(string body) => (await Post("/_sim/faults", body)).Status.ShouldBe(400);

    [Fact]
    public async Task A_reset_forgets_what_happened_and_keeps_what_was_set_up()
    {
        await PushTo(Mali);
        await Post("/_sim/faults", new { path = "/v2/bot", mode = "500", count = 9 });
        (await Post("/_sim/reset", new { })).Status.ShouldBe(204);
        (await Get($"/_sim/inbox/{Mali}")).Json.AsArray().ShouldBeEmpty();
        (await Get("/_sim/requests")).Json.AsArray().ShouldBeEmpty();
        (await Get("/v2/bot/message/quota/consumption")).Json["totalUsage"]!.GetValue<int>().ShouldBe(0);
        (await Get($"/v2/bot/profile/{Mali}")).Status.ShouldBe(200);
        (await Get($"/v2/bot/group/{Village}/summary")).Status.ShouldBe(200);
    }
}
