using MathNet.Numerics.Distributions;

namespace Saphansung.Api.Statistics;

/// <summary>Whether the items of a scale or test measure one thing.</summary>
/// <param name="Ci">Feldt's.</param>
/// <param name="N">People who answered every item.</param>
public sealed record Reliability(double Coefficient, Interval? Ci, int N, int Items)
{
    /// <summary>Cronbach's alpha.</summary>
    /// <param name="people">One row per person, who answered every item.</param>
    /// <returns>Null below two items or people, or when the sums do not vary.</returns>
    internal static Reliability? Alpha(IReadOnlyList<IReadOnlyList<double>> people)
    {
        if (people.Count < 2 || people[0].Count < 2) return null;

        double k = people[0].Count;
        var total = Variance(people.Select(p => p.Sum()));
        if (total <= 0) return null;

        var items = Enumerable.Range(0, people[0].Count).Sum(i => Variance(people.Select(p => p[i])));
        var alpha = k / (k - 1) * (1 - (items / total));
        return new(alpha, Feldt(alpha, people.Count, people[0].Count), people.Count, people[0].Count);
    }

    /// <summary>KR-20: right (true) or wrong on each item, population variances on both sides.</summary>
    internal static Reliability? Kr20(IReadOnlyList<IReadOnlyList<bool>> people) =>
        // With one divisor on both sides it is alpha of ones and zeros.
        Alpha([.. people.Select(p => (IReadOnlyList<double>)[.. p.Select(right => right ? 1.0 : 0.0)])]);

    internal static Interval? Feldt(double alpha, int n, int items)
    {
        if (n < 2 || items < 2) return null;

        double df1 = n - 1, df2 = (n - 1.0) * (items - 1);
        return new(1 - ((1 - alpha) * F(df1, df2, Interval.Upper95)), 1 - ((1 - alpha) * F(df1, df2, 1 - Interval.Upper95)));
    }

    // Through the beta distribution, which has no end to search beyond.
    private static double F(double df1, double df2, double p)
    {
        var x = Beta.InvCDF(df1 / 2, df2 / 2, p);
        return df2 * x / (df1 * (1 - x));
    }

    private static double Variance(IEnumerable<double> values) => Sample.Of([.. values]).Sd is { } sd ? sd * sd : 0;
}
