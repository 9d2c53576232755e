using Saphansung.Api.Documents;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The tables of a report, for the workbook: a sheet each, numbers as numbers, nothing rounded.</summary>
internal static class ReportTables
{
    private const double Narrow = 14;
    private const double Wide = 36;

    public static IReadOnlyList<XlsxFile.Sheet> Of(ReportFigures figures, District district)
    {
        var cases = figures.Cases;
        return
        [
            new("สรุป", [Wide, Narrow, Narrow, Narrow], Summary(figures)),
            new("ประเภทและสถานะ", [Wide],
            [
                ["ประเภท", "ยกมา", "รับใหม่", "เปิดใหม่", "คงค้าง", .. IncidentStatus.All.Select(State)],
                .. cases.ByCategory.Select(c => (IReadOnlyList<object?>)[Category(district, c.Category), c.CarriedIn, c.Received, c.Reopened, c.CarriedOut, .. c.States.Select(s => (object?)s.N)]),
            ]),
            new("ผลการแก้ไข", [Wide, Narrow, Narrow, Narrow, Narrow], Resolved(figures)),
            new("เปรียบเทียบ", [Wide, Narrow, Narrow, Narrow, Narrow, Narrow, Wide, Narrow, Narrow, Narrow, Wide],
            [
                ["เทียบกับ", "ร้อยละงวดนี้", "ร้อยละงวดที่เทียบ", "ผลต่าง (จุดร้อยละ)", "ช่วงเชื่อมั่นล่าง", "ช่วงเชื่อมั่นบน", "สรุป", "มัธยฐานงวดนี้ (วัน)", "มัธยฐานงวดที่เทียบ (วัน)", "p ของความเร็ว", "สรุปความเร็ว"],
                Compared(cases, figures.Before), Compared(cases, figures.YearBefore),
            ]),
            new("ความเร็ว", [Wide, Narrow, Narrow, Narrow, Narrow, Narrow],
            [
                ["รายการ (วัน)", "จำนวนเรื่อง", "แล้วเสร็จ", "มัธยฐาน", "เปอร์เซ็นไทล์ที่ 90", "มัธยฐานรวมเรื่องที่ค้าง"],
                Speed("แก้ไข: งวดนี้", cases.Speed), Speed($"แก้ไข: {figures.Before.Words.Th}", figures.Before.Speed), Speed($"แก้ไข: {figures.YearBefore.Words.Th}", figures.YearBefore.Speed),
                Speed("ตอบครั้งแรก: งวดนี้", cases.Answer),
            ]),
            new("หน่วยงาน", [Wide],
            [
                ["หน่วยงาน", "ส่งต่อ", "รับทันเวลา", "รับช้า", "ไม่รับ", "ไม่ตอบ", "ร้อยละรับทันเวลา", "เสร็จทันเวลา", "เสร็จช้า", "มีภาพ", "มีหนังสือ", "ถูกแย้ง"],
                .. cases.Agencies.Select(a => (IReadOnlyList<object?>)
                    [district.Agency(a.Agency)?.Name.Th ?? a.Agency, a.Offered, a.AcceptedOnTime, a.AcceptedLate, a.Declined, a.Unanswered, a.Acknowledged, a.DoneOnTime, a.DoneLate, a.WithPhoto, a.WithLetter, a.Disputed]),
            ]),
            new("ชุมชน", [Wide],
            [
                ["ชุมชน", "รับแจ้ง", "แก้ไขแล้ว", "ร้อยละ", "มัธยฐาน (วัน)", "มัธยฐานรวมเรื่องที่ค้าง", "ชุมชนอื่นรวมเรื่องที่ค้าง", "p", "ช้ากว่าที่อื่น"],
                .. cases.Communities.Select(c => (IReadOnlyList<object?>)
                    [district.Community(c.Community)?.Name ?? "นอกชุมชน", c.Reported, c.Resolved.N, c.Resolved.Percent, c.Speed.Median, c.Speed.WithOpen, c.OthersWithOpen, c.P, c.Slower ? "ใช่" : ""]),
            ]),
            new("จุดซ้ำซาก", [Wide],
            [
                ["ประเภท", "ชุมชน", "กลับมา (ครั้ง)", "สถานะ", "พบสาเหตุแล้ว"],
                .. figures.Chronic.Select(c => (IReadOnlyList<object?>)[Category(district, c.Category), district.Community(c.Community)?.Name, c.Returns, c.State == "done" ? "แก้ไขแล้ว" : "ยังไม่แก้", c.CauseFound ? "ใช่" : ""]),
            ]),
            new("ข่าว", [Narrow, Wide],
            [
                ["วันที่", "ข่าว", "ส่งถึง (คน)", "เปิดอ่าน (คน)"],
                .. figures.News.Select(n => (IReadOnlyList<object?>)[Day(n.SentOn), n.Title, n.Recipients, n.Readers]),
            ]),
            new("ผู้ติดตาม", [Wide, Narrow],
            [
                ["รายการ", "คน"],
                ["ผู้ติดตามต้นงวด", figures.Followers.AtStart], ["เพิ่ม", figures.Followers.Added], ["กลับมา", figures.Followers.Returned], ["เลิกติดตาม", figures.Followers.Lost],
                ["ผู้ติดตามสิ้นงวด", figures.Followers.AtEnd],
            ]),
            new("ความพึงพอใจ", [Wide],
            [
                ["แบบสำรวจ", "ครั้งที่", "ประชากร", "ผู้ตอบ", "ค่าเฉลี่ย", "ร้อยละ (x̄ × 20)", "ร้อยละที่พึงพอใจ", "เป้าหมาย", "ผ่าน"],
                .. figures.Surveys.Select(s => (IReadOnlyList<object?>)[s.Title, s.Number, s.Population, s.Answered, s.Mean, s.OfMean, s.Share, s.Target, YesOrNo(s.Reached)]),
            ]),
            new("การอบรม", [Wide],
            [
                ["หลักสูตร", "ที่นั่ง", "ลงทะเบียน", "มา", "ทำครบสองครั้ง", "คะแนนเต็ม", "ก่อน", "หลัง", "p", "ค่าพัฒนาการ"],
                .. figures.Courses.Select(c => (IReadOnlyList<object?>)[c.Title, c.Capacity, c.Enrolled, c.Attended, c.Pairs, c.Most, c.Before, c.After, c.P, c.Gain]),
            ]),
            new("ตัวชี้วัด", [Wide],
            [
                ["ตัวชี้วัด", "หน่วย", "เป้าหมาย", "ผล", "ตัวตั้ง", "ตัวหาร", "ช่วงเชื่อมั่นล่าง", "ช่วงเชื่อมั่นบน", "สรุป", "ยังขาด", "นิยามฉบับที่"],
                .. (figures.Targets ?? []).Select(t => (IReadOnlyList<object?>)
                    [t.Definition.Name.Th, t.Definition.Unit.Th, t.Value?.Goal, t.Value?.Value, t.Value?.Numerator, t.Value?.Denominator, t.Value?.Ci?.Lower, t.Value?.Ci?.Upper, t.Value?.Words.Th, t.Value?.Missing?.Th, t.Version]),
            ]),
            new("PDCA ไตรมาสก่อน", [Wide, Wide], Actions("ข้อปรับปรุงจากไตรมาสก่อน", figures.Pdca?.Opening)),
            new("PDCA ตรวจ", [Wide, Wide],
            [
                ["ตัวชี้วัดที่ตรวจในงวดนี้", "ข้อสังเกต", "ค่า", "เป้าหมาย"],
                .. (figures.Pdca?.Checks ?? []).Select(c => (IReadOnlyList<object?>)[c.Name.Th, c.Note, c.Value, c.Goal]),
            ]),
            new("PDCA งวดนี้", [Wide, Wide], Actions("ข้อปรับปรุงของงวดนี้", figures.Pdca?.Actions)),
        ];
    }

