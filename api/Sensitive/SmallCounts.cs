namespace Saphansung.Api.Sensitive;

/// <summary>
/// Counts below 5 point at people. Those of one week are withheld, and with them as many others (at last the sum itself) as it takes that
/// no withheld count, nor the sum of those withheld, comes out of a subtraction. Each week is its own: a longer or later window of weeks
/// shows the same figures, so that two of them tell no more than one.
/// </summary>
internal static class SmallCounts
{
    public const int Least = 5;

    /// <param name="Reports">Nobody is pointed at by a zero.</param>
    /// <param name="People">Those who are ill, by the reports.</param>
    public sealed record Cell(int Reports, int People);

    public static readonly Cell Nothing = new(0, 0);

    /// <returns>Which cells are withheld, and whether the week's sum is.</returns>
    public static (bool[] Cells, bool Sum) Withheld(IReadOnlyList<Cell> week)
    {
        var withheld = week.Select(IsSmall).ToArray();
        while (withheld.Contains(true) && GivesAway(week, withheld))
        {
            var next = Enumerable.Range(0, week.Count).Where(i => !withheld[i] && week[i].Reports > 0).OrderBy(i => week[i].Reports).FirstOrDefault(-1);
            if (next < 0) return (withheld, true);
            withheld[next] = true;
        }

        return (withheld, IsSmall(Sum(week)));
    }

    public static bool IsSmall(Cell cell) => IsSmall(cell.Reports) || IsSmall(cell.People);

    public static bool IsSmall(int count) => count is > 0 and < Least;

    public static Cell Sum(IEnumerable<Cell> cells) => cells.Aggregate(Nothing, (sum, cell) => new(sum.Reports + cell.Reports, sum.People + cell.People));

    private static bool GivesAway(IReadOnlyList<Cell> week, bool[] withheld) =>
        withheld.Count(hidden => hidden) == 1 || IsSmall(Sum(week.Where((_, i) => withheld[i])));
}
