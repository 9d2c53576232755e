using System.Text;
using System.Text.Json;
using Saphansung.Tests.Programme;
using Saphansung.Tests.Sensitive;

namespace Saphansung.Tests.Board;

public sealed class DashboardTests(App app) : IClassFixture<App>
{
    private const string Dashboard = "/api/v1/staff/dashboard";

    [Fact]
    public async Task What_burns_what_waits_and_what_comes_is_one_answer_and_each_line_is_what_its_place_shows()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        using var director = app.As("director-1");
        var secret = await Burn(officer);
        await Wait(officer);
        await Come(officer);
        await App.Eventually(async () => Flags(await head.Get(Dashboard)).ShouldBe("silent_agency 1, unacknowledged 1"));
        await App.Eventually(async () => (await head.Get(Dashboard)).GetProperty("targets").EnumerateArray().ShouldAllBe(t => t.GetProperty("trend").GetArrayLength() > 0));

        var answer = await head.GetAsync(Dashboard);
        var seen = await answer.Ok();
        var today = seen.GetProperty("today");
        (Count(today, "overdue"), Count(today, "disputed"), Count(today, "emergencies"), Count(today, "sensitiveUnopened")).ShouldBe((3, 1, 1, 1));
        today.GetProperty("agencies").EnumerateArray().Select(a => $"{a.Text("code")} {a.GetProperty("silent")} {a.GetProperty("late")}").ShouldBe(["MWA 1 0"]);
        (today.GetProperty("lateReports").GetInt32(), today.GetProperty("lateActions").GetInt32()).ShouldBe((1, 1));
        foreach (var (line, query) in ((string, string)[])[("overdue", "overdue=true"), ("disputed", "disputed=true"), ("emergencies", "priority=emergency"), ("sensitiveUnopened", "category=people&category=disease&open=true")])
            (await officer.Get($"/api/v1/staff/incidents?{query}")).Items().Count.ShouldBe(Count(today, line), line);

        seen.GetProperty("waiting").EnumerateArray().Select(w => $"{w.Text("kind")} {w.Text("state")} {w.Text("who")}").Order(StringComparer.Ordinal)
            .ShouldBe(["announcement awaiting_approval head", "programme submitted director", "report draft head"]);
        seen.GetProperty("week").EnumerateArray().Select(e => $"{e.Text("kind")} {e.Text("on")}").ShouldBe(["course 2026-12-15", "report_day 2026-12-16", "action 2026-12-19"]);
        Encoding.UTF8.GetByteCount(await answer.Content.ReadAsStringAsync()).ShouldBeLessThan(16 * 1024);

        // The director works on no cases: of the sensitive one there is neither a count nor a flag.
        var above = (await director.Get(Dashboard)).GetProperty("today");
        (Count(above, "overdue"), above.GetProperty("sensitiveUnopened").ValueKind, above.GetProperty("sensitiveCategories").GetArrayLength()).ShouldBe((2, JsonValueKind.Null, 0));
        Flags(await director.Get(Dashboard)).ShouldBe("silent_agency 1");

        await officer.Post($"/api/v1/staff/incidents/{secret}/accesses", new { reason = "เตรียมเยี่ยมบ้าน" });
        Count((await head.Get(Dashboard)).GetProperty("today"), "sensitiveUnopened").ShouldBe(0);
    }

    /// <summary>A denied fix, an agency that stays silent on an emergency, and a person in need of whom nobody took notice; three weeks ago.</summary>
    private async Task<Guid> Burn(HttpClient officer)
    {
        var denied = await app.ClaimedFixed("resident-angry");
        using (var angry = app.As("resident-angry")) await angry.Post($"/api/v1/incidents/{denied.Id}/feedback", new { @fixed = false });
        var silent = await app.SubmitIncident("resident-1", "disrepair");
        await officer.Assign(silent.Id, "MWA");
        await app.Sql("update incident set priority = 'emergency' where id = $1", silent.Id);
        var secret = await app.SubmitIncident("resident-1", "people");
        app.Advance(TimeSpan.FromDays(21));
        return secret.Id;
    }

    private async Task Wait(HttpClient officer)
    {
        await app.Sql("""
            insert into announcement (id, state, version, title_th, title_en, body_th, body_en, audience, created_by, created_at, updated_at, submission_key, submission_hash)
            select $1, 'awaiting_approval', 1, 'ล้างตลาด (ตัวอย่าง)', 'Market cleaning', '-', '-', 'everyone', id, $2, $2, $1, 'x' from person limit 1
            """, Guid.CreateVersion7(), app.Now.UtcDateTime);
        (await officer.MoveProgramme(await officer.WriteProgramme(), "submitted", 1)).EnsureSuccessStatusCode();
        await officer.Post("/api/v1/staff/reports", new { period = "2570-q1" }, Guid.NewGuid().ToString());
    }

    /// <summary>Today is 14 December.</summary>
    private async Task Come(HttpClient officer)
    {
        await app.Sql("""
            insert into course (id, title_th, title_en, objectives, place, held_on, state, created_at, updated_at)
            values ($1, 'อบรม (ตัวอย่าง)', 'Training', '{}', 'ห้องประชุม (ตัวอย่าง)', '2026-12-15', 'enrolling', $2, $2)
            """, Guid.CreateVersion7(), app.Now.UtcDateTime);
        await app.Sql("""
            insert into report_day (id, rule_code, subject, kind, title_th, title_en, role, due_on)
            select gen_random_uuid(), 'training', due, 'training', 'รายงานการอบรม (ตัวอย่าง)', 'Report on the training', 'officer', due::date
            from unnest('{2026-12-10,2026-12-16}'::text[]) as due
            """);
        foreach (var due in (string[])["2026-12-01", "2026-12-19"])
            await officer.Post($"{ProgrammeSteps.Write}/pdca/2026-10-01/actions", new { text = "ติดป้าย QR (ตัวอย่าง)", owner = "นักพัฒนาสังคม (ตัวอย่าง)", dueOn = due }, Guid.NewGuid().ToString());
    }

    private static int Count(JsonElement today, string line) => today.GetProperty(line).GetProperty("count").GetInt32();

    private static string Flags(JsonElement dashboard) =>
        string.Join(", ", dashboard.GetProperty("today").GetProperty("flags").EnumerateArray().Select(f => $"{f.Text("flag")} {f.GetProperty("count")}").Order(StringComparer.Ordinal));
}
