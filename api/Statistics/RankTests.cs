using Distribution = MathNet.Numerics.Distributions.Normal;

namespace Saphansung.Api.Statistics;

/// <summary>Tests that use only the order of the numbers. Exact as R computes them: below 50 numbers, without ties and zeros.</summary>
internal static class RankTests
{
    private const int ExactBelow = 50;

    // Differences of decimal fractions that should be equal differ in their last bits; without this they would be no ties.
    private const int Digits = 10;

    /// <returns>The sum of t³ - t over the runs of equal numbers.</returns>
    private static double Ties(ReadOnlySpan<double> sorted)
    {
        var ties = 0.0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end].Equals(sorted[start])) end++;
            double tied = end - start;
            ties += (tied * tied * tied) - tied;
            start = end;
        }

        return ties;
    }

    /// <summary>The same people twice; zeros are left out (Wilcoxon's way). The statistic is R's V: the sum of the ranks of those who rose.</summary>
    /// <param name="differences">After minus before.</param>
    public static TestResult? WilcoxonSignedRank(IReadOnlyList<double> differences)
    {
        var rounded = differences.Select(d => Math.Round(d, Digits)).ToList();
        var changed = rounded.Where(d => d != 0).ToList();
        if (changed.Count == 0) return null;

        var (n, zeros) = (changed.Count, changed.Count < rounded.Count);
        var (ranks, ties) = MidRanks(changed.ConvertAll(Math.Abs));
        var v = changed.Select((d, i) => d > 0 ? ranks[i] : 0).Sum();
        if (ties == 0 && !zeros && n < ExactBelow) return new(v, null, TwoSided(v, n * (n + 1) / 4.0, SignedSums(n)), Exact: true);

        return Normal(v, n * (n + 1) / 4.0, (n * (n + 1.0) * ((2 * n) + 1) / 24) - (ties / 48));
    }

    /// <returns>Ranks from 1, equal numbers sharing the mean of theirs, and the sum of t³ - t over the ties.</returns>
    private static (double[] Ranks, double Ties) MidRanks(List<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToList();
        var (ranks, sorted) = (new double[values.Count], order.ConvertAll(i => values[i]));
        for (var start = 0; start < order.Count;)
        {
            var end = start;
            while (end < order.Count && sorted[end].Equals(sorted[start])) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        return (ranks, Ties(sorted.ToArray()));
    }

    /// <summary>Normal approximation with continuity correction.</summary>
    private static TestResult? Normal(double statistic, double expected, double variance)
    {
        if (variance <= 0) return null;

        var off = statistic - expected;
        var z = (off - (Math.Sign(off) * 0.5)) / Math.Sqrt(variance);
        return new(statistic, null, Math.Min(1, 2 * Distribution.CDF(0, 1, -Math.Abs(z))));
    }

    private static double TwoSided(double statistic, double expected, double[] ways)
    {
        var all = ways.Sum();
        var tail = statistic > expected ? ways.Skip((int)statistic).Sum() : ways.Take((int)statistic + 1).Sum();
        return Math.Min(1, 2 * tail / all);
    }

    /// <summary>In how many ways signs give each sum of positive ranks; exact, since 2^49 is a whole number of a double.</summary>
    private static double[] SignedSums(int n)
    {
        var ways = new double[(n * (n + 1) / 2) + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= n; rank++)
            for (var sum = ways.Length - 1; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        return ways;
    }
}
