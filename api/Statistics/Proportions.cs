namespace Saphansung.Api.Statistics;

/// <summary>Shares of a whole, and what is known of them.</summary>
internal static class Proportions
{
    public static double? Share(int count, int n) => n > 0 ? (double)count / n : null;

    /// <summary>Wilson's score interval, without continuity correction.</summary>
    public static Interval? Wilson(int count, int n)
    {
        if (n <= 0) return null;

        var (p, z2) = ((double)count / n, Interval.Z * Interval.Z);
        var centre = p + (z2 / (2 * n));
        var half = Interval.Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4.0 * n * n)));
        var whole = 1 + (z2 / n);
        // At the ends the formula gives 0 and 1 but for its rounding.
        return new(count == 0 ? 0 : (centre - half) / whole, count == n ? 1 : (centre + half) / whole);
    }

    /// <summary>First share minus second with Newcombe's hybrid score interval (his method 10); null when one of them has no n.</summary>
    public static (double Difference, Interval Ci)? Newcombe(int count1, int n1, int count2, int n2)
    {
        if (Wilson(count1, n1) is not { } first || Wilson(count2, n2) is not { } second) return null;

        var (p1, p2) = ((double)count1 / n1, (double)count2 / n2);
        var d = p1 - p2;
        return (d, new(d - Hypot(p1 - first.Lower, second.Upper - p2), d + Hypot(first.Upper - p1, p2 - second.Lower)));
    }

    private static double Hypot(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
