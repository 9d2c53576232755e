using Saphansung.Api.Documents;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>The memo that tells the director what a survey found: who was asked, the table, both definitions, the round before, what people wrote.</summary>
internal static class SurveyMemo
{
    private const string NotComputable = "คำนวณไม่ได้";
    private const string Hidden = "*";
    private const int Quoted = 3;

    /// <param name="trace">Short hash of the figures: the same answers give the same.</param>
    public static byte[] Of(District district, GetRoundResults.Response round, IReadOnlyList<ListRoundComments.Comment> comments, DateTime now, string trace)
    {
        var (figures, office) = (round.Figures!, district.Settings.Name.Th);
        var memo = new MemoFile()
            .Head($"{district.Settings.Division.Th} {office}{(district.Settings.Phone.Length > 0 ? " โทร. " + ThaiText.Digits(district.Settings.Phone) : "")}", "", ThaiText.Day(Clock.DayInBangkok(now)),
                $"รายงานผลการสำรวจ{round.Title.Th} ครั้งที่ {ThaiText.Number(round.Number)}", Director(office))
            .Heading("๑. ข้อเท็จจริง").Text(Facts(district, round)).Text(Method(round))
            .Heading("๒. ผลการสำรวจ").Text(Found(round, figures));
        foreach (var warning in figures.Warnings) memo.Text("ข้อสังเกต: " + ThaiText.Digits(warning.Text.Th));
        memo.Table([6.2, 2.4, 1.6, 1.8, 2.4, 1.6], Rows(round, figures));
        memo.Text("ค่าในวงเล็บคือผลของรอบก่อน" + (Starred(figures) ? "; * ไม่แสดงเพราะจะชี้ถึงผู้ตอบน้อยกว่า ๕ คน" : "") + Alpha(figures));
        memo.Heading("๓. ข้อคิดเห็นและข้อเสนอแนะของผู้ตอบ");
        foreach (var line in Comments(figures, comments)) memo.Text(line);
        return memo.Heading("๔. ข้อเสนอ").Text(Proposal(figures))
            .Text("จึงเรียนมาเพื่อโปรดทราบ และพิจารณาสั่งการต่อไป")
            .Signature("ตำแหน่ง ........................................")
            .Plain($"ข้อมูล ณ {ThaiText.Moment(now)} รหัสตรวจสอบตัวเลข {trace}").Bytes();
    }

    internal static string Director(string office) =>
        "ผู้อำนวยการ" + (office.StartsWith("สำนักงาน", StringComparison.Ordinal) ? office["สำนักงาน".Length..] : office);

    private static string Facts(District district, GetRoundResults.Response round)
    {
        var turnout = round.Turnout;
        return $"{district.Settings.Division.Th}ได้สำรวจ{round.Title.Th} ระหว่างวันที่ {ThaiText.Moment(round.OpensAt)} ถึงวันที่ {ThaiText.Moment(round.ClosesAt)}"
            + $" จากประชากร {Count(turnout.Population)} คน ส่งแบบสอบถาม {Count(turnout.Asked)} คน ได้รับคำตอบ {Count(turnout.Answered)} คน"
            + $" คิดเป็นอัตราตอบกลับร้อยละ {Percent(turnout.ResponseRate)}"
            + (turnout.Partial > 0 ? $" ตอบไม่ครบและไม่ได้ส่ง {Count(turnout.Partial)} คน (ไม่นำมานับ)" : "")
            + $" ความคลาดเคลื่อนไม่เกินร้อยละ {Percent(turnout.MarginOfError)} ที่ระดับความเชื่อมั่นร้อยละ ๙๕ (ปรับตามขนาดประชากร)"
            + (round.Anonymous ? " การตอบไม่ระบุชื่อ" : "");
    }

