using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Sensitive;

public sealed class DiseaseTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Reports_are_counted_by_community_signs_and_week_with_the_people_who_are_ill()
    {
        using var officer = app.As("officer-1");
        var week = await NextMonday();
        await app.ReportIll("diarrhoea", TestDatabase.Community, people: 4);
        await app.ReportIll("diarrhoea", TestDatabase.Community, people: 5);
        await app.ReportIll("rash", TestDatabase.OtherCommunity, people: 1);
        var withdrawn = await app.ReportIll("diarrhoea", TestDatabase.Community, people: 100);
        await app.As("resident-1").Post($"/api/v1/incidents/{withdrawn.Id}/withdraw", new { });
        var next = await NextMonday();
        await app.ReportIll("diarrhoea", TestDatabase.Community, people: 3);

        var counts = await officer.Get("/api/v1/staff/disease?weeks=2");

        counts.GetProperty("weeks").EnumerateArray().Select(w => w.Text("monday")).ShouldBe([week.Iso(), next.Iso()]);
        Cells(counts, TestDatabase.Community, "diarrhoea").ShouldBe(["2 (9)", "1 (3)"]);
        Cells(counts, TestDatabase.OtherCommunity, "rash").ShouldBe(["1 (1)", "0 (0)"]);
        counts.GetProperty("weeks").EnumerateArray().Select(Cell).ShouldBe(["3 (10)", "1 (3)"]);
    }

    [Fact]
    public async Task Whoever_works_on_no_cases_sees_no_small_count_nor_what_gives_it_away()
    {
        using var director = app.As("director-1");
        using var officer = app.As("officer-1");
        await NextMonday();
        for (var i = 0; i < 3; i++) await app.ReportIll("fever", TestDatabase.Community);
        for (var i = 0; i < 6; i++) await app.ReportIll("cough", TestDatabase.Community);
        for (var i = 0; i < 9; i++) await app.ReportIll("rash", TestDatabase.OtherCommunity);

        var shown = await director.Get("/api/v1/staff/disease?weeks=1");
        var whole = await officer.Get("/api/v1/staff/disease?weeks=1");

        Cells(whole, TestDatabase.Community, "fever").ShouldBe(["3 (6)"]);
        Cells(shown, TestDatabase.Community, "fever").ShouldBe(["suppressed"]);
        // With the sum and the nine alone, the three would be a subtraction away.
        Cells(shown, TestDatabase.Community, "cough").ShouldBe(["suppressed"]);
        Cells(shown, TestDatabase.OtherCommunity, "rash").ShouldBe(["9 (18)"]);
        Cell(shown.GetProperty("weeks")[0]).ShouldBe("18 (36)");
    }

    [Fact]
    public async Task Three_alike_in_one_community_and_week_are_an_outbreak_and_two_are_not()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        await head.Get("/api/v1/me");
        await app.OnDuty("officer-1");
        var week = await NextMonday();
        await app.ReportIll("fever", TestDatabase.Community);
        await app.ReportIll("fever", TestDatabase.Community);
        await app.ReportIll("fever", TestDatabase.OtherCommunity);
        await app.ReportIll("rash", TestDatabase.Community);
        (await Opened(week)).ShouldBe(0);

        var third = await app.ReportIll("fever", TestDatabase.Community);
        var fourth = await app.ReportIll("fever", TestDatabase.Community);

        var outbreak = (await officer.Get("/api/v1/staff/outbreaks")).Items().Single(o => o.Text("week") == week.Iso());
        (outbreak.Text("signs"), outbreak.GetProperty("community").Text("code"), outbreak.GetProperty("reports").GetInt32())
            .ShouldBe(("fever", TestDatabase.Community, 4));
        foreach (var receipt in (Receipt[])[third, fourth])
        {
            (await app.Flags(receipt.Id)).ShouldBe(["outbreak"]);
            (await app.Events(receipt.Id, "outbreak")).ShouldBe(1);
        }
        (await Alerts(third)).ShouldBe(2);
        (await Alerts(fourth)).ShouldBe(0);
        foreach (var key in (string[])["officer-1", "head-1"])
        {
            await App.Eventually(() => app.Told(key, "/staff/disease").ShouldNotBeEmpty());
            foreach (var secret in (string[])["ไข้", "fever", "ชุมชน", third.Reference]) app.Told(key, "/staff/disease")[^1].ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Sunday_night_and_Monday_morning_in_Bangkok_are_two_weeks()
    {
        var week = await NextMonday();
        app.GoTo(week.AddDays(6).ToDateTime(new TimeOnly(23, 59)));
        await app.ReportIll("cough", TestDatabase.Community);
        await app.ReportIll("cough", TestDatabase.Community);
        app.GoTo(week.AddDays(7).ToDateTime(TimeOnly.MinValue));
        await app.ReportIll("cough", TestDatabase.Community);
        await app.ReportIll("cough", TestDatabase.Community);
        (await Opened(week)).ShouldBe(0);
        (await Opened(week.AddDays(7))).ShouldBe(0);

        await app.ReportIll("cough", TestDatabase.Community);

        (await Opened(week)).ShouldBe(0);
        (await Opened(week.AddDays(7))).ShouldBe(1);
    }

    [Fact]
    public async Task A_report_with_a_point_and_no_community_counts_for_the_nearest()
    {
        using var officer = app.As("officer-1");
        await NextMonday();
        var (lat, lng) = (await app.Sql<double>("select lat from community where code = $1", TestDatabase.OtherCommunity),
            await app.Sql<double>("select lng from community where code = $1", TestDatabase.OtherCommunity));

        await app.ReportIll("rash", TestDatabase.Community, change: b =>
        {
            b.Remove("community");
            b["location"] = new { lat = lat + 0.0005, lng };
        });
        await app.ReportIll("rash", TestDatabase.Community, change: b =>
        {
            b.Remove("community");
            b["location"] = new { lat = 18.79, lng = 98.98 };
        });

        var counts = await officer.Get("/api/v1/staff/disease?weeks=1");
        Cells(counts, TestDatabase.OtherCommunity, "rash").ShouldBe(["1 (2)"]);
        Cells(counts, null, "rash").ShouldBe(["1 (2)"]);
    }

    [Fact]
    public async Task The_line_list_is_for_the_named_agency_and_holds_no_personal_data()
    {
        using var hospital = await app.Agency("HOSPITAL");
        using var police = await app.Agency("POLICE");
        var week = await NextMonday();
        var receipts = new List<Receipt>();
        for (var i = 0; i < 3; i++)
        {
            receipts.Add(await app.ReportIll("diarrhoea", TestDatabase.Community, people: 4, change: b =>
            {
                b["description"] = "ป้าสมศรีท้องร่วงทั้งบ้าน";
                b["contact"] = new { name = "สมศรี", phone = "0812345678" };
            }));
        }

        var outbreak = (await hospital.Get("/api/v1/agency/outbreaks")).Items().Single(o => o.Text("week") == week.Iso());
        var path = $"/api/v1/agency/outbreaks/{outbreak.Text("id")}";
        var lines = (await hospital.Get(path + "/lines")).Items();
        foreach (var foreign in (HttpRequestMessage[])[
            new(HttpMethod.Get, "/api/v1/agency/outbreaks"), new(HttpMethod.Get, path + "/lines"), new(HttpMethod.Post, path + "/acknowledge")])
        {
            using var refused = await police.SendAsync(foreign);
            await refused.Refused(HttpStatusCode.NotFound, "not_found");
        }
        var known = await hospital.Post(path + "/acknowledge", new { });
        app.Advance(TimeSpan.FromMinutes(5));
        var again = await hospital.Post(path + "/acknowledge", new { });

        lines.Select(l => l.Text("reference")).ShouldBe(receipts.Select(r => r.Reference), ignoreOrder: true);
        (lines[0].Text("onsetOn"), lines[0].Text("week"), lines[0].Text("signs"), lines[0].GetProperty("people").GetInt32(), lines[0].Text("treated"), lines[0].Text("place"))
            .ShouldBe(("2026-11-20", week.Iso(), "diarrhoea", 4, "some", "market"));
        lines[0].Strings("groups").ShouldBe(["children", "older"]);
        foreach (var secret in (string[])["สมศรี", "0812345678", "ป้า", "resident-1", "13.77"]) string.Concat(lines).ShouldNotContain(secret);
        outbreak.IsNull("acknowledgedAt").ShouldBeTrue();
        again.ToString().ShouldBe(known.ToString());
        known.IsNull("acknowledgedAt").ShouldBeFalse();
    }

    [Fact]
    public async Task A_caseworker_reads_the_line_list_with_a_reason_that_is_kept()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        var week = await NextMonday();
        for (var i = 0; i < 3; i++) await app.ReportIll("rash", TestDatabase.OtherCommunity);
        var outbreak = (await officer.Get("/api/v1/staff/outbreaks")).Items().Single(o => o.Text("week") == week.Iso());
        var path = $"/api/v1/staff/outbreaks/{outbreak.Text("id")}/lines";

        using var silent = await officer.Send(HttpMethod.Post, path, new { reason = "ดู" });
        await silent.Refused(HttpStatusCode.BadRequest, "validation_failed");
        using var denied = await director.Send(HttpMethod.Post, path, new { reason = "อยากทราบเรื่อง" });
        await denied.Refused(HttpStatusCode.Forbidden, "forbidden");
        var lines = (await officer.Post(path, new { reason = "สอบสวนโรคกับศูนย์บริการ" })).Items();

        lines.Count.ShouldBe(3);
        (await app.Sql<string>("select string_agg(reason, ',') from outbreak_access where outbreak_id = $1", Guid.Parse(outbreak.Text("id")))).ShouldBe("สอบสวนโรคกับศูนย์บริการ");
        (await director.Get("/api/v1/staff/outbreaks")).Items().Single(o => o.Text("week") == week.Iso()).IsNull("reports").ShouldBeTrue();
    }

    /// <summary>Every test has weeks of its own.</summary>
    private Task<DateOnly> NextMonday()
    {
        var today = app.Day(0);
        var monday = today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7);
        app.GoTo(monday.ToDateTime(new TimeOnly(9, 0)));
        return Task.FromResult(monday);
    }

    private Task<long> Alerts(Receipt receipt) =>
        app.Sql<long>("select count(*) from outbox where incident_id = $1 and payload::text like '%staff/disease%'", receipt.Id);

    private Task<long> Opened(DateOnly week) => app.Sql<long>("select count(*) from outbreak where week = $1", week);

    private static List<string> Cells(JsonElement counts, string? community, string signs) =>
        [.. counts.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("community").GetString() == community && r.Text("signs") == signs)
            .GetProperty("cells").EnumerateArray().Select(Cell)];

    private static string Cell(JsonElement cell) => cell.GetProperty("suppressed").GetBoolean()
        ? cell.IsNull("reports") && cell.IsNull("people") ? "suppressed" : "told all the same"
        : $"{cell.GetProperty("reports")} ({cell.GetProperty("people")})";
}
