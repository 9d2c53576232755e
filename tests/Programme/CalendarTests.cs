using System.Net;
using System.Text.Json;
using Saphansung.Migrations;
using Saphansung.Tests.Content;

namespace Saphansung.Tests.Programme;

/// <summary>Reports have their days, whoever is responsible is told of each stage once, and who is late is seen.</summary>
public sealed class CalendarTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Every_stage_is_told_once_though_the_product_restarts()
    {
        await SignIn("officer-1", "officer-2", "head-1", "director-1");
        var day = await Day("satisfaction", "2027-01-15");
        day.Text("state").ShouldBe("later");
        (await Told(day)).ShouldBeEmpty();

        To(new(2027, 1, 8, 1, 0, 0, TimeSpan.Zero));
        await Eventually(day, "1 officer-1", "1 officer-2");
        app.Restart();
        To(new(2027, 1, 14, 1, 0, 0, TimeSpan.Zero));
        await Eventually(day, "1 officer-1", "1 officer-2", "2 officer-1", "2 officer-2");
        (await Day("satisfaction", "2027-01-15")).Text("state").ShouldBe("soon");
        To(new(2027, 1, 16, 1, 0, 0, TimeSpan.Zero));
        await Eventually(day, "1 officer-1", "1 officer-2", "2 officer-1", "2 officer-2", "3 head-1", "3 officer-1", "3 officer-2");
        app.Restart();
        app.Advance(TimeSpan.FromDays(1));
        // The next one due, of 1 February, is told of by the same worker after whatever it would have doubled.
        To(new(2027, 1, 26, 1, 0, 0, TimeSpan.Zero));
        await Eventually(await Day("performance", "2027-02-01"), "1 officer-1", "1 officer-2");
        await Eventually(day, "1 officer-1", "1 officer-2", "2 officer-1", "2 officer-2", "3 head-1", "3 officer-1", "3 officer-2");
        (await app.Sql<long>("select count(*) from outbox where subject_id = $1", day.GetProperty("id").GetGuid())).ShouldBe(0);

        var late = await Day("satisfaction", "2027-01-15");
        (late.Text("state"), late.GetProperty("daysLeft").GetInt32()).ShouldBe(("late", -11));
        using var officer = app.As("officer-1");
        var done = await (await officer.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/calendar/{day.Text("id")}", new { done = true, note = "กท 5400/12 (ตัวอย่าง)" })).Ok();
        (done.Text("state"), done.Text("doneBy")).ShouldBe(("done_late", LineSide.NameOf("officer-1")));
        using var director = app.As("director-1");
        await (await director.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/calendar/{day.Text("id")}", new { done = false })).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task Eventually(JsonElement day, params string[] told) => await App.Eventually(async () => (await Told(day)).ShouldBe(told));

    /// <summary>Stage and who, in order.</summary>
    private async Task<string[]> Told(JsonElement day) => (await app.Sql<string>("""
        select coalesce(string_agg(split_part(dedupe_key, ':', 4) || ' ' || name, ',' order by split_part(dedupe_key, ':', 4), name), '')
        from inbox_message join person using (line_user_id)
        where subject_id = $1
        """, day.GetProperty("id").GetGuid())).Replace(" (ตัวอย่าง)", "", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries);

    private async Task<JsonElement> Day(string kind, string due)
    {
        using var officer = app.As("officer-1");
        JsonElement found = default;
        await App.Eventually(async () =>
        {
            found = (await officer.Get(ProgrammeSteps.Read + "/calendar")).GetProperty("days").EnumerateArray().FirstOrDefault(d => d.Text("kind") == kind && d.Text("dueOn") == due);
            found.ValueKind.ShouldBe(JsonValueKind.Object, $"{kind} {due}");
        });
        return found;
    }

    private async Task SignIn(params string[] keys)
    {
        foreach (var key in keys)
        {
            using var client = app.As(key);
            await client.Get("/api/v1/me");
        }
    }

    private void To(DateTimeOffset time) => app.Advance(time - app.Now);
}

/// <summary>Another district has other days, and a training has its own.</summary>
public sealed class CalendarDataTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_year_has_the_plans_six_days_a_changed_date_moves_what_is_open_and_a_training_adds_its_day_until_it_is_reported()
    {
        using var officer = app.As("officer-1");
        (await Days(officer, 6)).ShouldBe([
            "satisfaction 2027-01-15 later", "performance 2027-02-01 later", "satisfaction 2027-04-15 later", "performance 2027-05-01 later",
            "satisfaction 2027-08-15 later", "performance 2027-09-01 later",
        ]);
        await app.Sql("update report_day_rule set content = jsonb_set(content, '{day}', '20') where code = 'satisfaction-1'");
        var (course, held) = (Guid.CreateVersion7(), new DateOnly(2026, 11, 20));
        await app.Sql("""
            insert into course (id, title_th, title_en, objectives, place, held_on, state, created_at, updated_at)
            values ($1, 'อบรม (ตัวอย่าง)', 'Training', '{}', 'ห้องประชุม (ตัวอย่าง)', $3, 'closed', $2, $2)
            """, course, app.Now.UtcDateTime, held);
        app.Advance(TimeSpan.FromMinutes(2));

        var days = await Days(officer, 7);
        days.ShouldContain("satisfaction 2027-01-20 later");
        days.ShouldContain($"training {held.AddDays(5):yyyy-MM-dd} soon", "five days after the training");

        await app.Sql("update course set state = 'reported' where id = $1", course);
        app.Advance(TimeSpan.FromMinutes(2));
        await App.Eventually(async () => (await Days(officer, 7)).ShouldContain("training 2026-11-25 done"));
    }

    [Fact]
    public async Task A_day_that_does_not_come_every_year_is_refused()
    {
        using var folder = new DistrictFolder();
        folder.Change("calendar.json", days => (days[0]!["month"], days[0]!["day"]) = (2, 29));

        // Refused before the database is asked.
        (await Should.ThrowAsync<DistrictDataException>(() => District.Load("Host=nowhere", folder.Path, app.Time, default))).Message.ShouldContain("calendar.json, satisfaction-1");
    }

    private static async Task<List<string>> Days(HttpClient officer, int count)
    {
        List<string> days = [];
        await App.Eventually(async () =>
        {
            days = [.. (await officer.Get(ProgrammeSteps.Read + "/calendar")).GetProperty("days").EnumerateArray().Select(d => $"{d.Text("kind")} {d.Text("dueOn")} {d.Text("state")}")];
            days.Count.ShouldBe(count);
        });
        return days;
    }
}
