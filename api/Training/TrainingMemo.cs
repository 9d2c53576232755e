using Saphansung.Api.Documents;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

/// <summary>
/// The memo that tells the director what a course was, who came, what they learned, what they thought of it and what it cost. Every
/// figure is computed when it is written; the officer's words are problems and proposals alone.
/// </summary>
internal sealed class TrainingMemo(District district, CourseFigures figures, DateTime now)
{
    private const string NotComputable = "คำนวณไม่ได้";

    private readonly StaffCourse course = figures.Course;

    /// <summary>People and figures are invented, and every reader has to see that.</summary>
    public bool Rehearsal { get; init; }

    /// <param name="trace">Short hash of the figures: the same data give the same.</param>
    public byte[] Write(string trace)
    {
        var office = district.Settings.Name.Th;
        var memo = new MemoFile()
            .Head($"{district.Settings.Division.Th} {office}{(district.Settings.Phone.Length > 0 ? " โทร. " + ThaiText.Digits(district.Settings.Phone) : "")}", "",
                ThaiText.Day(Clock.DayInBangkok(now)), $"{(Rehearsal ? "(ซ้อม: รายชื่อและตัวเลขสมมติ) " : "")}รายงานผลการอบรม{course.Title.Th}", SurveyMemo.Director(office))
            .Heading("๑. ต้นเรื่อง").Text(Origin());
        foreach (var (objective, i) in course.Objectives.Select((o, i) => (o, i))) memo.Text($"{ThaiText.Number(i + 1)}) {ThaiText.Digits(objective)}");

        memo.Heading("๒. ข้อเท็จจริง").Heading("๒.๑ กำหนดการและวิทยากร").Table([2.8, 7.2, 4.4, 1.6], Timetable());
        memo.Heading("๒.๒ ผู้เข้ารับการอบรม").Text(People()).Table([10, 3, 3], Attendance());
        memo.Heading("๒.๓ ผลการทดสอบความรู้ก่อนและหลังการอบรม").Text(Tested());
        if (figures.Gain.N > 0) memo.Table([4, 2, 2.5, 2.5, 2.5, 2.5], Scores());
        foreach (var line in Unmatched()) memo.Text(line);
        Evaluation(memo.Heading("๒.๔ ผลการประเมินการอบรม"));
        Budget(memo.Heading("๒.๕ งบประมาณ"));
        memo.Heading("๓. ปัญหาและอุปสรรค").Text(Words(figures.Report.Problems))
            .Heading("๔. ข้อพิจารณาและข้อเสนอ").Text(Words(figures.Report.Proposals))
            .Text("จึงเรียนมาเพื่อโปรดทราบ และพิจารณาสั่งการต่อไป")
            .Signature("ตำแหน่ง ........................................")
            .Plain($"ข้อมูล ณ {ThaiText.Moment(now)} รหัสตรวจสอบตัวเลข {trace}");
        Annexes(memo);
        return memo.Bytes();
    }

    private string Origin() =>
        $"ตามที่{district.Settings.Division.Th}ได้รับอนุมัติให้จัดการอบรม{course.Title.Th}{(course.OrderNumber is { } order ? $" ตามหนังสือที่ {ThaiText.Digits(order)}" : "")}"
        + $" ในวันที่ {ThaiText.Day(course.HeldOn)} ณ {ThaiText.Digits(course.Place)}"
        + (course.Objectives.Count > 0 ? " โดยมีวัตถุประสงค์ดังนี้" : "");

    private List<(bool, IReadOnlyList<string>)> Timetable()
    {
        List<(bool, IReadOnlyList<string>)> rows = [(true, ["เวลา", "เรื่อง", "วิทยากร", "ชั่วโมง"])];
        rows.AddRange(course.Sessions.Select(s => (false, (IReadOnlyList<string>)
        [
            $"{Hour(s.StartsAt)} - {Hour(s.EndsAt)} น.", ThaiText.Digits(s.Title.Th),
            string.Join(", ", s.Speakers.Select(p => p.Name is null ? p.Unit : $"{p.Name} ({p.Unit})")), ThaiText.Number(s.Minutes / 60m, 1),
        ])));
        return rows;
    }

    private string People() =>
        $"ที่นั่ง {ThaiText.Number(course.Capacity)} คน ลงทะเบียน {ThaiText.Number(course.Enrolled)} คน มาอบรม {ThaiText.Number(course.Attended)} คน"
        + $" คิดเป็นร้อยละ {Percent(course.Attended, course.Capacity)} ของจำนวนที่นั่ง"
        + (figures.Turnout is { } e ? $" ตอบแบบประเมิน {ThaiText.Number(e.Answered)} คน (ร้อยละ {Percent(e.Answered, e.Asked)} ของผู้ที่ได้รับแบบประเมิน)" : "");

