using Saphansung.Api.Sensitive;

namespace Saphansung.Tests.Sensitive;

public sealed class SmallCountsTests
{
    [Theory]
    [InlineData("9 8 7", "9 8 7", "24")]
    [InlineData("0 0 9", "0 0 9", "9")]
    [InlineData("3 8 20", "* * 20", "31")]
    [InlineData("1 1 20 30", "* * * 30", "52")]
    [InlineData("4 4 20", "* * 20", "28")]
    [InlineData("2", "*", "*")]
    [InlineData("2 0", "* 0", "*")]
    [InlineData("4 9", "* *", "13")]
    [InlineData("", "", "0")]
    public void Small_ones_go_with_as_many_others_as_hide_them(string reports, string shown, string sum)
    {
        List<SmallCounts.Cell> week = [.. Numbers(reports).Select(n => new SmallCounts.Cell(n, n * 10))];

        var (cells, all) = SmallCounts.Withheld(week);

        string.Join(' ', week.Select((cell, i) => cells[i] ? "*" : $"{cell.Reports}")).ShouldBe(shown);
        (all ? "*" : $"{week.Sum(c => c.Reports)}").ShouldBe(sum);
    }

    [Fact]
    public void Few_ill_people_in_many_reports_are_small_too()
    {
        var (cells, sum) = SmallCounts.Withheld([new(9, 2), new(8, 30), new(7, 40)]);

        cells.ShouldBe([true, false, true]);
        sum.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_that_is_shown_gives_a_small_count_away()
    {
        var chance = new Random(20261124);
        for (var round = 0; round < 20_000; round++)
        {
            List<SmallCounts.Cell> week = [.. Enumerable.Range(0, chance.Next(0, 9)).Select(_ => Draw(chance))];

            var (cells, sum) = SmallCounts.Withheld(week);

            var hidden = week.Where((_, i) => cells[i]).ToList();
            var told = $"{string.Join(' ', week)} hides {string.Join(' ', cells)} {sum}";
            week.Where((_, i) => !cells[i]).ShouldAllBe(cell => !SmallCounts.IsSmall(cell), told);
            if (sum || hidden.Count == 0) continue;
            // What the sum and the cells that are shown leave over is about several cells, and not small itself.
            hidden.Count.ShouldBeGreaterThan(1, told);
            SmallCounts.IsSmall(SmallCounts.Sum(hidden)).ShouldBeFalse(told);
            SmallCounts.IsSmall(SmallCounts.Sum(week)).ShouldBeFalse(told);
        }
    }

    private static SmallCounts.Cell Draw(Random chance)
    {
        var reports = chance.Next(4) == 0 ? 0 : chance.Next(1, 12);
        return new(reports, reports == 0 ? 0 : chance.Next(0, 15));
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture));
}
