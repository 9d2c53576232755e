using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>The figures of a performance report. They follow from <see cref="ReportInputs"/> alone, so that anybody can compute them again.</summary>
/// <param name="Before">The same length just before, as it stood at its own end.</param>
/// <param name="YearBefore">The same days a year earlier.</param>
public sealed record ReportFigures(
    string? Period, Text Words, DateOnly From, DateOnly To, DateTime Cutoff, decimal Goal, CaseFigures Cases, CaseComparison Before, CaseComparison YearBefore,
    IReadOnlyList<ChronicInput> Chronic, FollowerFigures Followers, IReadOnlyList<NewsInput> News, IReadOnlyList<SurveyInput> Surveys, IReadOnlyList<CourseInput> Courses, IReadOnlyList<ReportTarget>? Targets = null, PdcaInput? Pdca = null)
{
    /// <summary>From the histories that the inputs hold.</summary>
    internal static ReportFigures Of(ReportInputs inputs)
    {
        var counts = new ReportCounts(inputs);
        foreach (var history in inputs.Cases) counts.Add(history);
        return counts.Figures();
    }

    /// <summary>From cases that were counted before; the inputs hold none.</summary>
    internal static ReportFigures Of(ReportInputs inputs, PeriodCases now, PeriodCases before, PeriodCases yearBefore)
    {
        var (period, isOver) = (inputs.Period, inputs.Cutoff >= inputs.Period.End);
        return new(
            period.Name, period.Words, period.From, period.To, inputs.Cutoff, inputs.Goal, now.Figures, CaseComparison.Of(period.Before, now, before, isOver),
            CaseComparison.Of(period.YearBefore, now, yearBefore, isOver), inputs.Chronic, FollowerFigures.Of(inputs.Followers), inputs.News, inputs.Surveys, inputs.Courses,
            inputs.Targets, inputs.Pdca);
    }
}

/// <summary>An earlier period beside this one.</summary>
/// <param name="Difference">Share resolved now minus then, in percentage points; Newcombe's interval.</param>
/// <param name="Verdict">Of the shares; none before the period is over, because what came last had no time to be solved.</param>
/// <param name="SpeedP">Log-rank p of the days to the fix, now against then, with what is not fixed yet; null when nothing can be said.</param>
/// <param name="SpeedVerdict">Whether fixes came sooner than expected of both together, where that is unlikely to be chance.</param>
public sealed record CaseComparison(
    string? Period, Text Words, Flow Flow, ResolvedShares Resolved, Speed Speed, double? Difference, Interval? Ci, Text Verdict, double? SpeedP, Text SpeedVerdict)
{
    private const double Significant = 0.05;

    internal static CaseComparison Of(Period then, PeriodCases now, PeriodCases before, bool isOver)
    {
        var (resolved, earlier) = (now.Figures.Resolved, before.Figures.Resolved);
        var newcombe = Proportions.Newcombe(resolved.Resolved.N, resolved.Of, earlier.Resolved.N, earlier.Of);
        var ci = newcombe is null ? null : new Interval(newcombe.Value.Ci.Lower * 100, newcombe.Value.Ci.Upper * 100);
        var test = new Survival(Survival.Together(now.Fixed, before.Fixed), Survival.Together(now.Lasted, before.Lasted)).Compare(now.Fixed.Length, now.Lasted);
        return new(
            then.Name, then.Words, before.Figures.Flow, earlier, before.Figures.Speed, newcombe?.Difference * 100, ci, isOver ? Share(ci) : NotOver, test?.P,
            test is null ? NotComputable : test.P >= Significant ? Unclear : test.Sooner ? Faster : Slower);
    }

    private static readonly Text NotComputable = new("คำนวณไม่ได้", "Cannot be computed");
    private static readonly Text NotOver = new("งวดยังไม่จบ ยังเทียบไม่ได้", "The period is not over: no comparison yet");
    private static readonly Text Unclear = new("ยังสรุปไม่ได้", "No conclusion yet");
    private static readonly Text Faster = new("เร็วขึ้นอย่างมีนัยสำคัญ", "Significantly faster");
    private static readonly Text Slower = new("ช้าลงอย่างมีนัยสำคัญ", "Significantly slower");

    private static Text Share(Interval? ci) => ci switch
    {
        null => NotComputable,
        { Lower: > 0 } => new("ดีขึ้นอย่างมีนัยสำคัญ", "Significantly better"),
        { Upper: < 0 } => new("ลดลงอย่างมีนัยสำคัญ", "Significantly lower"),
        _ => Unclear,
    };
}

/// <param name="AtEnd">atStart + added + returned - lost.</param>
public sealed record FollowerFigures(int AtStart, int Added, int Returned, int Lost, int AtEnd)
{
    internal static FollowerFigures Of(FollowerInput input) =>
        new(input.AtStart, input.Added, input.Returned, input.Lost, input.AtStart + input.Added + input.Returned - input.Lost);
}
