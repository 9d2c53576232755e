using System.Text.Json;
using Saphansung.Api.Line;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests.Line;

/// <summary>One message to many: whom it costs, and how each is told when the month has no room for all.</summary>
public sealed class ManyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_message_to_many_leaves_out_who_left_and_costs_the_rest()
    {
        await app.Fresh(2);
        foreach (var person in (string[])["m-1", "m-2", "m-3"]) app.Line.IdToken(person);
        await app.Line.Follow("m-2", following: false);
        await App.Eventually(() => app.Sql<bool>("select exists (select from line_follower where line_user_id = $1 and not following)", LineSide.UserId("m-2")), "the unfollow");
        await app.Room(3);
        var before = Sent().Count;

        await app.Multicast("m-1", "m-2", "m-3");

        await App.Eventually(() => app.Line.Inbox("m-1").Count.ShouldBe(1));
        // LINE writes a call down after answering it.
        await App.Eventually(() => Sent().Count.ShouldBe(before + 1));
        var call = Sent()[^1];
        JsonElement.Parse(call.Body).GetProperty("to").EnumerateArray().Select(t => t.GetString()).ShouldBe([LineSide.UserId("m-1"), LineSide.UserId("m-3")]);
        call.Headers.ContainsKey("x-line-retry-key").ShouldBeTrue();
        await App.Eventually(() => app.Sql<bool>("select exists (select from outbox where kind = 'line_multicast' and state = 'sent' and cost = 2)"), "the two being counted");

        await app.Room(2);
        await app.Multicast("m-1", "m-3", "m-4");
        await App.Eventually(() => app.Sql<bool>("select exists (select from outbox where kind = 'line_multicast' and state = 'withheld' and cost = 3)"), "no room for three");
        Sent().Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task More_than_500_people_are_several_rows_and_the_same_again_adds_none()
    {
        await app.Fresh(0);
        var people = Enumerable.Range(0, 1100).Select(n => $"crowd-{n}").Append("crowd-0").ToArray();
        await app.Multicast("crowd", people);
        await app.Multicast("crowd", people);

        (await app.Sql<string>("select string_agg(cost::text, ' ' order by cost desc) from outbox where dedupe_key like 'crowd:%'")).ShouldBe("500 500 100");
    }

    [Fact]
    public async Task Whoever_writes_is_told_what_was_withheld_from_many_and_the_others_when_there_is_room()
    {
        await app.Fresh(0);
        var key = await Withheld("writes", "waits-1", "waits-2");

        await app.Line.Say("writes", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("writes").Count.ShouldBe(2));
        await app.Line.Say("writes", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("writes").Count.ShouldBe(3));

        app.Line.Inbox("writes").ShouldAllBe(m => m["via"]!.GetValue<string>() == "reply");
        app.Line.Inbox("writes").Select(Months.Text).Count(t => t == "ข่าว").ShouldBe(1);
        (await app.Sql<string>("select state || ' ' || told_by || ' ' || cost from outbox where dedupe_key = $1", $"{key}:{LineSide.UserId("writes")}")).ShouldBe("sent reply 0");
        (await app.Sql<int>("select cost from outbox where dedupe_key = $1", key + ":0")).ShouldBe(2);

        await app.Room(2);
        await App.Eventually(async () =>
        {
            await app.Sql("notify saphansung_work, 'clock'");
            (await app.Sql<string>("select state from outbox where dedupe_key = $1", key + ":0")).ShouldBe("sent");
        });
        foreach (var person in (string[])["waits-1", "waits-2"]) app.Line.Inbox(person).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBe("ข่าว");
        app.Line.Inbox("writes").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_reads_it_in_the_inbox_is_not_sent_it_and_when_all_have_nobody_is()
    {
        await app.Fresh(0);
        var key = await Withheld("reads-1", "reads-2");

        foreach (var person in (string[])["reads-1", "reads-2"])
        {
            using var reader = app.As(person);
            var line = (await reader.Get("/api/v1/inbox")).GetProperty("items")[0];
            (await reader.Post("/api/v1/inbox/read", new { upTo = line.Text("id") })).GetProperty("unread").GetInt32().ShouldBe(0);
        }

        await app.Room(10);
        await app.Decided([await app.Sql<Guid>("select id from outbox where dedupe_key = $1", key + ":0")]);
        foreach (var person in (string[])["reads-1", "reads-2"])
        {
            (await app.Sql<string>("select state || ' ' || told_by from outbox where dedupe_key = $1", $"{key}:{LineSide.UserId(person)}")).ShouldBe("read inbox");
            app.Line.Inbox(person).ShouldBeEmpty();
        }

        (await app.As("officer-1").Get("/api/v1/staff/line/withheld?limit=100")).GetProperty("items").EnumerateArray()
            .Count(l => l.Text("state") == "read").ShouldBe(2);
    }

    [Fact]
    public async Task What_may_have_reached_LINE_is_taken_apart_no_more()
    {
        await app.Fresh(0);
        var key = await Withheld("tried-1", "tried-2");
        await app.Sql("update outbox set first_attempt_at = $2 where dedupe_key = $1", key + ":0", app.Now.UtcDateTime);

        await app.Line.Say("tried-1", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("tried-1").Count.ShouldBe(1));

        (await app.Sql<int>("select cost from outbox where dedupe_key = $1", key + ":0")).ShouldBe(2);
        (await app.Sql<long>("select count(*) from outbox where dedupe_key = $1", $"{key}:{LineSide.UserId("tried-1")}")).ShouldBe(0);
    }

    private IReadOnlyList<RecordedRequest> Sent() => app.Line.Requests("/v2/bot/message/multicast");

    /// <summary>As an announcement is sent, with a line in each inbox; the month has no room for so many.</summary>
    /// <returns>The prefix of its keys.</returns>
    private async Task<string> Withheld(params string[] people)
    {
        foreach (var person in people)
        {
            using var client = app.As(person);
            await client.Get("/api/v1/me");
        }

        await app.Room(0);
        var key = $"news:{Guid.NewGuid()}";
        await using (var connection = await app.Database.OpenConnectionAsync())
            await Inbox.AddMany(connection, [.. people.Select(LineSide.UserId)], "ข่าว", null, null, "announcement", null, key, app.Now.UtcDateTime, default);
        await app.Multicast(key, people);
        await App.Eventually(async () => (await app.Sql<string>("select state from outbox where dedupe_key = $1", key + ":0")).ShouldBe("withheld"));
        return key;
    }
}
