using System.Net;
using System.Text.Json;
using Saphansung.Tests.Programme;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Reports;

/// <summary>Each indicator's figure against a small situation that was counted by hand.</summary>
public sealed class TargetValuesTests(App app) : IClassFixture<App>
{
    private const string Targets = "/api/v1/reports/targets";

    /// <summary>Ten that count: four confirmed, two unconfirmed, one claimed, three open; two of them were said not to be fixed.</summary>
    private static readonly (string Status, string? Resolution, int Reopenings, int? Days)[] Cases =
    [
        ("resolved", "confirmed", 1, 1), ("resolved", "confirmed", 0, 2), ("resolved", "confirmed", 0, 3), ("resolved", "confirmed", 0, 4),
        ("resolved", "unconfirmed", 0, 5), ("resolved", "unconfirmed", 0, 6), ("claimed_fixed", null, 0, null),
        ("in_progress", null, 1, null), ("assigned", null, 0, null), ("received", null, 0, null),
    ];

    [Fact]
    public async Task Cases_of_the_group_by_every_way_to_judge_with_what_is_missing()
    {
        var made = await Situation();
        await Attach("letter", made[0], status: "resolved");
        await Attach("photo", made[1], status: "resolved");
        // Shows what was not fixed.
        await Attach("photo", made[0], status: "triaged");

        var resolved = await Value("resolved");
        (resolved.GetProperty("value").GetDecimal(), resolved.GetProperty("numerator").GetInt32(), resolved.GetProperty("denominator").GetInt32()).ShouldBe((60m, 6, 10));
        Parts(resolved).ShouldBe("reported 10, claimed 7, confirmed 4, unconfirmed 2, disputed 2");
        resolved.Text("verdict").ShouldBe("not_reached");
        Missing(resolved).ShouldBe("ต้องมีเรื่องที่แก้ไขแล้วอีก 2 เรื่อง");
        // Wilson, 6 of 10.
        resolved.GetProperty("ci").GetProperty("lower").GetDouble().ShouldBe(31.267, 0.001);
        resolved.GetProperty("ci").GetProperty("upper").GetDouble().ShouldBe(83.182, 0.001);

        var evidence = await Value("evidence");
        (evidence.GetProperty("value").GetDecimal(), evidence.GetProperty("denominator").GetInt32(), Parts(evidence)).ShouldBe((2m, 7, "letters 1, photos 1"));

        // Five of ten were fixed after 4 days (one is claimed and not confirmed yet), the next after 5; the only one of the year before took 8.
        var speed = await Value("speed");
        (speed.GetProperty("value").GetDecimal(), speed.GetProperty("goal").GetDecimal(), speed.Text("verdict")).ShouldBe((4.5m, 8m, "reached"));

        using var head = app.As("head-1");
        await (await head.Send(HttpMethod.Put, "/api/v1/staff/reports/targets/resolved", new { goal = 70, judged = "claimed", reason = "ลองนิยาม", version = 1 })).Ok();
        var claimed = await Value("resolved");
        (claimed.GetProperty("value").GetDecimal(), claimed.Text("verdict")).ShouldBe((70m, "reached_unsure"));
        using var director = app.As("director-1");
        (await director.Get("/api/v1/staff/reports/live")).GetProperty("goal").GetDecimal().ShouldBe(70m, "the report judges by the same goal");
        claimed.GetProperty("missing").ValueKind.ShouldBe(JsonValueKind.Null);
        await (await head.Send(HttpMethod.Put, "/api/v1/staff/reports/targets/resolved", new { goal = 80, judged = "confirmed", reason = "ลองนิยาม", version = 2 })).Ok();
        Missing(await Value("resolved")).ShouldBe("ต้องมีเรื่องที่ผู้แจ้งหรือชุมชนยืนยันว่าแก้ไขแล้วอีก 4 เรื่อง");
        await (await head.Send(HttpMethod.Put, "/api/v1/staff/reports/targets/resolved", new { goal = 80, judged = "hoped", reason = "ลองนิยาม", version = 3 })).Refused(HttpStatusCode.BadRequest, "validation_failed");

        // The span decides: of last year's one case all is known.
        var before = await Value("resolved", "?from=2025-10-01&to=2026-09-30");
        (before.GetProperty("numerator").GetInt32(), before.GetProperty("denominator").GetInt32()).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Members_are_asked_and_the_latest_closed_round_judges_by_its_own_definition()
    {
        Missing(await Value("satisfaction")).ShouldBe("ต้องสำรวจสมาชิกเครือข่ายและปิดรอบ 1 รอบ");

        var top2 = await app.Survey(anonymous: false, definition: "top2");
        await Asked(await app.Round(top2, 1, ResultsSteps.Speeds(0, 0, 6, 10, 14), closesIn: TimeSpan.FromDays(-10)));
        var reached = await Value("satisfaction");
        (reached.GetProperty("value").GetDecimal(), reached.GetProperty("numerator").GetInt32(), reached.GetProperty("denominator").GetInt32(), reached.Text("verdict")).ShouldBe((80m, 24, 30, "reached_unsure"));

        await Asked(await app.Round(top2, 2, ResultsSteps.Speeds(0, 0, 10, 10, 10), closesIn: TimeSpan.FromDays(-9)));
        Missing(await Value("satisfaction")).ShouldBe("ต้องมีผู้พึงพอใจอีก 4 คน จากผู้ตอบ 30 คน");

        // The same answers reach it when the mean is what counts.
        var mean = await app.Survey(anonymous: false, definition: "mean");
        await Asked(await app.Round(mean, 1, ResultsSteps.Speeds(0, 0, 10, 10, 10), closesIn: TimeSpan.FromDays(-8)));
        (await Value("satisfaction")).GetProperty("value").GetDecimal().ShouldBe(80m);

        await Asked(await app.Round(mean, 2, ResultsSteps.Speeds(0, 0, 0, 4, 0), closesIn: TimeSpan.FromDays(-7)));
        var few = await Value("satisfaction");
        (few.Text("verdict"), few.GetProperty("value").ValueKind).ShouldBe(("withheld", JsonValueKind.Null));
        // Of followers, and still open: neither counts.
        await app.Round(mean, 3, ResultsSteps.Speeds(0, 0, 0, 0, 40), closesIn: TimeSpan.FromDays(-1));
        await Asked(await app.Round(mean, 4, ResultsSteps.Speeds(0, 0, 0, 0, 40), state: "open", closesIn: TimeSpan.FromDays(5)));
        (await Value("satisfaction")).Text("verdict").ShouldBe("withheld");
    }

    [Fact]
    public async Task Counts_of_accounts_groups_followers_training_manuals_and_reports()
    {
        (await Value("account")).Text("verdict").ShouldBe("reached");

        Missing(await Value("network_group")).ShouldBe("ต้องผูกกลุ่ม LINE ของเครือข่าย 1 กลุ่ม");
        await app.Sql("insert into network_group (id, line_group_id, state, bound_at, member_count, count_due_at) values ($1, 'C1', 'active', $2, 501, $3)", Guid.CreateVersion7(), app.Now.UtcDateTime, app.Now.UtcDateTime.AddYears(1));
        Missing(await Value("network_group")).ShouldBe("กลุ่มมีสมาชิกเกินที่กำหนด 1 คน");
        await app.Sql("update network_group set member_count = 500");
        Parts(await Value("network_group")).ShouldBe("members 500");

        await app.Sql("""
            insert into follower_event (source, line_user_id, kind, occurred_at, recorded_at, change)
            select 'target:' || number, 'U' || number, case when number <= 70 then 'follow' else 'unfollow' end, $1, $1, case when number <= 70 then 1 else -1 end
            from generate_series(1, 76) as number
            """, app.Now.UtcDateTime);
        var followers = await Value("followers");
        (followers.GetProperty("value").GetDecimal(), Missing(followers)).ShouldBe((64m, "ต้องมีผู้ติดตามอีก 36 คน"));

        Missing(await Value("training")).ShouldBe("ต้องจัดอบรมและปิดหลักสูตรอีก 1 ครั้ง");
        foreach (var (state, day) in ((string, string)[])[("closed", "2026-11-20"), ("enrolling", "2026-11-21"), ("reported", "2026-09-30")])
            await app.Sql("""
                insert into course (id, title_th, title_en, objectives, place, held_on, state, created_at, updated_at)
                values ($1, 'อบรม (ตัวอย่าง)', 'Training', '{}', 'ห้องประชุม (ตัวอย่าง)', $2::date, $3, $4, $4)
                """, Guid.CreateVersion7(), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), state, app.Now.UtcDateTime);
        (await Value("training")).GetProperty("value").GetDecimal().ShouldBe(1);

        using var officer = app.As("officer-1");
        var activity = await officer.WriteActivity(await officer.WriteProgramme());
        foreach (var manual in (string[])["เล่มหนึ่ง", "เล่มหนึ่ง", "เล่มสอง"])
            await officer.Post($"{ProgrammeSteps.Write}/activities/{activity.Text("id")}/evidence", new { kind = "manual", reference = manual }, Guid.NewGuid().ToString());
        (await Value("manuals")).GetProperty("value").GetDecimal().ShouldBe(2);

        (await Value("reports")).Text("verdict").ShouldBe("no_data");
        foreach (var (due, done) in ((int, bool)[])[(-20, true), (-10, true), (-5, false)])
            await app.Sql("""
                insert into report_day (id, rule_code, subject, kind, title_th, title_en, role, due_on, done_at)
                values ($1, 'training', $1::text, 'training', 'รายงาน', 'Report', 'officer', $2, case when $3 then $2 + interval '12 hours' end)
                """, Guid.CreateVersion7(), DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(due), done);
        var reports = await Value("reports");
        (reports.GetProperty("numerator").GetInt32(), reports.GetProperty("denominator").GetInt32(), Missing(reports)).ShouldBe((2, 3, "ต้องส่งรายงานที่เลยกำหนดอีก 1 ฉบับ"));
    }

