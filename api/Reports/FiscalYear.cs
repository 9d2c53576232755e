using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Days from the first to before the end, Bangkok's.</summary>
internal sealed record Span(DateOnly From, DateOnly End)
{
    public DateTime Start { get; } = Clock.FromBangkok(From.ToDateTime(TimeOnly.MinValue));

    public DateTime Until { get; } = Clock.FromBangkok(End.ToDateTime(TimeOnly.MinValue));

    public Span YearBefore => new(From.AddYears(-1), End.AddYears(-1));
}

/// <summary>The year of the state, from 1 October; numbered in the Buddhist era by the year in which it ends.</summary>
internal static class FiscalYear
{
    private const int BuddhistEra = 543;
    private const int First = 10;

    public static int Of(DateOnly day) => day.Year + BuddhistEra + (day.Month >= First ? 1 : 0);

    public static Span Whole(int year) => new(new(year - BuddhistEra - 1, First, 1), new(year - BuddhistEra, First, 1));

    /// <summary>The first day of the quarter: October, January, April and July begin one.</summary>
    public static DateOnly Quarter(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    public static bool BeginsQuarter(DateOnly day) => day.Day == 1 && day.Month % 3 == 1;

    /// <summary>1 to 4 of its fiscal year.</summary>
    public static int QuarterNumber(DateOnly day) => (((day.Month - 1) / 3) + 1) % 4 + 1;
}
