using System.Net;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.News;

/// <summary>Each kind of audience reaches exactly whom it names: what is shown before sending, what is counted and who gets it are the same.</summary>
public sealed class AudienceTests(NewsApp app) : IClassFixture<NewsApp>
{
    [Fact]
    public async Task Everyone_is_whoever_follows_at_this_moment()
    {
        await app.Followers("all-1", "all-2", "all-left", "all-back");
        await Known("all-never");
        await Follows("all-left", false);
        await Follows("all-back", false);
        await Follows("all-back", true);

        var reached = await Reached("everyone");

        reached.ShouldContain(LineSide.UserId("all-1"));
        reached.ShouldContain(LineSide.UserId("all-back"));
        reached.ShouldNotContain(LineSide.UserId("all-left"));
        reached.ShouldNotContain(LineSide.UserId("all-never"));
        reached.Count.ShouldBe((int)await app.Sql<long>("select count(*) from line_follower where following"));
    }

    [Fact]
    public async Task A_community_is_its_committee_and_whoever_chose_its_news()
    {
        await app.Followers("chose", "chose-other", "chose-no-more", "chose-left", "committee-1", "committee-2");
        await Known("chose-unfollowed");
        // The second sits in another community's committee.
        await app.Sql("update person_role set community_code = $1 where person_id = (select id from person where line_user_id = $2)", TestDatabase.OtherCommunity, LineSide.UserId("committee-2"));
        foreach (var person in (string[])["chose", "chose-no-more", "chose-left", "chose-unfollowed", "committee-1"]) await Chooses(person, TestDatabase.Community);
        await Chooses("chose-other", TestDatabase.OtherCommunity);
        await Chooses("chose-no-more");
        await Follows("chose-left", false);

        // Whoever is in both is one person.
        (await Reached("community", TestDatabase.Community)).ShouldBe(People("chose", "committee-1"), ignoreOrder: true);
        (await Reached("community", TestDatabase.OtherCommunity)).ShouldBe(People("chose-other", "committee-2"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("director")]
    [InlineData("admin")]
    public async Task A_role_is_whoever_has_it_now_and_follows(string role)
    {
        await app.Followers($"{role}-11", $"{role}-12", $"{role}-13", $"{role}-14", "head-11");
        await Known($"{role}-15");
        await Follows($"{role}-13", false);
        await app.Sql("delete from person_role where person_id = (select id from person where line_user_id = $1)", LineSide.UserId($"{role}-14"));

        (await Reached("role", role)).ShouldBe(People($"{role}-11", $"{role}-12"), ignoreOrder: true);
    }

    [Fact]
    public async Task Near_a_case_are_the_reporters_and_followers_of_what_may_be_shown_within_so_many_metres()
    {
        const double lat = 13.61, lng = 100.61;
        await app.Followers("near-own", "near-in", "near-out", "near-withdrew", "near-secret", "near-joined", "near-left");
        await Known("near-unfollowed");
        var centre = await Report("near-own", lat, lng);
        // A degree of latitude is 111,195 metres.
        var close = await Report("near-in", lat + (295 / 111_195.0), lng);
        await Report("near-out", lat + (305 / 111_195.0), lng);
        await Report("near-left", lat, lng);
        await Report("near-unfollowed", lat, lng);
        var withdrawn = await Report("near-withdrew", lat, lng);
        await app.As("near-withdrew").Post($"/api/v1/incidents/{withdrawn.Id}/withdraw", new { reason = "แจ้งผิด" });
        await Report("near-secret", lat, lng, "people");
        await (await app.As("near-joined").PostAsync($"/api/v1/incidents/{close.Id}/follow", null)).Ok();
        await Follows("near-left", false);

        (await Reached("near", centre.Reference, 300)).ShouldBe(People("near-own", "near-in", "near-joined"), ignoreOrder: true);
        (await Reached("near", centre.Reference, 290)).ShouldBe(People("near-own"), ignoreOrder: true);
        (await Reached("near", centre.Reference, 310)).ShouldBe(People("near-own", "near-in", "near-joined", "near-out"), ignoreOrder: true);
    }

    [Fact]
    public async Task Survey_non_responders_are_those_asked_in_this_round_who_have_not_sent_their_answers()
    {
        await app.Followers("asked-silent", "asked-began", "asked-answered", "asked-left", "asked-elsewhere", "asked-never");
        await Known("asked-unfollowed");
        var round = await app.OpenRound(false, ["asked-silent", "asked-began", "asked-answered", "asked-left", "asked-unfollowed"]);
        var other = await app.OpenRound(false, ["asked-elsewhere", "asked-answered"]);
        await (await app.As("asked-answered").Answer(round, new { speed = 5 })).Ok();
        await (await app.As("asked-began").Draft(round, 0, new { speed = 5 })).Ok();
        await Follows("asked-left", false);

        (await Reached("unanswered", round.ToString())).ShouldBe(People("asked-silent", "asked-began"), ignoreOrder: true);
        (await Reached("unanswered", other.ToString())).ShouldBe(People("asked-elsewhere", "asked-answered"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_archive_alone_is_told_to_nobody_and_what_names_nobody_is_refused()
    {
        await app.Followers("not-told");
        (await Reached("archive")).ShouldBeEmpty();

        using var officer = app.As("officer-1");
        foreach (var wrong in (object[])[
            new { kind = "role", code = "resident" }, new { kind = "community", code = "c-99" }, new { kind = "near", code = "SPS-2569-ZZZZZ", metres = 300 },
            new { kind = "unanswered", code = Guid.NewGuid().ToString() }, new { kind = "friends" }])
            await (await officer.Send(HttpMethod.Post, $"{NewsSteps.Announcements}/audience", wrong)).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    private static string[] People(params string[] keys) => [.. keys.Select(LineSide.UserId)];

    private async Task Known(string person)
    {
        using var client = app.As(person);
        await client.Get("/api/v1/me");
    }

    private async Task Chooses(string person, params string[] communities) =>
        await (await app.As(person).Send(HttpMethod.Put, "/api/v1/announcements/communities", new { communities })).Ok();

    private async Task Follows(string person, bool follows)
    {
        app.Time.Advance(TimeSpan.FromMilliseconds(10));
        var told = LineSide.Event(follows ? "follow" : "unfollow", person, app.Now);
        told.Remove("replyToken");
        await app.Line.Webhook(told);
        await App.Eventually(() => app.Sql<bool>("select exists (select from line_follower where line_user_id = $1 and following = $2)", LineSide.UserId(person), follows), "the event");
    }

    private Task<Receipt> Report(string person, double lat, double lng, string category = "garbage") =>
        app.SubmitIncident(person, category, body => body["location"] = new { lat, lng });

    /// <summary>Asks what it would cost, sends it to the inboxes, and sees to whom it went.</summary>
    private async Task<List<string>> Reached(string kind, string? code = null, int? metres = null)
    {
        using var officer = app.As("officer-1");
        var cost = (await officer.Post($"{NewsSteps.Announcements}/audience", new { kind, code, metres })).GetProperty("people").GetInt32();
        var id = await app.ApprovedNews(NewsSteps.Words(audience: kind, code: code, metres: metres));
        var sent = await officer.MoveNews(id, "sending", way: kind == "archive" ? null : "inbox");
        var reached = await app.Sql<string[]>("select coalesce(array_agg(line_user_id), '{}') from announcement_recipient where announcement_id = $1", Guid.Parse(id));
        var told = await app.Sql<string[]>("select coalesce(array_agg(line_user_id), '{}') from inbox_message where subject_id = $1", Guid.Parse(id));
        told.ShouldBe(reached, ignoreOrder: true);
        (cost, sent.GetProperty("recipients").GetInt32()).ShouldBe((reached.Length, reached.Length));
        return [.. reached];
    }
}