    /// <summary>To the line with which the case came into that state.</summary>
    private Task Attach(string kind, Guid incident, string status) => app.Sql($"""
        insert into {kind} (id, agency_code, incident_id, event_id, content_type, bytes, sha256, created_at{(kind == "photo" ? ", purpose" : "")})
        select $1, 'MEA', $2, id, 'image/jpeg', 'x', 'x', recorded_at{(kind == "photo" ? ", 'evidence'" : "")} from incident_event where incident_id = $2 and status = $3
        """, Guid.CreateVersion7(), incident, status);

    private Task Asked(Guid round) => app.Sql("update survey_round set audience = '{\"kind\":\"network\"}' where id = $1", round);

    private async Task<List<Guid>> Situation()
    {
        var group = Guid.CreateVersion7();
        await app.Sql("insert into network_group (id, line_group_id, state, bound_at, ended_at, count_due_at) values ($1, 'C0', 'unbound', $2, $2, $2)", group, app.Now.UtcDateTime);
        var reported = new DateTime(2026, 10, 20, 3, 0, 0, DateTimeKind.Utc);
        List<Guid> made = [];
        foreach (var (status, resolution, reopenings, days) in Cases) made.Add(await Case(status, resolution, reopenings, days, reported));
        foreach (var status in (string[])["duplicate", "withdrawn", "not_ours"]) await Case(status, null, 0, 1, reported);
        await Case("resolved", "confirmed", 0, 1, reported, "advice");
        await Case("resolved", "confirmed", 0, 8, reported.AddYears(-1));
        await Case("resolved", "confirmed", 0, 1, reported, from: "own");
        return made;

        async Task<Guid> Case(string status, string? resolution, int reopenings, int? days, DateTime at, string category = "garbage", string from = "group")
        {
            var id = (await app.SubmitIncident($"resident-{Guid.NewGuid():N}"[..14], category)).Id;
            await app.Sql("""
                update incident
                set status = $2, resolution = nullif($3, ''), reopenings = $4, reported_at = $5, ended_at = case when $6 >= 0 then $5 + $6 * interval '1 day' end,
                    filed_from = $7, group_id = case when $7 = 'group' then $8 end
                where id = $1
                """, id, status, resolution ?? "", reopenings, at, days ?? -1, from, group);
            // History does not change, except for whoever erases.
            await app.Sql("update incident_event set recorded_at = $2 from (select set_config('saphansung.erasing', 'on', true)) as erasing where incident_id = $1", id, at);
            // What the history says is what counts: denied first, where it was; then claimed, and confirmed by somebody or by silence.
            await app.Sql("""
                insert into incident_event (id, incident_id, kind, actor_kind, occurred_at, recorded_at, status, data)
                select gen_random_uuid(), $1, line.kind, 'system', at, at, line.status, line.data::jsonb
                from (values (1, $4 > 0, 'moved', 'claimed_fixed', '{}'), (2, $4 > 0, 'reopened', 'triaged', '{"from":"claimed_fixed"}'),
                             (3, $2 in ('claimed_fixed', 'resolved'), 'moved', 'claimed_fixed', '{}'),
                             (4, true, case $3 when 'confirmed' then 'feedback' else 'moved' end, $2, '{}')) as line (number, happened, kind, status, data)
                cross join lateral (select $5::timestamptz + case when number > 2 then greatest($6, 1) * interval '1 day' else number * interval '1 hour' end as at) as moment
                where happened
                order by number
                """, id, status, resolution ?? "", reopenings, at, days ?? -1);
            return id;
        }
    }

    private async Task<JsonElement> Value(string code, string query = "")
    {
        using var director = app.As("director-1");
        return (await director.Get(Targets + query)).GetProperty("targets").EnumerateArray().Single(t => t.Text("code") == code).GetProperty("value");
    }

    private static string Missing(JsonElement value) => value.GetProperty("missing").Text("th");

    private static string Parts(JsonElement value) => string.Join(", ", value.GetProperty("parts").EnumerateArray().Select(p => $"{p.Text("code")} {p.GetProperty("count").GetInt32()}"));
}