    private static string Method(GetRoundResults.Response round) =>
        $"แปลผลด้วยเกณฑ์ {(round.BandSystem == Bands.Half ? "๔.๕๑ / ๓.๕๑ / ๒.๕๑ / ๑.๕๑" : "๔.๒๑ / ๓.๔๑ / ๒.๖๑ / ๑.๘๑")} หลังปัดทศนิยมสองตำแหน่ง และตัดสินเป้าหมายร้อยละ "
        + $"{ThaiText.Number(round.Target)} ด้วย{(round.SatisfactionDefinition == ResultsScore.OfMean ? "ค่าเฉลี่ยคิดเป็นร้อยละของ ๕ (นิยามที่ ๑)" : "ร้อยละของผู้ที่พึงพอใจระดับมากขึ้นไป (นิยามที่ ๒)")}";

    private static string Found(GetRoundResults.Response round, ResultsFigures figures)
    {
        var (overall, satisfaction) = (figures.Overall, figures.Overall.Satisfaction);
        if (overall.N is not { } n) return "ในภาพรวม ผู้ตอบน้อยกว่า ๕ คน จึงไม่แสดงผล เพราะจะชี้ถึงผู้ตอบ";

        var text = $"ในภาพรวม ผู้ตอบ {ThaiText.Number(n)} คน มีความพึงพอใจเฉลี่ย {Mean(overall)} (S.D. {Sd(overall)}) อยู่ในระดับ{Level(overall)}"
            + (overall.Level is { } level && level.Half != level.Fifth ? $" (อีกเกณฑ์หนึ่ง: {(round.BandSystem == Bands.Half ? level.Fifth : level.Half).Th})" : "")
            + $" ร้อยละความพึงพอใจตามนิยามที่ ๑ ({NamedMean}) เท่ากับ {Percent((double?)satisfaction?.OfMean, overall.Withheld.Contains("mean"))}{Ci(satisfaction?.OfMeanCi)}"
            + $" ตามนิยามที่ ๒ ({NamedShare}) เท่ากับ {Share(satisfaction)}{Ci(satisfaction?.ShareCi)}"
            + $" {Reached(satisfaction)}";
        return figures.Previous is null || overall.Change is not { } change
            ? text + " ไม่มีรอบก่อนให้เปรียบเทียบ"
            : text + $" เทียบกับครั้งที่ {ThaiText.Number(figures.Previous.Number)} (ผู้ตอบ {Count(figures.Previous.Answered)} คน): {change.Words.Th}";
    }

    private const string NamedMean = "ค่าเฉลี่ย × ๒๐";
    private const string NamedShare = "ผู้ที่พึงพอใจระดับมากขึ้นไป";

    private static string Reached(Satisfaction? satisfaction) => satisfaction?.Reached switch
    {
        true => satisfaction.Cleared == true ? "ผ่านเป้าหมาย" : "ผ่านเป้าหมาย แต่ขอบล่างของช่วงเชื่อมั่นยังไม่ผ่าน",
        false => "ไม่ผ่านเป้าหมาย",
        null => "ตัดสินเป้าหมายไม่ได้",
    };

    internal static List<(bool, IReadOnlyList<string>)> Rows(GetRoundResults.Response round, ResultsFigures figures)
    {
        var byMean = round.SatisfactionDefinition == ResultsScore.OfMean;
        List<(bool, IReadOnlyList<string>)> rows = [(true, ["รายการ", "x\u0304", "S.D.", "ร้อยละ", "ระดับ", "ลำดับ"])];
        var judged = figures.Questions.Where(q => q.Score is not null).ToList();
        foreach (var aspect in figures.Aspects)
        {
            rows.Add((true, Cells("ด้าน" + aspect.Label.Th, aspect.Score, byMean)));
            foreach (var question in judged.Where(q => q.Aspect == aspect.Code)) rows.Add((false, Cells(question.Label.Th, question.Score!, byMean)));
        }

        var others = judged.Where(q => figures.Aspects.All(a => a.Code != q.Aspect)).ToList();
        rows.AddRange(others.Select(q => (false, Cells(q.Label.Th, q.Score!, byMean))));
        rows.Add((true, Cells("ภาพรวม", figures.Overall, byMean)));
        return rows;
    }

