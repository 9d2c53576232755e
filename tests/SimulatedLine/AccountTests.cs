namespace Saphansung.Tests.SimulatedLine;

public sealed class AccountTests : LineTest
{
    [Fact]
    public async Task Groups_tell_name_count_and_members_but_no_list()
    {
        (await Get($"/v2/bot/group/{Village}/summary")).Json["groupName"]!.GetValue<string>().ShouldBe("กลุ่มตัวอย่าง");
        (await Get($"/v2/bot/group/{Village}/members/count")).Json["count"]!.GetValue<int>().ShouldBe(3);
        (await Get($"/v2/bot/group/{Village}/member/{Stranger}")).Json["userId"]!.GetValue<string>().ShouldBe(Stranger);
        (await Get($"/v2/bot/group/{Village}/member/U0000000000000000000000000000000e")).Status.ShouldBe(404);
        (await Get($"/v2/bot/group/{Village}/members/ids")).Status.ShouldBe(403);
        (await Get("/v2/bot/followers/ids")).Message.ShouldBe("Access to this API is not available for your account");
    }

    [Fact]
    public async Task After_leaving_a_group_nothing_can_be_sent_there()
    {
        (await Post($"/v2/bot/group/{Village}/leave", new { })).Status.ShouldBe(200);
        (await PushTo(Village)).Message.ShouldBe("Failed to send messages");
        (await Get($"/v2/bot/group/{Village}/summary")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_account_and_its_friends_have_profiles()
    {
        (await Get("/v2/bot/info")).Json["userId"]!.GetValue<string>().ShouldBe(Options.BotUserId);
        (await Get($"/v2/bot/profile/{Mali}")).Json["displayName"]!.GetValue<string>().ShouldBe("มาลี (ตัวอย่าง)");
        (await Get($"/v2/bot/profile/{Stranger}")).Json["message"]!.GetValue<string>().ShouldBe("Not found");
    }

    [Fact]
    public async Task Followers_are_counted_by_days_of_Japan_and_first_adds_never_fall()
    {
        await Line.Follow(Somchai, following: false, Ct);
        (await Insight("20261122"))["status"]!.GetValue<string>().ShouldBe("unready");
        Clock.Advance(TimeSpan.FromHours(12));
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
        var ready = await Insight("20261122");
        ready["followers"]!.GetValue<int>().ShouldBe(2);
        ready["blocks"]!.GetValue<int>().ShouldBe(1);
        ready["targetedReaches"]!.GetValue<int>().ShouldBe(1);
        (await Insight("20261121"))["followers"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Contents_are_prepared_downloaded_and_gone_after_unsending()
    {
        await Post("/_sim/chat", new { userId = Mali, messages = new[] { new { id = "77", type = "image", content = "AAEC", contentType = "image/png", preparing = 1 } } });
        (await Get("/v2/bot/message/77/content")).Status.ShouldBe(202);
        (await Http.GetByteArrayAsync("/v2/bot/message/77/content", Ct)).ShouldBe([0, 1, 2]);
        (await Get("/v2/bot/message/78/content")).Status.ShouldBe(404);
        await Post("/_sim/webhook", new { events = new[] { new { type = "unsend", source = new { type = "user", userId = Mali }, unsend = new { messageId = "77" } } } });
        (await Get("/v2/bot/message/77/content")).Status.ShouldBe(410);
    }

    [Theory]
    [InlineData(Mali, 5, 202)]
    [InlineData(Mali, 7, 400)]
    [InlineData(Mali, 65, 400)]
    [InlineData(Village, 5, 400)]
    public async Task The_loading_animation_is_for_one_to_one_chats(string chatId, int loadingSeconds, int status) =>
        (await Post("/v2/bot/chat/loading/start", new { chatId, loadingSeconds })).Status.ShouldBe(status);

    [Fact]
    public async Task Paths_LINE_does_not_have_are_404() => (await Get("/v2/bot/nothing")).Message.ShouldBe("Not found");

    private async Task<System.Text.Json.Nodes.JsonNode> Insight(string date) => (await Get($"/v2/bot/insight/followers?date={date}")).Json;
}
