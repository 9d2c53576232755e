using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Api.Line;

namespace Saphansung.Tests.Line;

/// <summary>What becomes of counted messages when the month's are few, and what becomes of those that find no room.</summary>
public sealed class GovernorTests(App app) : IClassFixture<App>
{
    private static readonly DateTime Frozen = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Workers_that_race_for_what_is_left_never_give_it_away_twice(int room)
    {
        await Fresh(room);
        var people = Enumerable.Range(0, 12).Select(n => $"race-{room}-{n}").ToArray();

        var pushes = await Many(people);
        await Decided(pushes);

        (await Count(pushes, "sent")).ShouldBe(room);
        (await Count(pushes, "withheld")).ShouldBe(12 - room);
        people.Sum(p => app.Line.Inbox(p).Count).ShouldBe(room);
        (await Quota()).GetProperty("free").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_reserve_is_for_emergencies_and_when_it_is_gone_they_too_are_withheld()
    {
        await Fresh(0);
        var (calm, urgent) = (await Push("calm"), await Push("urgent", urgent: true));
        await app.Becomes(urgent, "sent");
        await app.Becomes(calm, "withheld");
        (await Why(calm)).ShouldContain("reserve");

        await Set(plan: await Own(), used: 0);
        var late = await Push("late", urgent: true);
        await app.Becomes(late, "withheld");
        (await Why(late)).ShouldContain("spent");
    }

    [Fact]
    public async Task LINEs_number_counts_when_it_is_larger_and_ours_when_ours_is()
    {
        await Fresh(10);
        var plan = await app.Sql<int>("select plan from line_quota");
        await Set(plan, used: plan);
        var told = await Push("theirs");
        await app.Becomes(told, "withheld");
        (await Quota()).Text("countedBy").ShouldBe("line");

        await Fresh(0);
        await app.Becomes(await Push("ours-1", urgent: true), "sent");
        await Set(await app.Sql<int>("select plan from line_quota"), used: 0);
        (await Quota()).Text("countedBy").ShouldBe("own");
        await app.Becomes(await Push("ours-2"), "withheld");
    }

    [Fact]
    public async Task What_LINE_says_is_read_when_needed_and_once_for_all()
    {
        await Fresh(10);
        await app.Sql("update line_quota set plan = null, read_due_at = '-infinity', read_at = null");
        var before = app.Line.Requests("/v2/bot/message/quota").Count;

        await Decided(await Many([.. Enumerable.Range(0, 6).Select(n => $"reading-{n}")]));

        app.Line.Requests("/v2/bot/message/quota").Count.ShouldBe(before + 1);
        (await app.Sql<int>("select plan from line_quota")).ShouldBe(300);
    }

    [Fact]
    public async Task A_refusal_by_LINE_is_asked_about_and_believed()
    {
        await Fresh(10);
        await app.Sql("update line_quota set read_due_at = $1", Frozen);
        await Limit(0);
        app.Line.Fault(LineSide.Push, "429-quota");

        var push = await Push("refused");

        // We thought there was room; LINE says that nothing is left.
        await app.Becomes(push, "withheld");
        (await app.Calls(push)).ShouldHaveSingleItem().Status.ShouldBe(429);
        await Limit(300);
    }

    [Fact]
    public async Task The_next_contact_is_answered_with_what_was_withheld_exactly_once()
    {
        await Fresh(0);
        var pushes = new[] { await Push("contact", "หนึ่ง"), await Push("contact", "สอง") };
        foreach (var push in pushes) await app.Becomes(push, "withheld");
        var used = (await Quota()).GetProperty("used").GetInt32();

        await app.Line.Say("contact", "แจ้งเหตุ");
        foreach (var push in pushes) await app.Becomes(push, "sent");
        await app.Line.Say("contact", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("contact").Count.ShouldBe(4));

        var told = app.Line.Inbox("contact").Select(m => m.ToJsonString()).ToList();
        told.ShouldAllBe(m => m.Contains("\"via\":\"reply\"", StringComparison.Ordinal));
        app.Line.Inbox("contact").Select(Text).Where(t => t is not null).ShouldBe(["หนึ่ง", "สอง"]);
        (await app.Sql<long>("select count(*) from outbox where id = any($1) and told_by = 'reply'", pushes)).ShouldBe(2);
        (await Quota()).GetProperty("used").GetInt32().ShouldBe(used);
        var listed = (await app.As("officer-1").Get("/api/v1/staff/line/withheld?limit=100")).GetProperty("items").EnumerateArray().ToList();
        pushes.ShouldAllBe(p => listed.Single(l => l.GetProperty("id").GetGuid() == p).Text("toldBy") == "reply");
    }

    [Fact]
    public async Task A_postback_is_a_contact_too_and_more_than_five_are_told_of()
    {
        await Fresh(0);
        var pushes = new List<Guid>();
        for (var n = 0; n < 7; n++) pushes.Add(await Push("many", $"ข้อ {n}"));
        foreach (var push in pushes) await app.Becomes(push, "withheld");

        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        await line.Post("/_sim/chat", new { userId = LineSide.UserId("many"), postback = new { data = "unknown" } });

        foreach (var push in pushes) await app.Becomes(push, "sent");
        var told = app.Line.Inbox("many");
        told.Count.ShouldBe(5);
        told.Take(4).Select(Text).ShouldBe(["ข้อ 0", "ข้อ 1", "ข้อ 2", "ข้อ 3"]);
        told[4]["altText"]!.GetValue<string>().ShouldContain("อีก 3 ข้อความ");
        told[4].ToJsonString().ShouldContain("/inbox");
    }

    [Fact]
    public async Task An_answer_that_came_too_late_leaves_them_withheld_and_the_next_one_tells_them()
    {
        await Fresh(0);
        var push = await Push("tardy", "ช้า");
        await app.Becomes(push, "withheld");
        app.Restart(working: false);
        await app.Line.Webhook(LineSide.Text("tardy", "สวัสดี", app.Now));
        app.Advance(TimeSpan.FromMinutes(2));
        app.Restart(working: true);
        await App.Eventually(() => app.Sql<bool>("select exists (select from webhook_event where state = 'done' and payload->'source'->>'userId' = $1)", LineSide.UserId("tardy")), "the event");
        await app.Becomes(push, "withheld");

        await app.Line.Say("tardy", "สวัสดี");

        await app.Becomes(push, "sent");
        app.Line.Inbox("tardy").Select(Text).Count(t => t == "ช้า").ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_after_LINE_took_the_answer_tells_nobody_twice()
    {
        await Fresh(0);
        var push = await Push("killed", "ครั้งเดียว");
        await app.Becomes(push, "withheld");
        await app.Line.Say("killed", "สวัสดี");
        await app.Becomes(push, "sent");

        // As the rows stand when the process dies after LINE's answer: claimed, not settled.
        await app.Sql("""
            with reply as (
                update outbox
                set state = 'sending', sent_at = null, due_at = $2, claimed_until = $2
                where id = (select carrier_id from outbox where id = $1)
            )
            update outbox set state = 'merged', sent_at = null, told_by = null where id = $1
            """, push, app.Now.UtcDateTime.AddMinutes(1));
        app.Restart();
        app.Advance(TimeSpan.FromMinutes(1));
        // Nobody can say whether it arrived: a person decides.
        await app.Becomes(push, "stuck");
        await app.Line.Say("killed", "สวัสดี");
        await App.Eventually(() => app.Line.Inbox("killed").Count.ShouldBe(3));

        app.Line.Inbox("killed").Select(Text).Count(t => t == "ครั้งเดียว").ShouldBe(1);
    }

    [Fact]
    public async Task When_the_month_turns_the_unread_go_out_oldest_first_and_the_read_are_closed()
    {
        await Fresh(0);
        var (first, read, last) = (await Push("turn-1"), await Push("turn-2"), await Push("turn-3"));
        foreach (var push in (Guid[])[first, read, last]) await app.Becomes(push, "withheld");
        using var reader = app.As("turn-2");
        var line = (await reader.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (await reader.Post("/api/v1/inbox/read", new { upTo = line.Text("id") })).GetProperty("unread").GetInt32().ShouldBe(0);
        (await app.State(read)).ShouldBe("read");

        // Of the new month's two messages one is kept for emergencies.
        await Set(plan: 2, used: 0);
        var (_, until) = LineQuota.Month(app.Now.UtcDateTime);
        app.Advance(until - app.Now.UtcDateTime - TimeSpan.FromSeconds(1));
        (await app.State(first)).ShouldBe("withheld");
        app.Advance(TimeSpan.FromSeconds(2));

        await app.Becomes(first, "sent");
        (await app.State(last)).ShouldBe("withheld");
        await Room(5);
        await app.Becomes(last, "sent");
        (await app.State(read)).ShouldBe("read");
        app.Line.Inbox("turn-2").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_to_many_leaves_out_who_left_and_costs_the_rest()
    {
        await Fresh(2);
        foreach (var person in (string[])["m-1", "m-2", "m-3"]) app.Line.IdToken(person);
        await app.Line.Follow("m-2", following: false);
        await App.Eventually(() => app.Sql<bool>("select exists (select from line_follower where line_user_id = $1 and not following)", LineSide.UserId("m-2")), "the unfollow");
        await Room(3);

        await Multicast("m-1", "m-2", "m-3");

        await App.Eventually(() => app.Line.Inbox("m-1").Count.ShouldBe(1));
        // LINE writes a call down after answering it.
        await App.Eventually(() => app.Line.Requests("/v2/bot/message/multicast").Count.ShouldBe(1));
        var call = app.Line.Requests("/v2/bot/message/multicast")[0];
        JsonElement.Parse(call.Body).GetProperty("to").EnumerateArray().Select(t => t.GetString()).ShouldBe([LineSide.UserId("m-1"), LineSide.UserId("m-3")]);
        call.Headers.ContainsKey("x-line-retry-key").ShouldBeTrue();
        await App.Eventually(() => app.Sql<bool>("select exists (select from outbox where kind = 'line_multicast' and state = 'sent' and cost = 2)"), "the two being counted");

        await Room(2);
        await Multicast("m-1", "m-3", "m-4");
        await App.Eventually(() => app.Sql<bool>("select exists (select from outbox where kind = 'line_multicast' and state = 'withheld' and cost = 3)"), "no room for three");
        app.Line.Requests("/v2/bot/message/multicast").Count.ShouldBe(1);
    }

    [Fact]
    public async Task More_than_500_people_are_several_rows_and_the_same_again_adds_none()
    {
        await Fresh(0);
        var people = Enumerable.Range(0, 1100).Select(n => $"crowd-{n}").Append("crowd-0").ToArray();
        await Multicast("crowd", people);
        await Multicast("crowd", people);

        (await app.Sql<string>("select string_agg(cost::text, ' ' order by cost desc) from outbox where dedupe_key like 'crowd:%'")).ShouldBe("500 500 100");
    }

    [Fact]
    public async Task The_inbox_has_every_push_once_is_the_readers_own_and_shows_no_sensitive_detail()
    {
        await Fresh(50);
        await app.Ask("box", "people", "ผู้ป่วยอยู่บ้านเลขที่เท่าไร");
        using var reader = app.As("box");

        var line = (await reader.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        line.Text("title").ShouldContain("SPS-");
        line.ToString().ShouldNotContain("ผู้ป่วย");
        line.Text("link").ShouldStartWith("cases/");
        line.GetProperty("read").GetBoolean().ShouldBeFalse();
        (await reader.Get("/api/v1/inbox/unread")).GetProperty("unread").GetInt32().ShouldBe(1);
        (await app.As("box-2").Get("/api/v1/inbox")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await app.As("box-2").Post("/api/v1/inbox/read", new { upTo = line.Text("id") });
        (await reader.Get("/api/v1/inbox/unread")).GetProperty("unread").GetInt32().ShouldBe(1);

        for (var again = 0; again < 2; again++)
            (await reader.Post("/api/v1/inbox/read", new { upTo = line.Text("id") })).GetProperty("unread").GetInt32().ShouldBe(0);
    }

    private static string? Text(JsonObject message) => message["text"]?.GetValue<string>();

    /// <summary>Nothing waits from other tests, and there is room for so many besides the reserve.</summary>
    private async Task Fresh(int room)
    {
        await App.Eventually(() => app.Sql<bool>("select not exists (select from outbox where state = 'sending')"), "nothing under way");
        await app.Sql("update outbox set state = 'undeliverable' where state in ('waiting', 'withheld', 'merged') and kind <> 'line_reply'");
        await Room(room);
    }

    private async Task Room(int room)
    {
        var own = await Own();
        // One more than is gone, so that there is a reserve also when nothing is.
        var plan = own + 1;
        while (plan - own - (int)Math.Ceiling(plan * 0.15m) < room) plan++;
        await Set(plan, 0);
    }

    /// <summary>As LINE would have said; it is not asked again.</summary>
    private Task Set(int plan, int used) =>
        app.Sql("update line_quota set plan = $1, used = $2, read_at = $3, read_due_at = $4", plan, used, app.Now.UtcDateTime, Frozen);

    private async Task<int> Own() => (await Quota()).GetProperty("ownUsed").GetInt32();

    private Task<JsonElement> Quota() => app.As("director-1").Get("/api/v1/staff/line/quota");

    private async Task Limit(int limit)
    {
        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        await line.Post("/_sim/quota", new { limit });
    }

    private Task<Guid> Push(string person, bool urgent) => Push(person, "ตัวอย่าง", urgent);

    private async Task<Guid> Push(string person, string text = "ตัวอย่าง", bool urgent = false)
    {
        app.Line.IdToken(person);
        // Later than the one before, as it would be.
        app.Time.Advance(TimeSpan.FromMilliseconds(10));
        var to = LineSide.UserId(person);
        await using var connection = await app.Database.OpenConnectionAsync();
        var key = Guid.NewGuid().ToString();
        await new PersonPush(to, $$"""[{"type":"text","text":"{{text}}"}]""", "case", null, key) { Urgent = urgent }.Add(connection, app.Now.UtcDateTime, default);
        return await app.Sql<Guid>("select id from outbox where dedupe_key = $1", key);
    }

    /// <summary>All at one moment.</summary>
    private async Task<Guid[]> Many(string[] people)
    {
        foreach (var person in people) app.Line.IdToken(person);
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var keys = people.Select(_ => Guid.NewGuid().ToString()).ToArray();
        foreach (var (person, key) in people.Zip(keys))
            await new PersonPush(LineSide.UserId(person), """[{"type":"text","text":"ตัวอย่าง"}]""", "case", null, key).Add(connection, app.Now.UtcDateTime, default);
        await transaction.CommitAsync();
        return await app.Sql<Guid[]>("select array_agg(id) from outbox where dedupe_key = any($1)", (object)keys);
    }

    private Task Multicast(params string[] people) => Multicast(Guid.NewGuid().ToString(), people);

    private async Task Multicast(string key, string[] people)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        await Multicasts.Add(connection, [.. people.Select(LineSide.UserId)], """[{"type":"text","text":"ข่าว"}]""", "announcement", null, key, app.Now.UtcDateTime, default);
    }

    private Task Decided(Guid[] pushes) => App.Eventually(async () =>
    {
        await app.Sql("notify saphansung_work");
        (await Count(pushes, "waiting") + await Count(pushes, "sending")).ShouldBe(0);
    });

    private Task<long> Count(Guid[] pushes, string state) => app.Sql<long>("select count(*) from outbox where id = any($1) and state = $2", pushes, state);

    private Task<string> Why(Guid push) => app.Sql<string>("select last_error from outbox where id = $1", push);
}
