using Saphansung.Api.Documents;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Reports;

/// <summary>The quarterly memo to the director. The words are the officer's, the figures the report's.</summary>
internal sealed class PerformanceMemo(District district, StaffReport report, DateTime now)
{
    private const string NotComputable = "คำนวณไม่ได้";

    private readonly ReportFigures figures = report.Figures;

    public byte[] Write()
    {
        var (office, cases) = (district.Settings.Name.Th, figures.Cases);
        var memo = new MemoFile()
            .Head($"{district.Settings.Division.Th} {office}{(district.Settings.Phone.Length > 0 ? " โทร. " + ThaiText.Digits(district.Settings.Phone) : "")}", "",
                ThaiText.Day(Clock.DayInBangkok(report.ApprovedAt ?? now)), $"รายงานผลการดำเนินงาน {ThaiText.Digits(figures.Words.Th)}{(report.Revision > 1 ? $" (ฉบับแก้ไขครั้งที่ {ThaiText.Number(report.Revision - 1)})" : "")}",
                SurveyMemo.Director(office))
            .Heading("๑. ต้นเรื่อง").Text(Origin())
            .Heading("๒. ข้อเท็จจริง").Heading("๒.๑ ผลของข้อปรับปรุงจากไตรมาสก่อน");
        Actions(memo, figures.Pdca?.Opening, "ไม่มีข้อปรับปรุงที่ยกมาจากไตรมาสก่อน");
        memo.Heading("๒.๒ สรุป").Text(report.Summary.Length == 0 ? "-" : ThaiText.Digits(report.Summary.ReplaceLineEndings(" "))).Text(Flow()).Text(Target()).Text(Resolved())
            .Heading("๒.๓ เรื่องที่รับแจ้ง").Table([4.1, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7],
            [
                (true, ["ประเภท", "ยกมา", "รับใหม่", "เปิดใหม่", "แก้ไขแล้ว", "จบอื่น ๆ", "คงค้าง", "ในคงค้าง: รอยืนยัน"]),
                .. cases.ByCategory.Select(c => (false, (IReadOnlyList<string>)
                    [ReportTables.Category(district, c.Category), N(c.CarriedIn), N(c.Received), N(c.Reopened), N(In(c, "resolved")), N(c.States.Sum(s => s.N) - In(c, "resolved") - c.CarriedOut), N(c.CarriedOut), N(In(c, "claimed_fixed"))])),
            ])
            .Table([7, 2, 2, 5],
            [
                (true, ["นิยามของ “แก้ไขแล้ว”", "จำนวน", "ร้อยละ", "ช่วงเชื่อมั่นร้อยละ ๙๕"]),
                .. ReportTables.Shares(cases.Resolved).Select(s => (false, (IReadOnlyList<string>)[ThaiText.Digits(s.Name), N(s.Share.N), Percent(s.Share.Percent), Ci(s.Share.Ci)])),
            ])
            .Heading("๒.๔ ความรวดเร็ว").Text(Speed());
        if (cases.Agencies.Count > 0)
            memo.Heading("๒.๕ หน่วยงาน").Table([4.1, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7, 1.7],
            [
                (true, ["หน่วยงาน", "ส่งต่อ", "รับทัน (%)", "เสร็จทัน", "เสร็จช้า", "มีภาพ", "มีหนังสือ", "ถูกแย้ง"]),
                .. cases.Agencies.Select(a => (false, (IReadOnlyList<string>)
                    [district.Agency(a.Agency)?.Name.Th ?? a.Agency, N(a.Offered), Percent(a.Acknowledged), N(a.DoneOnTime), N(a.DoneLate), N(a.WithPhoto), N(a.WithLetter), N(a.Disputed)])),
            ]);
        memo.Heading("๒.๖ ชุมชนและจุดซ้ำซาก").Text(Communities()).Text($"จุดที่ปัญหากลับมาหลังแก้ไข {N(figures.Chronic.Count)} จุด ยังไม่แก้สาเหตุ {N(figures.Chronic.Count(c => c.State != "done"))} จุด");
        memo.Heading("๒.๗ ข่าวสาร ผู้ติดตาม ความพึงพอใจ และการอบรม").Text(Followers());
        foreach (var survey in figures.Surveys) memo.Text(Survey(survey));
        foreach (var course in figures.Courses)
            memo.Text($"อบรม{ThaiText.Digits(course.Title)} วันที่ {ThaiText.Day(course.HeldOn)} มาอบรม {N(course.Attended)} คน จากที่นั่ง {N(course.Capacity)} คน คะแนนเฉลี่ยก่อน {Number(course.Before)} หลัง {Number(course.After)} จาก {ThaiText.Number(course.Most, 0)} (ทำครบสองครั้ง {N(course.Pairs)} คน)");
        Targets(memo.Heading("๒.๘ ตัวชี้วัด"));
        memo.Heading("๒.๙ การตรวจสอบและข้อปรับปรุงของงวดนี้ (PDCA)");
        foreach (var check in figures.Pdca?.Checks ?? [])
            memo.Text($"ตรวจ{ThaiText.Digits(check.Name.Th)}: {Figure(check.Value)} {check.Unit.Th} เป้าหมาย {Figure(check.Goal)} ณ {ThaiText.Day(Clock.DayInBangkok(check.CutOff))}{(check.Note is { } note ? " " + ThaiText.Digits(note.ReplaceLineEndings(" ")) : "")}");
        Actions(memo, figures.Pdca?.Actions, "ยังไม่ได้กำหนดข้อปรับปรุงของงวดนี้");
        return memo.Heading("๓. ข้อพิจารณา").Text($"ปัญหาและอุปสรรค: {Words(report.Problems)}").Heading("๔. ข้อเสนอ").Text(Words(report.Proposals))
            .Text("จึงเรียนมาเพื่อโปรดทราบ และพิจารณาสั่งการต่อไป").Signature("ตำแหน่ง ........................................")
            .Plain($"ตัดข้อมูล {ThaiText.Moment(figures.Cutoff)} {(report.Hash is { } hash ? $"รหัสตรวจสอบตัวเลข {hash[..16]}" : "ฉบับร่าง ตัวเลขยังเปลี่ยนได้")}").Bytes();
    }