    private List<(bool, IReadOnlyList<string>)> Attendance()
    {
        List<(bool, IReadOnlyList<string>)> rows = [(true, ["ช่วงการอบรม", "จำนวน (คน)", $"ร้อยละของ {ThaiText.Number(course.Capacity)}"])];
        rows.AddRange(course.Sessions.Select(s =>
        {
            var came = figures.Attendance.GetValueOrDefault(s.Id);
            return (false, (IReadOnlyList<string>)[ThaiText.Digits(s.Title.Th), ThaiText.Number(came), Percent(came, course.Capacity)]);
        }));
        return rows;
    }

    private string Tested()
    {
        var gain = figures.Gain;
        if (gain.N == 0) return "ไม่มีผู้ที่ทำแบบทดสอบครบทั้งสองครั้ง จึงเปรียบเทียบไม่ได้";

        return $"ทำแบบทดสอบก่อนอบรม {ThaiText.Number(figures.AllBefore.N)} คน หลังอบรม {ThaiText.Number(figures.AllAfter.N)} คน ครบทั้งสองครั้ง {ThaiText.Number(gain.N)} คน"
            + $" คะแนนเต็ม {ThaiText.Number(gain.Most)} เปรียบเทียบเฉพาะผู้ที่ทำครบทั้งสองครั้ง: {gain.Words.Th}"
            + $" (ผลต่างเฉลี่ย {Number(gain.Difference.Mean)}, t = {Number(gain.PairedT?.Statistic)}, df = {(gain.PairedT?.Df is { } df ? ThaiText.Number((long)df) : NotComputable)}, p {P(gain.PairedT?.P)},"
            + $" ช่วงเชื่อมั่นร้อยละ ๙๕ ของผลต่าง {Number(gain.PairedT?.Ci?.Lower)} ถึง {Number(gain.PairedT?.Ci?.Upper)}, d_z = {Number(gain.Dz)};"
            + $" Wilcoxon V = {Number(gain.Wilcoxon?.Statistic)}, p {P(gain.Wilcoxon?.P)})"
            + $" ค่าพัฒนาการของกลุ่ม (Hake’s gain) {Number(gain.Gain)} {Band(gain.GainBand)}"
            + $" คะแนนสูงขึ้น {ThaiText.Number(gain.Improved)} คน เท่าเดิม {ThaiText.Number(gain.Same)} คน ลดลง {ThaiText.Number(gain.Worse)} คน"
            + $" ผ่านเกณฑ์ {ThaiText.Number(figures.PassMark, 1)} คะแนน ก่อนอบรม {ThaiText.Number(gain.PassedBefore)} คน หลังอบรม {ThaiText.Number(gain.PassedAfter)} คน"
            + $" (McNemar p {P(gain.McNemar?.P)}){Reliable()}";
    }

    private string Reliable() => figures.Reliability is { } r
        ? $" ความเชื่อมั่นของแบบทดสอบก่อนอบรม ({(r.Kind == "kr20" ? "KR-20" : "Cronbach’s alpha")}) {Number(r.Value.Coefficient)}" : "";

    private List<(bool, IReadOnlyList<string>)> Scores()
    {
        var gain = figures.Gain;
        return
        [
            (true, ["การทดสอบ", "n", "x\u0304", "S.D.", "ร้อยละ", "ผ่านเกณฑ์ (คน)"]),
            (false, ["ก่อนอบรม", ThaiText.Number(gain.N), Number(gain.Before.Mean), Number(gain.Before.Sd), OfMost(gain.Before.Mean, gain.Most), ThaiText.Number(gain.PassedBefore)]),
            (false, ["หลังอบรม", ThaiText.Number(gain.N), Number(gain.After.Mean), Number(gain.After.Sd), OfMost(gain.After.Mean, gain.Most), ThaiText.Number(gain.PassedAfter)]),
            (true, ["ผลต่าง", ThaiText.Number(gain.N), Number(gain.Difference.Mean), Number(gain.Difference.Sd), OfMost(gain.Difference.Mean, gain.Most), ThaiText.Number(gain.PassedAfter - gain.PassedBefore)]),
        ];
    }

    private IEnumerable<string> Unmatched()
    {
        var unmatched = figures.Unmatched;
        if (unmatched.Count > 0) yield return $"ไม่นำมาเปรียบเทียบ {ThaiText.Number(unmatched.Count)} คน ดังนี้";
        foreach (var group in unmatched.GroupBy(u => u.Reason, StringComparer.Ordinal))
            yield return $"- {Unmatching.Words[group.Key].Th} {ThaiText.Number(group.Count())} คน";
    }

