using System.Globalization;
using System.Text.RegularExpressions;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// The days a report covers, Bangkok's. A fiscal year N (B.E.) runs from 1 October N-1 to 30 September N; its first quarter is October to
/// December.
/// </summary>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="Name">Its fiscal quarter or year, such as <c>2570-q1</c> or <c>2570</c>; null for any other range.</param>
public sealed partial record Period(DateOnly From, DateOnly To, string? Name)
{
    private const int MonthsOfQuarter = 3;

    internal DateTime Start => Clock.FromBangkok(From.ToDateTime(TimeOnly.MinValue));

    internal DateTime End => Clock.FromBangkok(To.ToDateTime(TimeOnly.MinValue));

    /// <summary>The same length just before: of a quarter the quarter before, of a year the year before.</summary>
    internal Period Before => Months is { } months ? Of(From.AddMonths(-months), months) : new(From.AddDays(From.DayNumber - To.DayNumber), From, null);

    internal Period YearBefore => Months is { } months ? Of(From.AddYears(-1), months) : new(From.AddYears(-1), To.AddYears(-1), null);

    /// <summary>As people say it: ไตรมาสที่ 1 ปีงบประมาณ 2570.</summary>
    internal Text Words => Name?.Split('-') switch
    {
        [var year] => new($"ปีงบประมาณ {year}", $"Fiscal year {year} B.E."),
        [var year, ['q', var quarter]] => new($"ไตรมาสที่ {quarter} ปีงบประมาณ {year}", $"Quarter {quarter} of fiscal year {year} B.E."),
        _ => new($"{ThaiText.Day(From)} - {ThaiText.Day(To.AddDays(-1))}", $"{From:yyyy-MM-dd} to {To.AddDays(-1):yyyy-MM-dd}"),
    };

    internal bool IsQuarter => Name?.Contains('-') == true;

    private int? Months => Name is null ? null : IsQuarter ? MonthsOfQuarter : 12;

    /// <param name="name"><c>2570-q1</c> or <c>2570</c>.</param>
    /// <returns>Null when it is neither.</returns>
    internal static Period? Named(string name)
    {
        if (Shape().Match(name) is not { Success: true } match) return null;

        var october = FiscalYear.Whole(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture)).From;
        return match.Groups["quarter"].Success
            ? Of(october.AddMonths(MonthsOfQuarter * (match.Groups["quarter"].ValueSpan[0] - '1')), MonthsOfQuarter)
            : Of(october, 12);
    }

    /// <summary>The fiscal quarter that a day falls into.</summary>
    internal static Period QuarterOf(DateOnly day) => Of(FiscalYear.Quarter(day), MonthsOfQuarter);

    private static Period Of(DateOnly from, int months) =>
        new(from, from.AddMonths(months), months == MonthsOfQuarter ? $"{FiscalYear.Of(from)}-q{FiscalYear.QuarterNumber(from)}" : $"{FiscalYear.Of(from)}");

    [GeneratedRegex("^(?<year>2[45][0-9]{2})(-q(?<quarter>[1-4]))?\\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
