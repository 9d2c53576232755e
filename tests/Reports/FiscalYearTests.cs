using Saphansung.Api.Reports;

namespace Saphansung.Tests.Reports;

public sealed class FiscalYearTests
{
    [Theory]
    [InlineData(2026, 9, 30, 2569, 4)]
    [InlineData(2026, 10, 1, 2570, 1)]
    [InlineData(2026, 12, 31, 2570, 1)]
    [InlineData(2027, 1, 1, 2570, 2)]
    [InlineData(2027, 4, 15, 2570, 3)]
    [InlineData(2027, 7, 1, 2570, 4)]
    public void A_day_falls_into_its_fiscal_year_and_quarter(int year, int month, int day, int fiscal, int quarter)
    {
        var date = new DateOnly(year, month, day);

        FiscalYear.Of(date).ShouldBe(fiscal);
        FiscalYear.QuarterNumber(date).ShouldBe(quarter);
        FiscalYear.BeginsQuarter(FiscalYear.Quarter(date)).ShouldBeTrue();
        var span = FiscalYear.Whole(fiscal);
        (span.From <= date && date < span.End).ShouldBeTrue();
    }

    [Fact]
    public void It_begins_at_midnight_in_Bangkok() =>
        FiscalYear.Whole(2570).Start.ShouldBe(new(2026, 9, 30, 17, 0, 0, DateTimeKind.Utc));
}
