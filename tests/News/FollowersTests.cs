using System.Text.Json;

namespace Saphansung.Tests.News;

/// <summary>The ledger of followers: once each, in the order in which things happened, and held against LINE's figure.</summary>
public sealed class FollowersTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task An_unfollow_that_arrives_before_its_follow_leaves_nobody_counted()
    {
        var before = await Followers();
        var (followed, left) = (LineSide.Event("follow", "late", app.Now.AddMinutes(-2)), LineSide.Event("unfollow", "late", app.Now.AddMinutes(-1)));

        await Told(left);
        await Told(followed);

        var after = await Followers();
        after.GetProperty("now").GetInt32().ShouldBe(before.GetProperty("now").GetInt32());
        Today(after, "added").ShouldBe(Today(before, "added") + 1);
        Today(after, "lost").ShouldBe(Today(before, "lost") + 1);
    }

    [Fact]
    public async Task Whoever_comes_back_is_told_from_whoever_is_new_and_an_event_counts_once()
    {
        var before = await Followers();
        var followed = LineSide.Event("follow", "wavering", app.Now.AddMinutes(-9));
        await Told(followed);
        await Told(followed);
        await Told(LineSide.Event("unfollow", "wavering", app.Now.AddMinutes(-8)));
        await Told(LineSide.Event("follow", "wavering", app.Now.AddMinutes(-7), new() { ["follow"] = new System.Text.Json.Nodes.JsonObject { ["isUnblocked"] = true } }));

        var after = await Followers();

        (after.GetProperty("now").GetInt32() - before.GetProperty("now").GetInt32()).ShouldBe(1);
        (after.GetProperty("gross").GetInt32() - before.GetProperty("gross").GetInt32()).ShouldBe(1);
        (Today(after, "added") - Today(before, "added")).ShouldBe(1);
        (Today(after, "returned") - Today(before, "returned")).ShouldBe(1);
        (Today(after, "lost") - Today(before, "lost")).ShouldBe(1);
        (await app.Sql<string>("select string_agg(kind || ' ' || unblocked, ',' order by occurred_at) from follower_event where line_user_id = $1", LineSide.UserId("wavering")))
            .ShouldBe("follow false,unfollow false,follow true");
        after.GetProperty("target").GetInt32().ShouldBe(100);
        after.GetProperty("days").EnumerateArray().Last().GetProperty("followers").GetInt32().ShouldBe(after.GetProperty("now").GetInt32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(367)]
    public async Task A_span_that_makes_no_sense_is_refused(int days) =>
        await (await app.As("officer-1").GetAsync($"/api/v1/staff/followers?days={days}")).Refused(System.Net.HttpStatusCode.BadRequest, "validation_failed");

    private async Task Told(System.Text.Json.Nodes.JsonObject told)
    {
        told.Remove("replyToken");
        (await app.Line.Webhook(told)).ShouldBe(200);
        await App.Eventually(async () => await app.Sql<long>("select count(*) from webhook_event where state = 'waiting'") == 0, "the events' being worked");
    }

    private Task<JsonElement> Followers() => app.As("officer-1").Get("/api/v1/staff/followers?days=30");

    private static int Today(JsonElement followers, string what) => followers.GetProperty("days").EnumerateArray().Last().GetProperty(what).GetInt32();
}

/// <summary>LINE's own count, asked for by its calendar.</summary>
public sealed class FollowerInsightTests(App app) : IClassFixture<App>
{
    private const string Insight = "/v2/bot/insight/followers";

    [Fact]
    public async Task The_day_is_LINEs_not_Bangkoks_only_a_ready_figure_counts_and_the_difference_is_shown()
    {
        // 10:00 in Bangkok on the 23rd: yesterday is the 22nd in both, and its figure is not asked for before noon.
        await Planned("2026-11-22");
        await app.Followers("counted");
        app.Line.Requests(Insight).ShouldBeEmpty();

        // 21:30 in Bangkok is 23:30 there: the 23rd is not over.
        app.Line.Fault(Insight, "500");
        To(new(2026, 11, 23, 14, 30, 0, TimeSpan.Zero));
        await App.Eventually(() => app.Line.FaultsLeft(Insight).ShouldBe(0));
        await App.Eventually(async () => await app.Sql<bool>("select last_error is not null from follower_insight where day = '2026-11-22'"), "the failure's being written down");
        (await State("2026-11-22")).ShouldBe("waiting");
        (await app.Sql<long>("select count(*) from follower_insight")).ShouldBe(1);

        // 22:30 in Bangkok, still the 23rd: LINE's 23rd ended half an hour ago.
        To(new(2026, 11, 23, 15, 30, 0, TimeSpan.Zero));
        await Planned("2026-11-23");
        await App.Eventually(async () => await State("2026-11-22") == "ready", "the figure of the 22nd");

        // 00:30 in Bangkok on the 24th: LINE's 24th is not over, so yesterday is still the 23rd.
        To(new(2026, 11, 23, 17, 30, 0, TimeSpan.Zero));
        await app.Followers("counted-later");
        (await app.Sql<string>("select max(day)::text from follower_insight")).ShouldBe("2026-11-23");

        To(new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero));
        await App.Eventually(async () => await State("2026-11-23") == "ready", "the figure of the 23rd");
        var shown = (await app.As("officer-1").Get("/api/v1/staff/followers")).GetProperty("line")[0];
        shown.GetProperty("date").GetString().ShouldBe("2026-11-23");
        // "counted" came on LINE's 23rd, "counted-later" on its 24th.
        shown.GetProperty("ours").GetInt32().ShouldBe(1);
        shown.GetProperty("difference").GetInt32().ShouldBe(1 - (shown.GetProperty("followers").GetInt32() - shown.GetProperty("blocks").GetInt32()));
    }

    private Task Planned(string day) => App.Eventually(() => app.Sql<bool>($"select exists (select from follower_insight where day = '{day}')"), day);

    private Task<string> State(string day) => app.Sql<string>($"select state from follower_insight where day = '{day}'");

    private void To(DateTimeOffset time) => app.Advance(time - app.Now);
}
