using Saphansung.Api.Line;

namespace Saphansung.Tests.Line;

/// <summary>What becomes of counted messages when the month's are few, and what becomes of those that find no room.</summary>
public sealed class GovernorTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Workers_that_race_for_what_is_left_never_give_it_away_twice(int room)
    {
        await app.Fresh(room);
        var people = Enumerable.Range(0, 12).Select(n => $"race-{room}-{n}").ToArray();

        var pushes = await app.Many(people);
        await app.Decided(pushes);

        (await app.Count(pushes, "sent")).ShouldBe(room);
        (await app.Count(pushes, "withheld")).ShouldBe(12 - room);
        people.Sum(p => app.Line.Inbox(p).Count).ShouldBe(room);
        (await app.Quota()).GetProperty("free").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Two_processes_that_race_for_what_is_left_never_give_it_away_twice(int room)
    {
        await app.Fresh(room);
        var people = Enumerable.Range(0, 16).Select(n => $"processes-{room}-{n}").ToArray();
        await using var second = app.StartAnother();

        var pushes = await app.Many(people);
        await app.Decided(pushes);

        (await app.Count(pushes, "sent")).ShouldBe(room);
        (await app.Count(pushes, "withheld")).ShouldBe(16 - room);
        people.Sum(p => app.Line.Inbox(p).Count).ShouldBe(room);
    }

    [Fact]
    public async Task The_reserve_is_for_emergencies_and_when_it_is_gone_they_too_are_withheld()
    {
        await app.Fresh(0);
        var calm = await app.Push("calm");
        await app.Becomes(calm, "withheld");
        (await app.Why(calm)).ShouldContain("reserve");
        await app.Becomes(await app.Push("urgent", urgent: true), "sent");

        await app.Set(plan: await app.Own(), used: 0);
        var late = await app.Push("late", urgent: true);
        await app.Becomes(late, "withheld");
        (await app.Why(late)).ShouldContain("spent");
    }

    [Fact]
    public async Task LINEs_number_counts_when_it_is_larger_and_ours_when_ours_is()
    {
        await app.Fresh(10);
        var plan = await app.Sql<int>("select plan from line_quota");
        await app.Set(plan, used: plan);
        var told = await app.Push("theirs");
        await app.Becomes(told, "withheld");
        (await app.Quota()).Text("countedBy").ShouldBe("line");

        await app.Fresh(0);
        await app.Becomes(await app.Push("ours-1", urgent: true), "sent");
        await app.Set(await app.Sql<int>("select plan from line_quota"), used: 0);
        (await app.Quota()).Text("countedBy").ShouldBe("own");
        await app.Becomes(await app.Push("ours-2"), "withheld");
    }

    [Fact]
    public async Task What_LINE_says_is_read_when_needed_and_once_for_all()
    {
        await app.Fresh(10);
        await app.Sql("update line_quota set plan = null, read_due_at = '-infinity', read_at = null");
        var before = app.Line.Requests("/v2/bot/message/quota").Count;

        await app.Decided(await app.Many([.. Enumerable.Range(0, 6).Select(n => $"reading-{n}")]));

        app.Line.Requests("/v2/bot/message/quota").Count.ShouldBe(before + 1);
        (await app.Sql<int>("select plan from line_quota")).ShouldBe(300);
    }

    [Fact]
    public async Task A_refusal_by_LINE_is_asked_about_and_believed()
    {
        await app.Fresh(10);
        await app.Sql("update line_quota set read_due_at = $1", Months.Frozen);
        await app.Limit(0);
        app.Line.Fault(LineSide.Push, "429-quota");

        var push = await app.Push("refused");

        // We thought there was room; LINE says that nothing is left.
        await app.Becomes(push, "withheld");
        (await app.Calls(push)).ShouldHaveSingleItem().Status.ShouldBe(429);
        await app.Limit(300);
    }

    [Fact]
    public async Task The_next_contact_is_answered_with_what_was_withheld_exactly_once()
    {
        await app.Fresh(0);
        var pushes = new[] { await app.Push("contact", "หนึ่ง"), await app.Push("contact", "สอง") };
        foreach (var push in pushes) await app.Becomes(push, "withheld");
        var used = (await app.Quota()).GetProperty("used").GetInt32();

        await app.Line.Say("contact", "แจ้งเหตุ");
        foreach (var push in pushes) await app.Becomes(push, "sent");
        await app.Line.Say("contact", "แจ้งเหตุ");
        await App.Eventually(() => app.Line.Inbox("contact").Count.ShouldBe(4));

        var told = app.Line.Inbox("contact").Select(m => m.ToJsonString()).ToList();
        told.ShouldAllBe(m => m.Contains("\"via\":\"reply\"", StringComparison.Ordinal));
        app.Line.Inbox("contact").Select(Months.Text).Where(t => t is not null).ShouldBe(["หนึ่ง", "สอง"]);
        (await app.Sql<long>("select count(*) from outbox where id = any($1) and told_by = 'reply'", pushes)).ShouldBe(2);
        (await app.Quota()).GetProperty("used").GetInt32().ShouldBe(used);
        var listed = (await app.As("officer-1").Get("/api/v1/staff/line/withheld?limit=100")).GetProperty("items").EnumerateArray().ToList();
        pushes.ShouldAllBe(p => listed.Single(l => l.GetProperty("id").GetGuid() == p).Text("toldBy") == "reply");
    }

    [Fact]
    public async Task A_postback_is_a_contact_too_and_more_than_five_are_told_of()
    {
        await app.Fresh(0);
        var pushes = new List<Guid>();
        for (var n = 0; n < 7; n++) pushes.Add(await app.Push("many", $"ข้อ {n}"));
        foreach (var push in pushes) await app.Becomes(push, "withheld");

        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        await line.Post("/_sim/chat", new { userId = LineSide.UserId("many"), postback = new { data = "unknown" } });

        foreach (var push in pushes) await app.Becomes(push, "sent");
        var told = app.Line.Inbox("many");
        told.Count.ShouldBe(5);
        told.Take(4).Select(Months.Text).ShouldBe(["ข้อ 0", "ข้อ 1", "ข้อ 2", "ข้อ 3"]);
        told[4]["altText"]!.GetValue<string>().ShouldContain("อีก 3 ข้อความ");
        told[4].ToJsonString().ShouldContain("/inbox");
    }

    [Fact]
    public async Task An_answer_that_came_too_late_leaves_them_withheld_and_the_next_one_tells_them()
    {
        await app.Fresh(0);
        var push = await app.Push("tardy", "ช้า");
        await app.Becomes(push, "withheld");
        app.Restart(working: false);
        await app.Line.Webhook(LineSide.Text("tardy", "สวัสดี", app.Now));
        app.Advance(TimeSpan.FromMinutes(2));
        app.Restart(working: true);
        await App.Eventually(() => app.Sql<bool>("select exists (select from webhook_event where state = 'done' and payload->'source'->>'userId' = $1)", LineSide.UserId("tardy")), "the event");
        await app.Becomes(push, "withheld");

        await app.Line.Say("tardy", "สวัสดี");

        await app.Becomes(push, "sent");
        app.Line.Inbox("tardy").Select(Months.Text).Count(t => t == "ช้า").ShouldBe(1);
    }

    [Fact]
    public async Task A_crash_after_LINE_took_the_answer_tells_nobody_twice()
    {
        await app.Fresh(0);
        var push = await app.Push("killed", "ครั้งเดียว");
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

        app.Line.Inbox("killed").Select(Months.Text).Count(t => t == "ครั้งเดียว").ShouldBe(1);
    }

    [Fact]
    public async Task When_the_month_turns_the_unread_go_out_oldest_first_and_the_read_are_closed()
    {
        await app.Fresh(0);
        var (first, read, last) = (await app.Push("turn-1"), await app.Push("turn-2"), await app.Push("turn-3"));
        foreach (var push in (Guid[])[first, read, last]) await app.Becomes(push, "withheld");
        using var reader = app.As("turn-2");
        var line = (await reader.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (await reader.Post("/api/v1/inbox/read", new { upTo = line.Text("id") })).GetProperty("unread").GetInt32().ShouldBe(0);
        (await app.State(read)).ShouldBe("read");

        // Of the new month's two messages one is kept for emergencies.
        await app.Set(plan: 2, used: 0);
        var (_, until) = LineQuota.Month(app.Now.UtcDateTime);
        app.Advance(until - app.Now.UtcDateTime - TimeSpan.FromSeconds(1));
        (await app.State(first)).ShouldBe("withheld");
        app.Advance(TimeSpan.FromSeconds(2));

        await app.Becomes(first, "sent");
        (await app.State(last)).ShouldBe("withheld");
        await app.Room(5);
        await app.Becomes(last, "sent");
        (await app.State(read)).ShouldBe("read");
        app.Line.Inbox("turn-2").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_inbox_has_every_push_once_is_the_readers_own_and_shows_no_sensitive_detail()
    {
        await app.Fresh(50);
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
}
