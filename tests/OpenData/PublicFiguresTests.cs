using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.OpenData;

/// <summary>The counters that everybody sees. MEA has four hours to accept, round the clock.</summary>
public sealed class PublicFiguresTests(App app) : IClassFixture<App>
{
    /// <summary>From the histories alone, without the counters.</summary>
    private const string Recount = """
        select coalesce(string_agg(line, E'\n' order by line), '')
        from (
            select (line.recorded_at at time zone 'Asia/Bangkok')::date || ' ' || category_code || ' ' || figure || ' ' || count(*) as line
            from incident_event line
            join incident on incident.id = line.incident_id
            join category on code = category_code
            cross join lateral tally_figures(line) as counted
            where public and not sensitive and counted.agency_code is null and figure in ('reported', 'claimed', 'confirmed', 'unconfirmed', 'disputed')
            group by (line.recorded_at at time zone 'Asia/Bangkok')::date, category_code, figure
        ) lines
        """;

    [Theory]
    [InlineData("cases.csv")]
    [InlineData("cases.geojson")]
    [InlineData("traffy.csv")]
    [InlineData("daily")]
    [InlineData("daily.csv")]
    [InlineData("figures")]
    public async Task The_ends_of_the_calendar_are_days_as_well(string file)
    {
        foreach (var range in (string[])["from=0001-01-01&to=0001-01-02", "to=0001-01-01", "from=9999-12-31&to=9999-12-31"])
            (await app.Anyone.GetAsync($"/api/v1/open/{file}?{range}")).StatusCode.ShouldBe(HttpStatusCode.OK, range);
    }

    [Fact]
    public async Task The_counts_of_a_day_equal_a_recount_before_and_after_they_are_added_up()
    {
        var (pleased, angry) = (await app.ClaimedFixed("resident-pleased"), await app.ClaimedFixed("resident-angry"));
        using var first = app.As("resident-pleased");
        using var second = app.As("resident-angry");
        await first.Post($"/api/v1/incidents/{pleased.Id}/feedback", new { @fixed = true });
        await second.Post($"/api/v1/incidents/{angry.Id}/feedback", new { @fixed = false });
        await app.SubmitIncident(category: "people");

        (await Daily()).ShouldBe(await app.Sql<string>(Recount));
        await App.Eventually(async () =>
        {
            await app.Sql("notify saphansung_work, 'clock'");
            (await app.Sql<long>("select count(*) from tally where not folded")).ShouldBe(0);
        });
        (await Daily()).ShouldBe(await app.Sql<string>(Recount));
        var csv = await app.Anyone.GetStringAsync("/api/v1/open/daily.csv");
        csv.ShouldStartWith("day,category,reported,claimed,confirmed,unconfirmed,disputed\r\n");
        csv.ShouldContain($"\r\n{app.Now:yyyy-MM-dd},");
    }

    [Fact]
    public async Task More_than_a_year_at_once_is_refused()
    {
        await (await app.Anyone.GetAsync("/api/v1/open/daily?from=2025-01-01&to=2026-06-01")).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await app.Anyone.GetAsync("/api/v1/open/daily.csv?from=2026-06-02&to=2026-06-01")).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await app.Anyone.GetAsync("/api/v1/open/figures?from=2026-06-02&to=2026-06-01")).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task An_agency_that_stays_silent_counts_against_its_rate_and_one_that_declines_in_time_does_not()
    {
        using var mwa = await app.Agency("MWA");
        using var officer = app.As("officer-1");
        await (await mwa.Answer(await Offer("disaster"), "accepted")).Ok();
        await (await mwa.Answer(await Offer("disaster"), "declined", note: "ไม่ใช่ของเรา")).Ok();
        var late = await Offer("disaster");
        var silent = await Offer("disaster");
        await Offer("people");
        (await Mwa()).ShouldBe("due 1, onTime 1, late 0, silent 0, declined 1, rate 1");
        app.Advance(TimeSpan.FromHours(5));
        await (await mwa.Answer(late, "accepted")).Ok();

        (await Mwa()).ShouldBe("due 3, onTime 1, late 1, silent 1, declined 1, rate 0.333");
        await officer.Post($"/api/v1/staff/assignments/{silent}/release", new { reason = "เงียบ" });
        (await Mwa()).ShouldBe("due 3, onTime 1, late 1, silent 1, declined 1, rate 0.333");
        var figures = await app.Anyone.Get("/api/v1/open/figures");
        figures.GetProperty("categories").EnumerateArray().Select(c => c.Text("code")).ShouldBe(["garbage", "nuisance", "disaster", "disrepair"]);
        figures.GetProperty("licence").Text("url").ShouldStartWith("https://");
    }

    private async Task<string> Mwa()
    {
        var mwa = (await app.Anyone.Get("/api/v1/open/figures")).GetProperty("agencies").EnumerateArray().Single(a => a.Text("code") == "MWA");
        return string.Join(", ", mwa.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value}"));
    }

    private async Task<string> Daily()
    {
        var lines = from item in (await app.Anyone.Get("/api/v1/open/daily")).GetProperty("items").EnumerateArray()
                    from figure in item.EnumerateObject()
                    where figure.Value.ValueKind == JsonValueKind.Number && figure.Value.GetInt32() > 0
                    select $"{item.Text("day")} {item.Text("category")} {figure.Name} {figure.Value}";
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private async Task<string> Offer(string category)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: category);
        if (category == "people") await officer.OpenSensitive(receipt.Id);
        return (await officer.Assign(receipt.Id, "MWA")).Text("id");
    }
}