    internal static string Category(District district, string code) => code == CaseHistory.Sensitives ? "เรื่องอ่อนไหว (รวม)" : district.Category(code)?.Name.Th ?? code;

    internal static string State(string status) => status switch
    {
        IncidentStatus.Received => "รับแจ้ง",
        IncidentStatus.Triaged => "คัดกรองแล้ว",
        IncidentStatus.Assigned => "ส่งต่อแล้ว",
        IncidentStatus.InProgress => "กำลังแก้ไข",
        IncidentStatus.WaitingReporter => "รอผู้แจ้ง",
        IncidentStatus.ClaimedFixed => "หน่วยงานแจ้งว่าแก้แล้ว",
        IncidentStatus.Resolved => "แก้ไขแล้ว",
        IncidentStatus.ClosedUnfixed => "ปิดโดยไม่ได้แก้",
        IncidentStatus.NotOurs => "ไม่ใช่อำนาจหน้าที่",
        IncidentStatus.Duplicate => "ซ้ำ",
        _ => "ผู้แจ้งถอน",
    };

    /// <summary>What became of an action, with the reason where one was needed.</summary>
    internal static string Outcome(ActionInput action) => action.State switch
    {
        "done" => "ดำเนินการแล้ว",
        "carried" => $"ยกไปไตรมาสถัดไป: {action.Reason}",
        "dropped" => $"ยกเลิก: {action.Reason}",
        _ => action.Late ? "เลยกำหนด ยังไม่แล้วเสร็จ" : "กำลังดำเนินการ",
    };