    private static IReadOnlyList<string> Cells(string label, Score score, bool byMean) =>
    [
        ThaiText.Digits(label), Mean(score) + (score.Previous?.Mean is { } before ? $" ({ThaiText.Number(before)})" : ""), Sd(score),
        byMean ? Percent((double?)score.Satisfaction?.OfMean, score.Withheld.Contains("mean")) : Share(score.Satisfaction), score.Level?.Judged.Th ?? (score.N == 0 ? "-" : Hidden),
        score.Rank is { } rank ? ThaiText.Number(rank) : "-",
    ];

    private static IEnumerable<string> Comments(ResultsFigures figures, IReadOnlyList<ListRoundComments.Comment> comments)
    {
        var decided = comments.Where(c => c.Group is not null).ToList();
        if (comments.Count == 0) yield return "ไม่มีข้อคิดเห็นที่นำมาแสดงได้";
        if (comments.Count > decided.Count) yield return $"ข้อคิดเห็น {ThaiText.Number(comments.Count - decided.Count)} ข้อยังไม่ได้ตรวจจัดกลุ่ม";
        foreach (var group in decided.GroupBy(c => c.Group!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var quotes = group.Where(c => c.Shown).Take(Quoted).Select(c => $"“{c.Text.ReplaceLineEndings(" ")}”").ToList();
            yield return $"{Named(figures, group.Key)} {ThaiText.Number(group.Count())} ข้อ{(quotes.Count > 0 ? " เช่น " + string.Join(" ", quotes) : "")}";
        }
    }

    private static string Named(ResultsFigures figures, string group) => group switch
    {
        CommentGroups.Praise => "คำชม",
        CommentGroups.Other => "อื่น ๆ",
        _ => "ด้าน" + (figures.Aspects.FirstOrDefault(a => a.Code == group)?.Label.Th ?? group),
    };

    private static string Proposal(ResultsFigures figures)
    {
        var lowest = figures.Questions.Where(q => q.Score?.Mean is not null).OrderBy(q => q.Score!.Mean).FirstOrDefault();
        return lowest is null ? "เห็นควรสำรวจซ้ำในรอบต่อไป"
            : $"ข้อที่ได้คะแนนต่ำที่สุดคือ “{ThaiText.Digits(lowest.Label.Th)}” ({Mean(lowest.Score!)}) เห็นควรกำหนดแนวทางปรับปรุงและติดตามผลในรอบต่อไป";
    }

    private static string Alpha(ResultsFigures figures) =>
        figures.Alpha is { } alpha ? $" ความเชื่อมั่นของแบบวัด (Cronbach’s alpha) {ThaiText.Number((decimal)alpha.Coefficient)} (n = {ThaiText.Number(alpha.N)})" : "";

    private static bool Starred(ResultsFigures figures) => figures.Questions.Any(q => q.Score?.Withheld.Count > 0) || figures.Aspects.Any(a => a.Score.Withheld.Count > 0) || figures.Overall.Withheld.Count > 0;

    private static string Count(int? number) => number is { } known ? ThaiText.Number(known) : NotComputable;

    internal static string Mean(Score score) => score.Mean is { } mean ? ThaiText.Number(mean) : score.N == 0 ? NotComputable : Hidden;

    internal static string Level(Score score) => score.Level?.Judged.Th ?? (score.N == 0 ? NotComputable : Hidden);

    private static string Sd(Score score) => score.Withheld.Contains("sd") ? Hidden : score.Sd is { } sd ? ThaiText.Number((decimal)sd) : NotComputable;

    private static string Percent(double? percent, bool hidden = false) => hidden ? Hidden : percent is { } known ? ThaiText.Number((decimal)known) : NotComputable;

    private static string Share(Satisfaction? satisfaction) =>
        satisfaction?.Share is { } share ? ThaiText.Number((decimal)share) : satisfaction?.ShareAtLeast is { } least ? "ไม่น้อยกว่า " + ThaiText.Number((decimal)least) : satisfaction is null ? NotComputable : Hidden;

    private static string Ci(Interval? ci) => ci is null ? "" : $" (ช่วงเชื่อมั่นร้อยละ ๙๕: {ThaiText.Number((decimal)ci.Lower)} - {ThaiText.Number((decimal)ci.Upper)})";
}