    private static void Actions(MemoFile memo, IReadOnlyList<ActionInput>? actions, string none)
    {
        if (actions is not { Count: > 0 }) memo.Text(none);
        else
            memo.Table([6.6, 3.6, 2.4, 3.4],
            [
                (true, ["ข้อปรับปรุง", "ผู้รับผิดชอบ", "กำหนด", "ผล"]),
                .. actions.Select(a => (false, (IReadOnlyList<string>)[ThaiText.Digits(a.Text), ThaiText.Digits(a.Owner), ThaiText.Day(a.DueOn), ThaiText.Digits(ReportTables.Outcome(a))])),
            ]);
    }

    private void Targets(MemoFile memo)
    {
        if (figures.Targets is not { Count: > 0 } targets) memo.Text("-");
        else
            memo.Table([7.2, 2.4, 2.4, 4],
            [
                (true, ["ตัวชี้วัด", "เป้าหมาย", "ผล", "สรุป"]),
                .. targets.Select(t => (false, (IReadOnlyList<string>)
                    [ThaiText.Digits(t.Definition.Name.Th), Figure(t.Value?.Goal), Figure(t.Value?.Value), ThaiText.Digits(t.Value?.Words.Th ?? NotComputable)])),
            ]);
    }

    /// <summary>Why the memo is written: the reference's section 4, three parts of every memo.</summary>
    private string Origin() =>
        $"{district.Settings.Division.Th} รวบรวมผลการดำเนินงานรับแจ้งเหตุและแก้ไขปัญหาผ่านเครือข่าย LINE {ThaiText.Digits(figures.Words.Th)} ({ThaiText.Day(figures.From)} ถึง {ThaiText.Day(figures.To.AddDays(-1))})"
        + $" ตัดข้อมูล {ThaiText.Moment(figures.Cutoff)} เพื่อรายงานผู้อำนวยการเขต";

    private string Flow()
    {
        var flow = figures.Cases.Flow;
        return $"ยกมา {N(flow.CarriedIn)} เรื่อง รับใหม่ {N(flow.Received)} เรื่อง เปิดใหม่ {N(flow.Reopened)} เรื่อง สิ้นสุด {N(flow.Ended)} เรื่อง คงค้าง {N(flow.CarriedOut)} เรื่อง";
    }

    /// <summary>The indicator first: it counts the cases that its definition names, which need not be all.</summary>
    private string Target() => figures.Targets?.FirstOrDefault(t => t.Code == TargetValues.ResolvedCode) is { Value: { } value } target
        ? $"ตัวชี้วัด “{ThaiText.Digits(target.Definition.Name.Th)}”: {N(value.Numerator ?? 0)} จาก {N(value.Denominator ?? 0)} เรื่อง ร้อยละ {Percent(value.Value)} ({ThaiText.Digits(value.Words.Th)})"
        : "";

