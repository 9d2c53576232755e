using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Groups;

/// <summary>The same problem at a place where it was fixed. Each test has a place of its own.</summary>
public sealed class RecurrenceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_same_kind_within_sixty_metres_and_ninety_days_of_a_fix_makes_a_chronic_point()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-2");
        var place = (13.7420, 100.6600);
        var mended = await Mended(place);
        app.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(1));

        var back = await app.ReportAt(place, 59.5, "resident-2");
        await app.Screened();

        var shown = await officer.Case(back);
        shown.Strings("flags").ShouldContain("recurring");
        shown.Events("recurred").ShouldHaveSingleItem().GetProperty("data").Text("reference").ShouldBe(mended.Reference);
        (await officer.Case(mended)).Events("recurred").ShouldHaveSingleItem().GetProperty("data").Text("reference").ShouldBe(back.Reference);
        (await resident.Get($"/api/v1/incidents/{back.Id}")).Events("recurred").ShouldBeEmpty("it is for staff");
        var point = (await Points(officer)).Single(p => Cases(p).Contains(back.Reference));
        (point.GetProperty("returns").GetInt32(), point.Text("category"), point.Text("state")).ShouldBe((1, "disrepair", "open"));
    }

    [Theory]
    [InlineData(13.7500, 61, 89, "disrepair")]
    [InlineData(13.7540, 5, 91, "disrepair")]
    [InlineData(13.7580, 5, 1, "garbage")]
    public async Task Farther_later_or_another_kind_is_not_the_same_coming_back(double lat, double metres, double days, string category)
    {
        using var officer = app.As("officer-1");
        await Mended((lat, 100.6600));
        app.Advance(TimeSpan.FromDays(days));

        var other = await app.ReportAt((lat, 100.6600), metres, "resident-2", category);
        await app.Screened();

        (await officer.Case(other)).Events("recurred").ShouldBeEmpty();
        (await app.Sql<bool>("select recurs_id is null and chronic_point_id is null and flags = '{}' from incident where id = $1", other.Id)).ShouldBeTrue();
    }

    [Fact]
    public async Task Each_return_counts_once_and_opens_a_point_that_was_thought_done()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var place = (13.7640, 100.6600);
        await Mended(place);
        app.Advance(TimeSpan.FromDays(1));
        var back = await app.ReportAt(place, 10, "resident-2");
        await app.ReportAt(place, 12, "resident-3");
        await app.Screened();
        var point = (await Points(head)).Single(p => Cases(p).Contains(back.Reference));
        point.GetProperty("returns").GetInt32().ShouldBe(1, "two reports of one return");
        await head.Send(HttpMethod.Patch, Path(point), new { cause = "ท่อเล็ก", plan = "เปลี่ยนท่อ", state = "done" });
        await officer.Mend(app, back);
        app.Advance(TimeSpan.FromDays(2));

        await app.ReportAt(place, 10, "resident-2");
        await app.Screened();

        point = (await Points(head)).Single(p => p.Text("id") == point.Text("id"));
        (point.GetProperty("returns").GetInt32(), point.Text("state"), point.Text("cause")).ShouldBe((2, "open", "ท่อเล็ก"));
    }

    [Fact]
    public async Task Sensitive_cases_and_advice_have_no_chronic_points()
    {
        using var officer = app.As("officer-1");
        foreach (var category in (string[])["people", "disease", "advice"])
        {
            var place = (13.7700, 100.6600);
            var mended = await app.ReportAt(place, 0, "resident-1", category);
            if (category != "advice") await officer.OpenSensitive(mended.Id);
            await officer.Mend(app, mended, "DIVISION");
            await app.ReportAt(place, 0, "resident-2", category);
        }

        await app.Screened();

        (await app.Sql<long>("select count(*) from chronic_point where category_code in ('people', 'disease', 'advice')")).ShouldBe(0);
    }

    [Fact]
    public async Task The_root_cause_task_is_the_staffs_and_done_needs_cause_and_plan()
    {
        using var head = app.As("head-1");
        using var director = app.As("director-1");
        var place = (13.7760, 100.6600);
        await Mended(place);
        var back = await app.ReportAt(place, 3, "resident-2");
        await app.Screened();
        var point = (await Points(director)).Single(p => Cases(p).Contains(back.Reference));

        using var denied = await director.Send(HttpMethod.Patch, Path(point), new { cause = "ท่อเล็ก" });
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
        using var hasty = await head.Send(HttpMethod.Patch, Path(point), new { cause = "ท่อเล็ก", state = "done" });
        (await hasty.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("plan", out _).ShouldBeTrue();
        using var odd = await head.Send(HttpMethod.Patch, Path(point), new { state = "gone" });
        await odd.Refused(HttpStatusCode.BadRequest, "validation_failed");
        using var nowhere = await head.Send(HttpMethod.Patch, $"/api/v1/staff/chronic-points/{Guid.NewGuid()}", new { cause = "ท่อเล็ก" });
        await nowhere.Refused(HttpStatusCode.NotFound, "not_found");

        await (await head.Send(HttpMethod.Patch, Path(point), new { cause = "ท่อเล็ก", dueOn = "2027-03-31" })).Ok();
        var done = await (await head.Send(HttpMethod.Patch, Path(point), new { plan = "เปลี่ยนท่อ", state = "done" })).Ok();

        (done.Text("cause"), done.Text("plan"), done.Text("dueOn"), done.Text("state")).ShouldBe(("ท่อเล็ก", "เปลี่ยนท่อ", "2027-03-31", "done"));
        done.Text("owner").ShouldStartWith("head-1");
        (await Points(head)).ShouldNotContain(p => p.Text("id") == point.Text("id"));
        (await Points(head, "state=done")).ShouldContain(p => p.Text("id") == point.Text("id"));
    }

    [Fact]
    public async Task The_points_page_by_key_the_most_often_first()
    {
        using var officer = app.As("officer-1");
        await app.Sql("""
            insert into chronic_point (id, category_code, lat, lng, returns, first_at, last_at, state, updated_at)
            select gen_random_uuid(), 'nuisance', 13.75, 100.7, 1 + n % 4, $1, $1, 'open', $1 from generate_series(1, 30) n
            """, app.Now.UtcDateTime);
        var seen = new List<(int Returns, string Id)>();
        for (string? after = ""; after is not null;)
        {
            var page = await officer.Get($"/api/v1/staff/chronic-points?limit=7{(after.Length > 0 ? $"&after={after}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(p => (p.GetProperty("returns").GetInt32(), p.Text("id"))));
            after = page.GetProperty("next").GetString();
        }

        seen.Select(s => s.Id).ShouldBeUnique();
        seen.Count.ShouldBeGreaterThanOrEqualTo(30);
        seen.Select(s => s.Returns).ShouldBe(seen.Select(s => s.Returns).OrderDescending());
    }

    /// <summary>Reported there, and fixed as MEA says.</summary>
    private async Task<Receipt> Mended((double, double) place)
    {
        using var officer = app.As("officer-1");
        var mended = await app.ReportAt(place);
        await officer.Mend(app, mended);
        return mended;
    }

    private static async Task<List<JsonElement>> Points(HttpClient staff, string query = "state=open") =>
        [.. (await staff.Get($"/api/v1/staff/chronic-points?limit=100&{query}")).GetProperty("items").EnumerateArray()];

    private static IEnumerable<string> Cases(JsonElement point) => point.GetProperty("cases").EnumerateArray().Select(c => c.Text("reference"));

    private static string Path(JsonElement point) => $"/api/v1/staff/chronic-points/{point.Text("id")}";
}
