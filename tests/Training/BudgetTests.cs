using System.Net;
using System.Text.Json;
using Saphansung.Api.Training;
using Saphansung.Tests.Sensitive;

namespace Saphansung.Tests.Training;

public sealed class BudgetTests(App app) : IClassFixture<App>
{
    private static readonly Guid[] NoReceipts = [];

    /// <summary>Annex 2 of the district's report: 2 speakers for 2 hours and 1 for 1 at 600 baht, 100 people at 150, material 5,000: 23,000.00.</summary>
    private static readonly object[] Annex2 =
    [
        Line("speaker", "วิทยากร จำนวน ๒ คน ๆ ละ ๒ ชั่วโมง", 2, 2, 600, "state"),
        Line("speaker", "วิทยากร จำนวน ๑ คน ๑ ชั่วโมง", 1, 1, 600, "state"),
        Line("food", "ค่าอาหาร อาหารว่างและเครื่องดื่ม", 100, 1, 150),
        Line("material", "ค่าวัสดุ", 1, 1, 5000),
    ];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(24, 0)]
    [InlineData(25, 0.5)]
    [InlineData(49, 0.5)]
    [InlineData(50, 1)]
    [InlineData(60, 1)]
    [InlineData(84, 1)]
    [InlineData(85, 1.5)]
    [InlineData(109, 1.5)]
    [InlineData(110, 2)]
    [InlineData(120, 2)]
    [InlineData(180, 3)]
    public void Of_a_started_hour_fifty_minutes_count_whole_and_twenty_five_half(int minutes, double hours) => SpeakerFees.Hours(minutes).ShouldBe((decimal)hours);

    [Fact]
    public async Task The_reports_own_budget_balances_and_its_timetable_does_not()
    {
        using var officer = app.As("officer-1");
        var course = await Annex1();

        var budget = await Save(course, 0, 23_000.00m, Annex2);

        (budget.GetProperty("approved").GetDecimal(), budget.GetProperty("planned").GetDecimal(), budget.Text("approvedInWords")).ShouldBe((23_000.00m, 23_000.00m, "สองหมื่นสามพันบาทถ้วน"));
        Kind(budget, "speaker").ShouldBe("planned 3000.00 due 4800.00 paid 0.00");
        Kind(budget, "food").ShouldBe("planned 15000.00 due - paid 0.00");
        Kind(budget, "material").ShouldBe("planned 5000.00 due - paid 0.00");
        // 9-10 one speaker, 10-12 two, 13-16 one: 1 + 2 × 2 + 3 hours at 600. The plan holds 2 × 2 and 1 × 1.
        budget.GetProperty("speakers").EnumerateArray().Select(s => $"{s.GetProperty("minutes")} {s.GetProperty("hours").GetDecimal():0.0} {s.GetProperty("amount").GetDecimal():0.00}")
            .ShouldBe(["60 1.0 600.00", "120 2.0 1200.00", "120 2.0 1200.00", "180 3.0 1800.00"]);
        Flags(budget).ShouldBe(["due_over_plan speaker 1800.00"]);
        budget.GetProperty("flags")[0].GetProperty("text").Text("th").ShouldContain("ตามกำหนดการ 4,800.00 บาท มากกว่าแผน 3,000.00 บาท อยู่ 1,800.00 บาท");
        (await officer.Get(Path(course))).ToString().ShouldBe(budget.ToString());
    }

    [Fact]
    public async Task Food_is_due_for_those_who_were_there_and_what_is_left_is_exact_to_the_satang()
    {
        var course = await Annex1();
        await Attend(course, 80);
        var receipt = await Letter();

        var budget = await Save(course, 0, 23_000.00m,
        [
            Line("speaker", "วิทยากร", 2, 2.5m, 600, "state", 3_000.00m, [receipt]),
            Line("food", "ค่าอาหาร", 100, 1, 150, paid: 12_000.25m),
            Line("material", "ค่าวัสดุ", 1, 1, 5_000, paid: 4_999.50m, receipts: [await Letter()]),
        ]);

        // 80 people at 150.
        (budget.GetProperty("present").GetInt32(), Kind(budget, "food")).ShouldBe((80, "planned 15000.00 due 12000.00 paid 12000.25"));
        (budget.GetProperty("paid").GetDecimal(), budget.GetProperty("left").GetDecimal()).ShouldBe((19_999.75m, 3_000.25m));
        budget.Text("leftInWords").ShouldBe("สามพันบาทยี่สิบห้าสตางค์");
        Flags(budget).ShouldBe(["no_receipt food 12000.25", "due_over_plan speaker 1800.00", "paid_over_due food 0.25"]);
        using var officer = app.As("officer-1");
        var file = await officer.GetAsync(budget.GetProperty("lines")[0].GetProperty("receipts")[0].Text("url"));
        (await file.Content.ReadAsByteArrayAsync()).Take(5).ShouldBe("%PDF-"u8.ToArray());
    }

    [Fact]
    public async Task What_exceeds_a_cap_or_the_plan_is_kept_and_flagged()
    {
        var course = await Annex1(payClass: "outside");
        await Attend(course, 1);

        var budget = await Save(course, 0, 20_000.00m,
        [
            Line("speaker", "วิทยากร", 4, 2, 1_500, "outside", 13_000.00m, [await Letter()]),
            Line("food", "ค่าอาหาร", 10, 1, 200),
            Line("material", "ค่าวัสดุ", 1, 1, 6_000),
        ]);

        // Eight hours at the cap of 1,200, not at the 1,500 of the plan.
        Kind(budget, "speaker").ShouldBe("planned 12000.00 due 9600.00 paid 13000.00");
        Kind(budget, "food").ShouldBe("planned 2000.00 due 150.00 paid 0.00");
        Flags(budget).ShouldBe(["over_cap speaker 300.00", "over_cap food 50.00", "paid_over_plan speaker 1000.00", "paid_over_due speaker 3400.00"]);

        var differs = await Save(course, 1, 19_999.99m, [Line("material", "ค่าวัสดุ", 1, 1, 20_000)]);

        Flags(differs).ShouldBe(["plan_differs  0.01", "due_over_plan speaker 9600.00"]);
    }

    [Fact]
    public async Task One_version_after_another_and_one_receipt_for_one_payment()
    {
        var (course, other) = (await Annex1(), await Annex1());
        var receipt = await Letter();
        await Save(course, 0, 5_000.00m, [Line("material", "ค่าวัสดุ", 1, 1, 5_000, paid: 5_000, receipts: [receipt])]);
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");

        await (await Try(officer, course, 0, 1, [])).Refused(HttpStatusCode.Conflict, "budget_changed");
        await (await Try(officer, other, 3, 1, [])).Refused(HttpStatusCode.Conflict, "budget_changed");
        await (await Try(officer, other, 0, 5_000, [Line("material", "ค่าวัสดุ", 1, 1, 5_000, paid: 1, receipts: [receipt])])).Refused(HttpStatusCode.BadRequest, "validation_failed");
        (await officer.Get(Path(other))).GetProperty("version").GetInt32().ShouldBe(0);
        // The same receipt again, with the same course: it moves along.
        (await Save(course, 1, 5_000.00m, [Line("material", "ค่าวัสดุทั้งหมด", 1, 1, 5_000, paid: 5_000, receipts: [receipt])])).GetProperty("version").GetInt32().ShouldBe(2);
        await (await Try(director, course, 2, 1, [])).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await director.Get(Path(course))).GetProperty("paid").GetDecimal().ShouldBe(5_000.00m);
        await (await Try(officer, Guid.NewGuid(), 0, 1, [])).Refused(HttpStatusCode.NotFound, "not_found");
        await app.Sql("update course set state = 'reported' where id = $1", course);
        await (await Try(officer, course, 2, 1, [])).Refused(HttpStatusCode.Conflict, "course_reported");
    }

    [Fact]
    public async Task What_is_no_amount_is_refused_by_its_field()
    {
        var course = await Annex1();
        using var officer = app.As("officer-1");

        foreach (var (line, field) in ((object, string)[])
            [
                (Line("speaker", "วิทยากร", 1, 1, 600), "lines.0.payClass"), (Line("food", "อาหาร", 1, 1, 150, "state"), "lines.0.payClass"), (Line("gift", "ของขวัญ", 1, 1, 1), "lines.0.kind"),
                (Line("material", " ", 1, 1, 1), "lines.0.label"), (Line("material", "วัสดุ", 0, 1, 1), "lines.0.people"), (Line("material", "วัสดุ", 1, 0.25m, 1), "lines.0.units"),
                (Line("material", "วัสดุ", 1, 1, -1), "lines.0.rate"), (Line("material", "วัสดุ", 1, 1, 1, paid: 0.001m), "lines.0.paid"), (Line("material", "วัสดุ", 1, 1, 100_000_000), "lines.0.rate"),
                (Line("material", "วัสดุ", 1, 1, 1, receipts: [Guid.NewGuid()]), "lines"),
            ])
        {
            var problem = await (await Try(officer, course, 0, 1, [line])).Refused(HttpStatusCode.BadRequest, "validation_failed");
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([field]);
        }
    }

    private static object Line(string kind, string label, int people, decimal units, decimal rate, string? payClass = null, decimal? paid = null, Guid[]? receipts = null) =>
        new { kind, label, payClass, people, units, rate, paid, receipts = receipts ?? NoReceipts };

    private static string Path(Guid course) => $"{CourseSteps.Desk}/{course}/budget";

    private static string Kind(JsonElement budget, string code)
    {
        var kind = budget.GetProperty("kinds").EnumerateArray().Single(k => k.Text("code") == code);
        return $"planned {kind.GetProperty("planned")} due {(kind.IsNull("due") ? "-" : kind.GetProperty("due"))} paid {kind.GetProperty("paid")}";
    }

    private static List<string> Flags(JsonElement budget) =>
        [.. budget.GetProperty("flags").EnumerateArray().Select(f => $"{f.Text("code")} {(f.IsNull("kind") ? "" : f.Text("kind"))} {f.GetProperty("amount").GetDecimal():0.00}")];

    /// <summary>The timetable of annex 1: 9 to 10 with one speaker, 10 to 12 with two, 13 to 16 with one.</summary>
    private async Task<Guid> Annex1(string payClass = "state")
    {
        var course = (await app.MakeCourse()).Id;
        await app.Sql("delete from course_session where course_id = $1", course);
        await app.Sql("""
            with session as (
                insert into course_session (id, course_id, position, title_th, title_en, starts_at, ends_at)
                select gen_random_uuid(), $1, position, 'หัวข้อ (ตัวอย่าง)', 'Session', $2::timestamptz + make_interval(hours => starts), $2::timestamptz + make_interval(hours => ends)
                from (values (1, 2, 3), (2, 3, 5), (3, 6, 9)) as given (position, starts, ends)
                returning id, position
            )
            insert into course_speaker (id, session_id, position, unit, pay_class)
            select gen_random_uuid(), session.id, speaker, 'สำนักยุทธศาสตร์และประเมินผล', $3
            from session
            cross join generate_series(1, case when session.position = 2 then 2 else 1 end) as speaker
            """, course, app.CourseDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), payClass);
        return course;
    }

    /// <summary>So many people in the morning, and all of them again in the afternoon.</summary>
    private Task Attend(Guid course, int people) => app.Sql("""
        with person as (
            insert into enrolment (id, course_id, name, source, state, enrolled_at)
            select gen_random_uuid(), $1, 'ผู้เข้าอบรม (ตัวอย่าง)', 'roster', 'enrolled', $3 from generate_series(1, $2)
            returning id
        )
        insert into attendance (session_id, enrolment_id, in_at, in_by)
        select course_session.id, person.id, starts_at, 'staff' from course_session cross join person where course_id = $1
        """, course, people, app.Now.UtcDateTime);

    private async Task<Guid> Letter()
    {
        using var officer = app.As("officer-1");
        using var sent = await officer.Upload([.. "%PDF-1.7\nreceipt"u8], "receipt.pdf", to: "letters");
        return (await sent.Ok()).GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> Save(Guid course, int version, decimal approved, object[] lines)
    {
        using var officer = app.As("officer-1");
        return await (await Try(officer, course, version, approved, lines)).Ok();
    }

    private static Task<HttpResponseMessage> Try(HttpClient client, Guid course, int version, decimal approved, object[] lines) =>
        client.Send(HttpMethod.Put, Path(course), new { version, budget = new { approved, lines } });
}