    private string Resolved()
    {
        var (shares, resolved) = (figures.Cases.Resolved, figures.Cases.Resolved.Resolved);
        return $"ปัญหาที่รับแจ้งทุกช่องทางในงวดนี้ {N(shares.Of)} เรื่อง (ไม่นับเรื่องซ้ำ เรื่องที่ผู้แจ้งถอน และเรื่องที่ไม่ใช่อำนาจหน้าที่) แก้ไขแล้ว {N(resolved.N)} เรื่อง คิดเป็นร้อยละ {Percent(resolved.Percent)}"
            + $" (ช่วงเชื่อมั่นร้อยละ ๙๕: {Ci(resolved.Ci)}) เป้าหมายร้อยละ {ThaiText.Number(figures.Goal, 0)}: "
            + resolved switch { { Reached: null } => "ตัดสินไม่ได้", { Reached: true, Cleared: true } => "ผ่านเป้าหมาย", { Reached: true } => "ผ่านเป้าหมาย แต่ขอบล่างของช่วงเชื่อมั่นยังไม่ผ่าน", _ => "ไม่ผ่านเป้าหมาย" }
            + $" เทียบ{ThaiText.Digits(figures.Before.Words.Th)} (ร้อยละ {Percent(figures.Before.Resolved.Resolved.Percent)}): {figures.Before.Verdict.Th}"
            + $" เทียบ{ThaiText.Digits(figures.YearBefore.Words.Th)} (ร้อยละ {Percent(figures.YearBefore.Resolved.Resolved.Percent)}): {figures.YearBefore.Verdict.Th}";
    }

    private string Speed()
    {
        var speed = figures.Cases.Speed;
        return $"เวลาจากรับแจ้งถึงแก้ไข มัธยฐาน {Number(speed.Median)} วัน เก้าในสิบของเรื่องไม่เกิน {Number(speed.P90)} วัน"
            + $" มัธยฐานเมื่อรวมเรื่องที่ยังค้าง (Kaplan-Meier) {(speed.WithOpen is { } known ? ThaiText.Number((decimal)known) + " วัน" : "ยังไม่ถึงครึ่งหนึ่งของเรื่อง")}"
            + $" เทียบ{ThaiText.Digits(figures.Before.Words.Th)} (มัธยฐาน {Number(figures.Before.Speed.Median)} วัน): {figures.Before.SpeedVerdict.Th}"
            + $" เทียบ{ThaiText.Digits(figures.YearBefore.Words.Th)} (มัธยฐาน {Number(figures.YearBefore.Speed.Median)} วัน): {figures.YearBefore.SpeedVerdict.Th}";
    }

    private string Communities()
    {
        var slower = figures.Cases.Communities.Where(c => c.Slower).Select(c => ThaiText.Digits(district.Community(c.Community)?.Name ?? "นอกชุมชน")).ToList();
        return slower.Count == 0 ? "ไม่พบชุมชนที่ได้รับการแก้ไขช้ากว่าชุมชนอื่นอย่างมีนัยสำคัญ" : $"ชุมชนที่ได้รับการแก้ไขช้ากว่าชุมชนอื่นอย่างมีนัยสำคัญ: {string.Join(", ", slower)}";
    }

    private string Followers() =>
        $"ส่งข่าว {N(figures.News.Count)} เรื่อง ผู้ติดตามต้นงวด {N(figures.Followers.AtStart)} คน เพิ่ม {N(figures.Followers.Added + figures.Followers.Returned)} คน เลิกติดตาม {N(figures.Followers.Lost)} คน สิ้นงวด {N(figures.Followers.AtEnd)} คน";

    private static string Survey(SurveyInput survey) =>
        $"{ThaiText.Digits(survey.Title)} ครั้งที่ {N(survey.Number)} ผู้ตอบ {N(survey.Answered)} คน ร้อยละความพึงพอใจ{(survey.Definition == ResultsScore.OfMean ? "จากค่าเฉลี่ย" : "จากผู้ที่ตอบ ๔ และ ๕")} {(survey.Definition == ResultsScore.OfMean ? Percent(survey.OfMean) : Number(survey.Share))}"
        + $" เป้าหมายร้อยละ {ThaiText.Number(survey.Target, 0)}: {survey.Reached switch { true => survey.Cleared == true ? "ผ่าน" : "ผ่าน แต่ขอบล่างของช่วงเชื่อมั่นยังไม่ผ่าน", false => "ไม่ผ่าน", null => "ตัดสินไม่ได้" }}";

    private static int In(CategoryFigures category, string state) => category.States.First(s => s.State == state).N;

    private static string Words(string text) => text.Length == 0 ? "-" : ThaiText.Digits(text.ReplaceLineEndings(" "));

    private static string N(int number) => ThaiText.Number(number);

    private static string Number(double? number) => number is { } known ? ThaiText.Number((decimal)known) : NotComputable;

    /// <summary>At most two decimals: a count has none.</summary>
    private static string Figure(decimal? figure) => figure is { } known ? ThaiText.Number(known, known == decimal.Truncate(known) ? 0 : 2) : "-";

    private static string Percent(decimal? percent) => percent is { } known ? ThaiText.Number(known) : NotComputable;

    private static string Ci(Interval? ci) => ci is null ? NotComputable : $"{ThaiText.Number((decimal)ci.Lower)} - {ThaiText.Number((decimal)ci.Upper)}";
}
