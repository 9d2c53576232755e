using System.Globalization;
using Saphansung.Api.Line;
using Saphansung.Tests.Groups;

namespace Saphansung.Tests.Line;

/// <summary>
/// A month of the free plan in time-lapse: 1,000 followers, 300 cases, 4 announcements, 2 surveys, a storm of 40 reporters. Announcements
/// and surveys reach everybody in the inbox, and only small circles by push: 1,000 people would be three months' messages.
/// </summary>
public sealed class MonthTests(MonthTests.Governed app, ITestOutputHelper output) : IClassFixture<MonthTests.Governed>
{
    private const int Days = 30;
    private const int CasesADay = 10;
    private const int Crowd = 40;

    public sealed class Governed(TestDatabase databases) : App(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["Line:Merging"] = "true" };
    }

    // Takes minutes: run when it is asked for (README, "Measure it").
    [Fact(Explicit = true)]
    public async Task A_month_stays_within_300_counted_messages_and_everybody_is_told_what_needs_them()
    {
        var (begins, ends) = LineQuota.Month(new(2026, 12, 5, 0, 0, 0, DateTimeKind.Utc));
        app.Advance(begins.AddHours(11) - app.Now.UtcDateTime);
        await app.Sql("""
            insert into line_follower (line_user_id, following, changed_at)
            select 'U' || left(encode(sha256(convert_to('follower-' || n, 'UTF8')), 'hex'), 32), true, $1 from generate_series(1, 1000) as n
            """, app.Now.UtcDateTime);
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("MEA");
        await officer.Get("/api/v1/me");

        for (var day = 0; day < Days - 1; day++)
        {
            var first = day * 300 / (Days - 1);
            var cases = Enumerable.Range(first, (day + 1) * 300 / (Days - 1) - first).ToArray();
            await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) => await Work(n, officer, agency));
            if (day is 3 or 10 or 17 or 24) await Tell("announcement", $"news-{day}", 5);
            if (day is 7 or 21) await Tell("survey", $"round-{day}", 10);
            if (day == 12) await Storm(officer);
            await Settled();
            foreach (var n in cases) await Habit(n);
            await Settled();
            app.Advance(TimeSpan.FromDays(1));
        }

        app.Advance(ends - app.Now.UtcDateTime - TimeSpan.FromMinutes(1));
        await Settled();
        var counted = await Spent(begins, ends);
        var needed = await app.Sql<long>("select count(*) from outbox where purpose = 'case' and kind = 'line_push' and dedupe_key is not null and created_at < $1", ends);
        var left = await app.Sql<long>("select count(*) from outbox where state = 'withheld'");
        await Report(begins, ends, needed, left);

        counted.ShouldBeLessThanOrEqualTo(300);
        app.Line.Requests(LineSide.Push).ShouldAllBe(r => r.Status == 200);
        app.Advance(TimeSpan.FromHours(2));
        await App.Eventually(async () =>
        {
            await app.Sql("notify saphansung_work, 'clock'");
            return await app.Sql<bool>("select not exists (select from outbox where created_at < $1 and purpose in ('case', 'duty') and state not in ('sent', 'read'))", ends);
        }, "everybody's being told");
        output.WriteLine($"after the month turned: {await app.Sql<long>("select count(*) from outbox where created_at < $1 and sent_at >= $1", ends)} told by push, {await Spent(ends, ends.AddMonths(1))} counted in the new month");
        (await app.Sql<long>("select count(*) from inbox_message where purpose in ('announcement', 'survey')")).ShouldBe(6000);
    }

    /// <summary>Most cases are claimed fixed; a tenth is not ours, a tenth needs a question first.</summary>
    private async Task Work(int n, HttpClient officer, HttpClient agency)
    {
        var person = Person(n);
        using var reporter = app.As(person);
        var body = new
        {
            category = "garbage",
            answers = new { kind = "household", place = "road", amount = "bags", since = "today", danger = new[] { "none" } },
            description = $"เรื่องที่ {n} (ตัวอย่าง)",
            location = new { lat = 13.60 + n % 50 * 0.004, lng = 100.60 + n / 50 * 0.004 },
        };
        var made = await reporter.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());
        var id = made.GetProperty("id").GetGuid();
        if (n % 10 == 0)
        {
            await officer.Move(id, "not_ours", "นอกเขต");
            return;
        }

        if (n % 10 == 1)
        {
            await officer.Move(id, "waiting_reporter", "อยู่ฝั่งไหนคะ");
            await reporter.Post($"/api/v1/incidents/{id}/messages", new { text = "ฝั่งซ้าย" }, Guid.NewGuid().ToString());
        }

        var assignment = (await officer.Assign(id, "MEA")).Text("id");
        await (await agency.Answer(assignment, "accepted")).Ok();
        await (await agency.Answer(assignment, "done")).Ok();
        await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{id}/feedback", new { @fixed = true });
    }

    /// <summary>A third writes into the chat, a third opens the inbox, a third does neither.</summary>
    private async Task Habit(int n)
    {
        var person = Person(n);
        if (n % 3 == 0) await app.Line.Say(person, "ติดตาม");
        if (n % 3 != 1) return;
        using var reader = app.As(person);
        var newest = (await reader.Get("/api/v1/inbox?limit=1")).GetProperty("items").EnumerateArray().FirstOrDefault();
        if (newest.ValueKind == System.Text.Json.JsonValueKind.Object) await reader.Post("/api/v1/inbox/read", new { upTo = newest.Text("id") });
    }

    private async Task Storm(HttpClient officer)
    {
        var area = (13.7410, 100.6550);
        var reports = new List<Receipt>();
        for (var n = 0; n < Crowd; n++) reports.Add(await app.ReportAt(area, n * 5, $"storm-{n}", "disaster"));
        await app.Screened();
        await Settled();
        app.Advance(TimeSpan.FromHours(2));
        var head = await app.ParentOf(reports[0]) ?? reports[0].Id;
        if (await app.Sql<string>("select status from incident where id = $1", head) == "received") await officer.Move(head, "triaged");
        var assignment = (await officer.Assign(head, "FIRE")).Text("id");
        using var fire = await app.Agency("FIRE");
        await (await fire.Answer(assignment, "accepted")).Ok();
        var photo = await fire.UploadPhoto();
        await (await fire.Answer(assignment, "done", photoIds: [photo])).Ok();
    }

    private async Task Tell(string purpose, string key, int circle)
    {
        await using var connection = await app.Database.OpenConnectionAsync();
        var everybody = Enumerable.Range(1, 1000).Select(n => LineSide.UserId($"follower-{n}")).ToArray();
        await Inbox.AddMany(connection, everybody, "ข่าวจากเขต", null, null, purpose, null, key, app.Now.UtcDateTime, default);
        foreach (var person in everybody[..circle]) app.Line.Platform.IdToken(person);
        await Multicasts.Add(connection, everybody[..circle], """[{"type":"text","text":"ข่าวจากเขต"}]""", purpose, null, key, app.Now.UtcDateTime, default);
    }

    private Task Settled() => App.Eventually(async () =>
    {
        await app.Sql("notify saphansung_work, 'clock'");
        return await app.Sql<bool>("""
            select not exists (select from outbox where state = 'sending' or (state = 'waiting' and due_at <= $1))
               and not exists (select from webhook_event where state = 'waiting')
            """, app.Now.UtcDateTime);
    }, "a quiet evening");

    private Task<long> Spent(DateTime from, DateTime until) =>
        app.Sql<long>("select coalesce(sum(cost), 0) from outbox where kind in ('line_push', 'line_multicast') and state = 'sent' and sent_at >= $1 and sent_at < $2", from, until);

    private async Task Report(DateTime from, DateTime until, long needed, long left)
    {
        await using var command = app.Database.CreateCommand("""
            select coalesce(purpose, 'other') as purpose,
                   case when told_by is not null then 'by ' || told_by
                        when state = 'sent' and carrier_id is not null then 'by push, together'
                        when state = 'sent' then 'by push'
                        else state end as fate,
                   count(*), sum(cost)
            from outbox
            where kind in ('line_push', 'line_multicast') and (dedupe_key is not null or state = 'sent') and created_at >= $1 and created_at < $2
            group by 1, 2
            order by 1, 2
            """);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = until });
        await using var rows = await command.ExecuteReaderAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{needed} states of cases needed somebody; {left} wait for the new month"));
        while (await rows.ReadAsync())
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.GetString(0),-14}{rows.GetString(1),-20}{rows.GetInt64(2),6} messages{rows.GetInt64(3),6} counted"));
    }

    private static string Person(int n) => $"neighbour-{n % 250}";
}
