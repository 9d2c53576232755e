using Saphansung.Api.Surveys;

namespace Saphansung.Tests.Surveys;

public sealed class ResultsCoverTests
{
    [Theory]
    [InlineData("0 0 10 20 70", "0 0 10 20 70 mean sd share")]
    [InlineData("0 0 0 0 40", "0 0 0 0 40 mean sd share")]
    [InlineData("0 0 0 0 0", "0 0 0 0 0 mean sd share")]
    [InlineData("0 0 0 0 4", "* * * * *")]
    // One who is less than content: the mean or the deviation alone would say so; that all are satisfied says nothing of one.
    [InlineData("0 0 0 1 39", "0 0 0 * * share")]
    public void What_is_shown(string counts, string shown) => Shown(Numbers(counts), ResultsCover.Of(Numbers(counts))).ShouldBe(shown);

    /// <summary>Whoever tries every set of answers that fits what is shown finds more than one number for each count below five.</summary>
    [Fact]
    public void Nobody_finds_a_small_count_by_reckoning()
    {
        var chance = new Random(20261130);
        for (var i = 0; i < 400; i++)
        {
            int[] counts = [.. Enumerable.Range(0, 5).Select(_ => chance.Next(4) switch { 0 => 0, 1 => chance.Next(1, 5), _ => chance.Next(5, 9) })];
            var cover = ResultsCover.Of(counts);
            var (n, sum, squares) = Sums(counts);

            var possible = Fitting(counts, cover, n).Where(other =>
            {
                var (_, otherSum, otherSquares) = Sums(other);
                return (cover.Mean || otherSum == sum) && (cover.Sd || otherSquares == squares)
                    && (cover.Satisfied || other[3] + other[4] == counts[3] + counts[4]);
            }).ToList();

            for (var point = 0; point < 5; point++)
            {
                if (counts[point] is not (> 0 and < 5)) continue;
                cover.Cells[point].ShouldBeTrue(Shown(counts, cover));
                possible.Select(p => p[point]).Distinct().Count().ShouldBeGreaterThan(1, string.Join(' ', counts) + " as " + Shown(counts, cover));
            }

            // A deviation without its mean is not told: what it leaves possible is not tried here.
            (cover.Mean && !cover.Sd).ShouldBeFalse();
            if (!cover.Satisfied && n > 0) (counts[3] + counts[4]).ShouldNotBeInRange(1, 4);
        }
    }

    private static (int N, int Sum, int Squares) Sums(int[] counts) =>
        (counts.Sum(), counts.Select((c, i) => c * (i + 1)).Sum(), counts.Select((c, i) => c * (i + 1) * (i + 1)).Sum());

    private static IEnumerable<int[]> Fitting(int[] counts, ResultsCover cover, int n)
    {
        var other = new int[5];
        return Fill(0, n);

        IEnumerable<int[]> Fill(int point, int left)
        {
            if (point == 5)
            {
                if (left == 0) yield return (int[])other.Clone();
                yield break;
            }

            var (from, to) = cover.Cells[point] ? (0, left) : (counts[point], counts[point]);
            for (var count = from; count <= to && count <= left; count++)
            {
                other[point] = count;
                foreach (var found in Fill(point + 1, left - count)) yield return found;
            }
        }
    }

    private static string Shown(int[] counts, ResultsCover cover) =>
        string.Join(' ', counts.Select((c, i) => cover.Cells[i] ? "*" : $"{c}")) + (cover.Mean ? "" : " mean") + (cover.Sd ? "" : " sd") + (cover.Satisfied ? "" : " share");

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}
