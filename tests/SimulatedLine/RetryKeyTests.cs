using System.Text.Json.Nodes;

namespace Saphansung.Tests.SimulatedLine;

public sealed class RetryKeyTests : LineTest
{
    private readonly string key = Guid.NewGuid().ToString();

    [Fact]
    public async Task The_same_key_is_accepted_once_and_the_repeat_learns_what_was_sent()
    {
        var first = await PushTo(Mali, key);
        var second = await PushTo(Mali, key);
        second.Status.ShouldBe(409);
        second.Message.ShouldBe("The retry key is already accepted");
        second.Headers["x-line-accepted-request-id"].ShouldBe(first.Headers["x-line-request-id"]);
        second.Headers["x-line-request-id"].ShouldNotBe(first.Headers["x-line-request-id"]);
        JsonNode.DeepEquals(second.Json["sentMessages"], first.Json["sentMessages"]).ShouldBeTrue();
        Line.Inbox(Mali).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_day_the_key_is_forgotten_and_the_message_doubles()
    {
        await PushTo(Mali, key);
        Clock.Advance(TimeSpan.FromHours(24));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
        (await PushTo(Mali, key)).Status.ShouldBe(200);
        Line.Inbox(Mali).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        (await PushTo(Stranger, key)).Status.ShouldBe(400);
        (await PushTo(Mali, key)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("2a6e07b00fcf439f908b828ed527e882")]
    public async Task A_key_that_is_no_UUID_is_refused(string broken) => (await PushTo(Mali, broken)).Status.ShouldBe(400);

    [Fact]
    public async Task Endpoints_that_take_no_key_refuse_it()
    {
        (await Post("/v2/bot/message/reply", new { replyToken = "x", messages = new[] { Text() } }, key)).Status.ShouldBe(400);
        (await Post("/v2/bot/message/validate/push", new { messages = new[] { Text() } }, key)).Status.ShouldBe(400);
        foreach (var path in (string[])["multicast", "broadcast"])
            (await Post($"/v2/bot/message/{path}", new { to = new[] { Mali }, messages = new[] { Text() } }, Guid.NewGuid().ToString())).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Parallel_requests_with_one_key_send_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PushTo(Mali, key)));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Status == 409).ShouldBe(19);
        Line.Inbox(Mali).Count.ShouldBe(1);
    }
}
