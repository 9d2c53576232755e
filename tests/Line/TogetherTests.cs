using System.Globalization;
using System.Text.Json.Nodes;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Line;

/// <summary>One message per person and hour, and quiet nights, except for what cannot wait.</summary>
public sealed class TogetherTests(TogetherTests.Governed app) : IClassFixture<TogetherTests.Governed>
{
    /// <summary>As on a real server; the tests' LINE is simulated and would switch both off.</summary>
    public sealed class Governed(TestDatabase databases) : App(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Line:QuietHours"] = "true",
            ["Line:Merging"] = "true",
        };
    }

    [Fact]
    public async Task The_first_goes_at_once_and_the_rest_of_the_hour_goes_as_one_in_order()
    {
        await Until(9);
        var first = await Push("hour", "หนึ่ง");
        await app.Becomes(first, "sent");
        var (second, third) = (await Push("hour", "สอง"), await Push("hour", "สาม"));
        await Postponed(second, third);
        app.Line.Inbox("hour").Count.ShouldBe(1);

        app.Advance(TimeSpan.FromMinutes(61));

        await app.Becomes(second, "sent");
        await app.Becomes(third, "sent");
        app.Line.Inbox("hour").Select(Text).ShouldBe(["หนึ่ง", "สอง", "สาม"]);
        app.Line.Requests(LineSide.Push).Count(r => r.Body.Contains(LineSide.UserId("hour"), StringComparison.Ordinal)).ShouldBe(2);
        (await app.Sql<long>("select sum(cost) from outbox where recipient = $1", LineSide.UserId("hour"))).ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_needs_an_answer_or_is_urgent_goes_at_once_and_takes_along_what_waits(bool urgent)
    {
        await Until(9);
        var person = $"along-{urgent}";
        await app.Becomes(await Push(person, "หนึ่ง"), "sent");
        var waits = await Push(person, "สอง");
        await Postponed(waits);

        var asks = await Push(person, "สาม", prompt: !urgent, urgent: urgent);

        await app.Becomes(asks, "sent");
        await app.Becomes(waits, "sent");
        app.Line.Inbox(person).Select(Text).ShouldBe(["หนึ่ง", "สอง", "สาม"]);
    }

    [Fact]
    public async Task A_lost_answer_is_repeated_byte_for_byte_under_the_same_key_and_more_than_five_are_summed_up()
    {
        await Until(9);
        await app.Becomes(await Push("full", "หนึ่ง"), "sent");
        var waits = new List<Guid>();
        for (var n = 0; n < 6; n++) waits.Add(await Push("full", $"ข้อ {n}"));
        await Postponed([.. waits]);
        app.Line.Fault(LineSide.Push, "timeout");

        var asks = await Push("full", "คำถาม", prompt: true);
        await App.Eventually(() => app.Sql<bool>("""
            select exists (select from outbox where id = (select carrier_id from outbox where id = $1) and state = 'waiting' and attempts = 1)
            """, asks), "the first try");
        app.Advance(TimeSpan.FromSeconds(10));

        foreach (var push in waits.Append(asks)) await app.Becomes(push, "sent");
        var calls = app.Line.Requests(LineSide.Push).Where(r => r.Body.Contains("คำถาม", StringComparison.Ordinal)).ToList();
        calls.Select(c => c.Status).Last().ShouldBe(409);
        calls.Select(c => c.Body).Distinct().ShouldHaveSingleItem();
        calls.Select(c => c.Headers["x-line-retry-key"]).Distinct().ShouldHaveSingleItem();
        var told = app.Line.Inbox("full").Skip(1).ToList();
        told.Take(4).Select(Text).ShouldBe(["ข้อ 0", "ข้อ 1", "ข้อ 2", "คำถาม"]);
        told[4]["altText"]!.GetValue<string>().ShouldContain("อีก 3 ข้อความ");
        told.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_waits_is_told_for_nothing_when_the_person_writes_first()
    {
        await Until(9);
        await app.Becomes(await Push("writes", "หนึ่ง"), "sent");
        var waits = await Push("writes", "สอง");
        await Postponed(waits);

        await app.Line.Say("writes", "สวัสดี");

        await app.Becomes(waits, "sent");
        app.Line.Inbox("writes")[^1]["via"]!.GetValue<string>().ShouldBe("reply");
        (await app.Sql<string>("select told_by from outbox where id = $1", waits)).ShouldBe("reply");
    }

    [Fact]
    public async Task Nights_are_quiet_except_for_emergencies_and_for_who_is_with_us()
    {
        await Until(22);
        var asleep = await Push("asleep", "ถาม", prompt: true);
        await Postponed(asleep);
        await app.Becomes(await Push("alarm", "ฉุกเฉิน", urgent: true), "sent");
        await app.SubmitIncident("awake");
        await app.Becomes(await Push("awake", "ถาม", prompt: true), "sent");
        app.Line.Inbox("asleep").ShouldBeEmpty();
        (await app.Sql<DateTime>("select due_at from outbox where id = $1", asleep)).ShouldBe(Morning());

        app.Advance(Morning() - app.Now.UtcDateTime);

        await app.Becomes(asleep, "sent");
    }

    [Theory]
    [InlineData("2026-11-23T20:59:59", null)]
    [InlineData("2026-11-23T21:00:00", "2026-11-24T07:00:00")]
    [InlineData("2026-11-23T23:59:59", "2026-11-24T07:00:00")]
    [InlineData("2026-11-24T00:00:00", "2026-11-24T07:00:00")]
    [InlineData("2026-11-24T06:59:59", "2026-11-24T07:00:00")]
    [InlineData("2026-11-24T07:00:00", null)]
    public void The_night_is_Bangkoks(string bangkok, string? over)
    {
        var night = new QuietHours(new(21, 0), new(7, 0));

        night.Until(Clock.FromBangkok(Time(bangkok))).ShouldBe(over is null ? null : Clock.FromBangkok(Time(over)));
    }

    [Theory]
    [InlineData("2026-11-30T14:59:59", "2026-10-31T15:00:00")]
    [InlineData("2026-11-30T15:00:00", "2026-11-30T15:00:00")]
    [InlineData("2026-12-31T16:00:00", "2026-12-31T15:00:00")]
    public void The_month_is_Tokyos(string utc, string from) =>
        LineQuota.Month(DateTime.SpecifyKind(Time(utc), DateTimeKind.Utc)).From.ShouldBe(DateTime.SpecifyKind(Time(from), DateTimeKind.Utc));

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(JsonObject message) => message["text"]?.GetValue<string>();

    private DateTime Morning() => new QuietHours(new(21, 0), new(7, 0)).Until(app.Now.UtcDateTime)!.Value;

    /// <summary>Forward to this hour in Bangkok, so that nothing told by other tests is of this hour.</summary>
    private async Task Until(int hour)
    {
        await app.Sql("update outbox set state = 'undeliverable' where state = 'waiting'");
        var local = Clock.InBangkok(app.Now.UtcDateTime);
        var next = local.Date.AddHours(hour);
        app.Advance((next > local ? next : next.AddDays(1)) - local);
    }

    private async Task<Guid> Push(string person, string text, bool prompt = false, bool urgent = false)
    {
        app.Line.IdToken(person);
        app.Time.Advance(TimeSpan.FromMilliseconds(10));
        var key = Guid.NewGuid().ToString();
        await using var connection = await app.Database.OpenConnectionAsync();
        await new PersonPush(LineSide.UserId(person), $$"""[{"type":"text","text":"{{text}}"}]""", "case", null, key) { Prompt = prompt, Urgent = urgent }
            .Add(connection, app.Now.UtcDateTime, default);
        return await app.Sql<Guid>("select id from outbox where dedupe_key = $1", key);
    }

    private async Task Postponed(params Guid[] pushes)
    {
        foreach (var push in pushes)
            await App.Eventually(() => app.Sql<bool>("select state = 'waiting' and due_at > $2 from outbox where id = $1", push, app.Now.UtcDateTime), "its being put off");
    }
}