    private static IEnumerable<IReadOnlyList<object?>> Actions(string title, IReadOnlyList<ActionInput>? actions)
    {
        yield return [title, "ผู้รับผิดชอบ", "กำหนด", "ผล"];
        foreach (var action in actions ?? []) yield return [action.Text, action.Owner, Day(action.DueOn), Outcome(action)];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<IReadOnlyList<object?>> Summary(ReportFigures figures)
    {
        var flow = figures.Cases.Flow;
        yield return ["รายการ", "งวดนี้", figures.Before.Words.Th, figures.YearBefore.Words.Th];
        yield return ["ยกมา", flow.CarriedIn, figures.Before.Flow.CarriedIn, figures.YearBefore.Flow.CarriedIn];
        yield return ["รับใหม่", flow.Received, figures.Before.Flow.Received, figures.YearBefore.Flow.Received];
        yield return ["เปิดใหม่", flow.Reopened, figures.Before.Flow.Reopened, figures.YearBefore.Flow.Reopened];
        yield return ["สิ้นสุด", flow.Ended, figures.Before.Flow.Ended, figures.YearBefore.Flow.Ended];
        yield return ["คงค้าง", flow.CarriedOut, figures.Before.Flow.CarriedOut, figures.YearBefore.Flow.CarriedOut];
        yield return ["ร้อยละที่แก้ไขแล้ว", figures.Cases.Resolved.Resolved.Percent, figures.Before.Resolved.Resolved.Percent, figures.YearBefore.Resolved.Resolved.Percent];
        yield return ["เป้าหมาย (ร้อยละ)", figures.Goal];
        yield return ["ตัดข้อมูล", CsvFile.Time(figures.Cutoff)];
    }

    private static IEnumerable<IReadOnlyList<object?>> Resolved(ReportFigures figures)
    {
        var resolved = figures.Cases.Resolved;
        yield return ["นิยาม", "จำนวน", "จากทั้งหมด", "ร้อยละ", "ช่วงเชื่อมั่นล่าง", "ช่วงเชื่อมั่นบน", "ถึงเป้าหมาย", "ขอบล่างถึงเป้าหมาย"];
        foreach (var (name, share) in Shares(resolved))
        {
            // To be disputed is no goal.
            var judged = ReferenceEquals(share, resolved.Disputed) ? null : share;
            yield return [name, share.N, resolved.Of, share.Percent, share.Ci?.Lower, share.Ci?.Upper, YesOrNo(judged?.Reached), YesOrNo(judged?.Cleared)];
        }
    }

    internal static (string Name, ShareOfGoal Share)[] Shares(ResolvedShares resolved) =>
    [
        ("หน่วยงานแจ้งว่าแก้แล้ว (รวมที่ยืนยันแล้ว)", resolved.Claimed), ("แก้ไขแล้ว (ใช้ตัดสิน)", resolved.Resolved), ("ผู้แจ้งหรือชุมชนยืนยัน", resolved.Confirmed),
        ("ไม่มีผู้แย้งใน 72 ชั่วโมง", resolved.Unconfirmed), ("เคยถูกแย้งว่ายังไม่ได้แก้", resolved.Disputed),
    ];

    private static string YesOrNo(bool? answer) => answer switch { true => "ใช่", false => "ไม่", null => "" };

    private static object?[] Compared(CaseFigures now, CaseComparison then) =>
    [
        then.Words.Th, now.Resolved.Resolved.Percent, then.Resolved.Resolved.Percent, then.Difference, then.Ci?.Lower, then.Ci?.Upper, then.Verdict.Th,
        now.Speed.Median, then.Speed.Median, then.SpeedP, then.SpeedVerdict.Th,
    ];

    private static object?[] Speed(string name, Speed speed) => [name, speed.N, speed.Done, speed.Median, speed.P90, speed.WithOpen];
}
