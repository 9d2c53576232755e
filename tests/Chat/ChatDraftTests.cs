using System.Net;
using System.Text;
using Saphansung.Tests.Network;

namespace Saphansung.Tests.Chat;

/// <summary>Photos and places sent in a chat: fetched from LINE, kept for their sender alone, turned into a report.</summary>
public sealed class ChatDraftTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_photo_and_a_place_become_a_draft_that_is_reported_with()
    {
        var sender = NewPerson();
        var photo = await app.SendPhoto(sender, CameraNotes.Fresh(app.Now.AddHours(-1)));
        await app.Happens(GroupSteps.Place(sender, app.Now));
        await Fetched(photo, "kept");
        using var client = app.As(sender);

        var draft = await client.Get(await Path(sender));
        var id = draft.GetProperty("photos")[0].GetProperty("id").GetGuid();
        (await client.GetByteArrayAsync(draft.GetProperty("photos")[0].GetProperty("url").GetString())).AsSpan().IndexOf("SecretPhone"u8).ShouldBe(-1);
        draft.GetProperty("place").GetProperty("landmark").GetString().ShouldBe("ปากซอย ถนนทดสอบ (ตัวอย่าง)");
        var receipt = await app.SubmitIncident(sender, change: body => body["photoIds"] = new[] { id });
        (await client.DeleteAsync(await Path(sender))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        app.Line.Inbox(sender).Count.ShouldBe(1, "one answer for what comes in a row");
        GroupSteps.Links(app.Line.Inbox(sender)[0])[0].ShouldContain("/draft/");
        (await app.Sql<bool>("select taken_at is not null and taken_lat is not null and incident_id = $2 from photo where id = $1", id, receipt.Id)).ShouldBeTrue();
        (await app.Sql<long>("select count(*) from chat_draft where line_user_id = $1", LineSide.UserId(sender))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_else_opens_or_drops_it_and_after_a_day_nobody_does()
    {
        var sender = NewPerson();
        var photo = await app.SendPhoto(sender);
        await Fetched(photo, "kept");
        var path = await Path(sender);
        using var own = app.As(sender);
        using var other = app.As(NewPerson());
        await own.Get(path);

        await (await other.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        await other.DeleteAsync(path);
        await own.Get(path);
        app.Advance(TimeSpan.FromHours(25));

        await (await own.GetAsync(path)).Refused(HttpStatusCode.NotFound, "not_found");
        await App.Eventually(() => app.Sql<bool>("select not exists (select from chat_draft where line_user_id = $1)", LineSide.UserId(sender)), "the draft's end");
        (await app.Sql<long>("select count(*) from photo join person on person.id = person_id where line_user_id = $1", LineSide.UserId(sender))).ShouldBe(0);
    }

    [Fact]
    public async Task What_LINE_still_prepares_is_asked_for_again()
    {
        var photo = await app.SendPhoto(NewPerson(), preparing: 2);

        for (var asked = 1; asked <= 2; asked++)
        {
            var seen = asked;
            await App.Eventually(() => app.Line.Requests($"/v2/bot/message/{photo}/content").Count.ShouldBe(seen));
            await App.Eventually(() => app.Sql<bool>("select tries = $2 and due_at < $3 from chat_draft_photo where message_id = $1",
                photo, seen, app.Now.UtcDateTime.AddSeconds(50)), "its being put off");
            app.Advance(TimeSpan.FromSeconds(5));
        }

        await Fetched(photo, "kept");
    }

    [Theory]
    [InlineData("text", "not_a_photo")]
    [InlineData("large", "too_large")]
    [InlineData("gone", "gone")]
    public async Task What_is_no_photo_too_large_or_gone_is_said(string what, string reason)
    {
        var sender = NewPerson();
        byte[] bytes = what == "large" ? new byte[10 * 1024 * 1024 + 1] : Encoding.UTF8.GetBytes("not a picture");
        string photo;
        if (what == "gone")
        {
            var told = GroupSteps.Photo(sender, app.Now);
            await app.Happens(told);
            photo = GroupSteps.MessageId(told);
        }
        else photo = await app.SendPhoto(sender, bytes);

        await Fetched(photo, "failed");
        using var client = app.As(sender);
        var draft = await client.Get(await Path(sender));

        draft.GetProperty("failed")[0].GetString().ShouldBe(reason);
        draft.GetProperty("photos").GetArrayLength().ShouldBe(0);
    }

    private static string NewPerson() => $"resident-{Guid.NewGuid():N}";

    private Task Fetched(string messageId, string state) =>
        App.Eventually(async () => (await app.Sql<string>("select state from chat_draft_photo where message_id = $1", messageId)).ShouldBe(state));

    private async Task<string> Path(string sender) =>
        $"/api/v1/chat-drafts/{await app.Sql<Guid>("select coalesce((select id from chat_draft where line_user_id = $1), gen_random_uuid())", LineSide.UserId(sender))}";
}
