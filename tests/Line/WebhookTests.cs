namespace Saphansung.Tests.Line;

public sealed class WebhookTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Report_text_is_answered_by_reply()
    {
        await app.Line.Say("resident-1", "แจ้งเหตุ");

        await App.Eventually(() =>
        {
            app.Line.Inbox("resident-1").Count.ShouldBe(1);
            return Task.CompletedTask;
        });
    }
}