    private void Evaluation(MemoFile memo)
    {
        if (figures.Evaluation is not { Figures: { } found } round)
        {
            memo.Text("ยังไม่มีผลการประเมิน");
            return;
        }

        memo.Text($"ผู้ตอบแบบประเมิน {ThaiText.Number(round.Turnout.Answered)} คน จากผู้ที่ได้รับแบบประเมิน {ThaiText.Number(round.Turnout.Asked)} คน"
            + $" ความพึงพอใจในภาพรวม {SurveyMemo.Mean(found.Overall)} อยู่ในระดับ{SurveyMemo.Level(found.Overall)}");
        memo.Table([6.2, 2.4, 1.6, 1.8, 2.4, 1.6], SurveyMemo.Rows(round, found));
    }

    private void Budget(MemoFile memo)
    {
        var budget = figures.Budget;
        if (budget.Version == 0)
        {
            memo.Text("ยังไม่ได้ตั้งงบประมาณ");
            return;
        }

        memo.Text($"งบประมาณที่ได้รับอนุมัติ {ThaiText.Number(budget.Approved)} บาท ({budget.ApprovedInWords}) เบิกจ่าย {ThaiText.Number(budget.Paid)} บาท ({budget.PaidInWords}) คงเหลือ {ThaiText.Number(budget.Left)} บาท ({budget.LeftInWords})")
            .Table([7, 3, 3, 3],
            [
                (true, ["รายการ", "ตั้งไว้ (บาท)", "จ่ายจริง (บาท)", "คงเหลือ (บาท)"]),
                .. budget.Lines.Select(l => (false, (IReadOnlyList<string>)[ThaiText.Digits(l.Label), ThaiText.Number(l.Planned), l.Paid is { } paid ? ThaiText.Number(paid) : "-", ThaiText.Number(l.Planned - (l.Paid ?? 0))])),
                (true, ["รวม", ThaiText.Number(budget.Planned), ThaiText.Number(budget.Paid), ThaiText.Number(budget.Planned - budget.Paid)]),
            ]);
        foreach (var flag in budget.Flags) memo.Text("ข้อสังเกต: " + ThaiText.Digits(flag.Text.Th));
    }

    private void Annexes(MemoFile memo)
    {
        memo.Heading("ภาคผนวก ๑ รายชื่อและการเข้าอบรม").Table([1.4, 8.6, 3, 3],
        [
            (true, ["ที่", "ชื่อ", "ก่อนอบรม", "หลังอบรม"]),
            .. figures.People.Select((p, i) => (false, (IReadOnlyList<string>)[ThaiText.Number(i + 1), p.Name, p.FirstIn is null ? "ไม่มา" : Score(p.Before), p.FirstIn is null ? "" : Score(p.After)])),
        ]);
        memo.Heading("ภาคผนวก ๒ คุณภาพของข้อสอบ").Table([1.2, 6.8, 2, 2, 2, 2],
        [
            (true, ["ข้อ", "คำถาม", "p ก่อน", "p หลัง", "D", "r"]),
            .. figures.Items.Select(i => (false, (IReadOnlyList<string>)
                [ThaiText.Number(i.Position), ThaiText.Digits(i.Text), Number(i.Before?.Difficulty), Number(i.After?.Difficulty), Number(i.Before?.Discrimination), Number(i.Before?.Corrected)])),
        ]);
        foreach (var item in figures.Items.Where(i => i.Findings.Count > 0))
            memo.Text($"ข้อ {ThaiText.Number(item.Position)}: {string.Join(" ", item.Findings.Select(f => ThaiText.Digits(f.Why.Th)))}");
    }

    private static string Hour(DateTime utc) => ThaiText.Digits(Clock.InBangkok(utc).ToString("HH'.'mm", System.Globalization.CultureInfo.InvariantCulture));

    private static string Words(string text) => text.Length == 0 ? "-" : ThaiText.Digits(text.ReplaceLineEndings(" "));

    private static string Score(decimal? score) => score is { } known ? ThaiText.Number(known) : "-";

    private static string Number(double? number) => number is { } known ? ThaiText.Number((decimal)known) : NotComputable;

    private static string Percent(int n, int of) => of == 0 ? NotComputable : ThaiText.Number(100m * n / of);

    private static string OfMost(double? score, decimal most) => score is { } known && most > 0 ? ThaiText.Number(100 * (decimal)known / most) : NotComputable;

    /// <summary>A p-value is never nought.</summary>
    private static string P(double? p) => p is { } known ? known < 0.001 ? "< ๐.๐๐๑" : "= " + ThaiText.Number((decimal)known, 3) : "= " + NotComputable;

    private static string Band(string? band) => band switch
    {
        "high" => "ระดับสูง",
        "medium" => "ระดับปานกลาง",
        "low" => "ระดับต่ำ",
        _ => "",
    };
}
