using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>An indicator's figure and how it was made.</summary>
/// <param name="Value">In the unit of the definition; null when there is nothing to count yet, or it is withheld.</param>
/// <param name="Ci">Of a share: 95 %, in percent.</param>
/// <param name="Goal">What it is held against.</param>
/// <param name="Verdict"><c>reached</c>, <c>reached_unsure</c> (the lower end of the interval is below the goal), <c>not_reached</c>, <c>no_data</c> or <c>withheld</c> (fewer than five people).</param>
/// <param name="Missing">What is missing to reach it; null when it is reached.</param>
/// <param name="Parts">Counts that are kept apart, such as claimed, confirmed, unconfirmed and disputed.</param>
/// <param name="CutOff">What happened later is not in it.</param>
public sealed record TargetValue(
    decimal? Value, int? Numerator, int? Denominator, Interval? Ci, decimal? Goal, string Verdict, Text Words, Text? Missing, IReadOnlyList<TargetPart> Parts, DateTime CutOff)
{
    internal const string Reached = "reached";
    internal const string Unsure = "reached_unsure";
    internal const string NotReached = "not_reached";
    internal const string NoData = "no_data";
    internal const string Withheld = "withheld";

    private static readonly Dictionary<string, Text> Said = new(StringComparer.Ordinal)
    {
        [Reached] = new("ถึงเป้าหมาย", "Reached"),
        [Unsure] = new("ถึงเป้าหมาย แต่ขอบล่างของช่วงเชื่อมั่นยังไม่ถึง", "Reached, but the lower end of the interval is not"),
        [NotReached] = new("ยังไม่ถึงเป้าหมาย", "Not reached yet"),
        [NoData] = new("ยังไม่มีข้อมูลพอให้ตัดสิน", "Not enough data to judge"),
        [Withheld] = new("ไม่แสดง เพราะมีผู้ตอบไม่ถึง 5 คน", "Withheld: fewer than five people"),
    };

    /// <summary>How many of something, against at least so many.</summary>
    internal static TargetValue Count(int count, decimal? goal, DateTime cutOff, Func<int, Text> missing, int? denominator = null, params TargetPart[] parts)
    {
        var lacking = goal is { } wanted ? (int)Math.Ceiling(wanted - count) : 0;
        var verdict = goal is null ? NoData : lacking <= 0 ? Reached : NotReached;
        return Of(count, count, denominator, null, goal, verdict, lacking > 0 ? missing(lacking) : null, cutOff, parts);
    }

    /// <summary>A share in percent. Judged by whole numbers, so that 4 of 5 is 80 %.</summary>
    internal static TargetValue Share(int count, int n, decimal? goal, DateTime cutOff, Text nothing, Func<int, Text> missing, params TargetPart[] parts)
    {
        if (n == 0) return Of(null, 0, 0, null, goal, NoData, nothing, cutOff, parts);

        var wilson = Proportions.Wilson(count, n)!;
        var ci = new Interval(wilson.Lower * 100, wilson.Upper * 100);
        var wanted = goal is { } percent ? (int)Math.Ceiling(percent * n / 100) : 0;
        var verdict = goal is null ? NoData : count < wanted ? NotReached : ci.Lower >= (double)goal ? Reached : Unsure;
        return Of(count * 100m / n, count, n, ci, goal, verdict, count < wanted ? missing(wanted - count) : null, cutOff, parts);
    }

    internal static TargetValue Of(
        decimal? value, int? numerator, int? denominator, Interval? ci, decimal? goal, string verdict, Text? missing, DateTime cutOff, params TargetPart[] parts) =>
        new(value is { } known ? decimal.Round(known, 4, MidpointRounding.AwayFromZero) : null, numerator, denominator, ci, goal, verdict, Said[verdict], missing, parts, cutOff);
}

/// <param name="Code">claimed, confirmed, unconfirmed, disputed, members, late ...</param>
public sealed record TargetPart(string Code, int Count);
