namespace Saphansung.Api.Statistics;

/// <summary>What the marks of a test say about one of its items.</summary>
/// <param name="Difficulty">Mean share of the item's marks, 0 to 1: the higher, the easier.</param>
/// <param name="Upper">The same in the group with the highest totals.</param>
/// <param name="Lower">And in the group with the lowest.</param>
/// <param name="Corrected">Pearson's correlation of the item with the rest of the test, so that it is not compared with itself; null when one of them does not vary.</param>
public sealed record ItemAnalysis(double Difficulty, double Upper, double Lower, double? Corrected)
{
    /// <summary>Kelley's share of a class for the upper and the lower group.</summary>
    internal const double Kelley = 0.27;

    /// <summary>Upper minus lower, -1 to 1.</summary>
    public double Discrimination => Upper - Lower;

    /// <param name="people">One row per person: the share of each item's marks, 0 to 1.</param>
    /// <param name="share">Of the people, in each of the two groups; half a person counts.</param>
    /// <returns>One per item; empty below two people.</returns>
    internal static IReadOnlyList<ItemAnalysis> Of(IReadOnlyList<IReadOnlyList<double>> people, double share = Kelley)
    {
        if (people.Count < 2) return [];

        var totals = people.Select(p => p.Sum()).ToList();
        var size = GroupSize(people.Count, share);
        var (upper, lower) = (Members(totals, size), Members([.. totals.Select(t => -t)], size));
        return [.. people[0].Select((_, item) =>
        {
            var marks = people.Select(p => p[item]).ToList();
            return new ItemAnalysis(marks.Average(), Mean(marks, upper, size), Mean(marks, lower, size), Pearson(marks, [.. totals.Zip(marks, (t, m) => t - m)]));
        })];
    }

    /// <summary>How many people each of the two groups has, at least one.</summary>
    internal static double GroupSize(int people, double share = Kelley) => Math.Max(1, people * share);

    /// <returns>Null when one of the two does not vary.</returns>
    internal static double? Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (a, b) = (Sample.Of(first), Sample.Of(second));
        if (a.Sd is not > 1e-12 || b.Sd is not > 1e-12) return null;

        var together = first.Zip(second, (x, y) => (x - a.Mean!.Value) * (y - b.Mean!.Value)).Sum() / (first.Count - 1);
        return Math.Clamp(together / (a.Sd.Value * b.Sd.Value), -1, 1);
    }

    /// <summary>
    /// How much of each person belongs to the group with the highest totals. People whose totals are equal at its edge share the
    /// places that are left, so the order in which they are listed decides nothing.
    /// </summary>
    internal static IReadOnlyList<double> Members(IReadOnlyList<double> totals, double size)
    {
        var weights = new double[totals.Count];
        var left = size;
        // Totals are sums of shares: what differs by a rounding is equal.
        foreach (var equals in Enumerable.Range(0, totals.Count).GroupBy(i => Math.Round(totals[i], 9, MidpointRounding.AwayFromZero)).OrderByDescending(g => g.Key))
        {
            var people = equals.ToList();
            var each = Math.Min(1, left / people.Count);
            foreach (var i in people) weights[i] = each;
            left -= each * people.Count;
            if (left <= 0) break;
        }

        return weights;
    }

    private static double Mean(List<double> marks, IReadOnlyList<double> weights, double size) => marks.Zip(weights, (m, w) => m * w).Sum() / size;
}
