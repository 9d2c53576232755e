using Saphansung.Api.Reports;

namespace Saphansung.Tests.Reports;

public sealed class PeriodTests
{
    [Theory]
    // Design: fiscal year 2570 = 1 Oct 2569 to 30 Sep 2570 B.E. BMA: quarter 1 = October to December of the year before.
    [InlineData("2570", "2026-10-01", "2027-10-01")]
    [InlineData("2570-q1", "2026-10-01", "2027-01-01")]
    [InlineData("2570-q2", "2027-01-01", "2027-04-01")]
    [InlineData("2570-q3", "2027-04-01", "2027-07-01")]
    [InlineData("2570-q4", "2027-07-01", "2027-10-01")]
    public void Fiscal_years_and_quarters(string name, string from, string to)
    {
        var period = Period.Named(name).ShouldNotBeNull();

        (period.From, period.To, period.Name).ShouldBe((Day(from), Day(to), name));
        (period.Start, period.End).ShouldBe((Day(from).ToDateTime(new(17, 0)).AddDays(-1), Day(to).ToDateTime(new(17, 0)).AddDays(-1)), "midnight in Bangkok");
    }

    [Theory]
    [InlineData("2570-q1", "2569-q4", "2569-q1")]
    [InlineData("2570-q2", "2570-q1", "2569-q2")]
    [InlineData("2570", "2569", "2569")]
    public void What_comes_before(string name, string before, string yearBefore)
    {
        var period = Period.Named(name)!;

        (period.Before, period.YearBefore).ShouldBe((Period.Named(before), Period.Named(yearBefore)));
    }

    [Fact]
    public void Any_range_is_compared_with_as_many_days_before()
    {
        var period = new Period(Day("2026-11-10"), Day("2026-11-20"), null);

        (period.Before, period.YearBefore).ShouldBe((new(Day("2026-10-31"), Day("2026-11-10"), null), new(Day("2025-11-10"), Day("2025-11-20"), null)));
        period.Words.Th.ShouldBe("๑๐ พฤศจิกายน ๒๕๖๙ - ๑๙ พฤศจิกายน ๒๕๖๙");
    }

    [Theory]
    [InlineData("2026-09-30", "2569-q4")]
    [InlineData("2026-10-01", "2570-q1")]
    [InlineData("2026-12-31", "2570-q1")]
    [InlineData("2027-01-01", "2570-q2")]
    public void Every_day_is_in_one_quarter(string day, string quarter) => Period.QuarterOf(Day(day)).ShouldBe(Period.Named(quarter));

    [Theory]
    [InlineData("2570-q5")]
    [InlineData("2570-Q1 ")]
    [InlineData("1970")]
    [InlineData("๒๕๗๐")]
    [InlineData("")]
    public void Anything_else_is_no_period(string name) => Period.Named(name).ShouldBeNull();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
