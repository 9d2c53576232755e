using MathNet.Numerics.Distributions;

namespace Saphansung.Api.Statistics;

/// <summary>Whether means differ: two groups of different people (Welch), or the same people twice (paired).</summary>
internal static class MeanTests
{
    /// <summary>First minus second, variances not taken as equal.</summary>
    /// <returns>Null below two numbers on a side, or when neither side varies.</returns>
    public static TestResult? Welch(Sample first, Sample second)
    {
        if (first.Sd is not { } sd1 || second.Sd is not { } sd2) return null;

        var (v1, v2) = (sd1 * sd1 / first.N, sd2 * sd2 / second.N);
        var variance = v1 + v2;
        if (variance <= 0) return null;

        var df = variance * variance / ((v1 * v1 / (first.N - 1)) + (v2 * v2 / (second.N - 1)));
        return T(first.Mean!.Value - second.Mean!.Value, Math.Sqrt(variance), df);
    }

    /// <param name="differences">After minus before, of the same people.</param>
    public static TestResult? Paired(IReadOnlyList<double> differences)
    {
        var d = Sample.Of(differences);
        return d.Sd is > 0 and var sd ? T(d.Mean!.Value, sd / Math.Sqrt(d.N), d.N - 1) : null;
    }

    /// <summary>Effect size of a paired comparison: mean of the differences in their standard deviations.</summary>
    public static double? Dz(IReadOnlyList<double> differences)
    {
        var d = Sample.Of(differences);
        return d.Sd is > 0 and var sd ? d.Mean / sd : null;
    }

    /// <summary>Hake's normalised gain of a class: what was won of what could be won. Null when all was there before.</summary>
    public static double? HakeGain(double before, double after, double most) => most > before ? (after - before) / (most - before) : null;

    /// <summary>Of one mean, by Student's t.</summary>
    public static Interval? Interval(Sample sample)
    {
        if (sample.Sd is not { } sd) return null;

        var half = StudentT.InvCDF(0, 1, sample.N - 1, Statistics.Interval.Upper95) * sd / Math.Sqrt(sample.N);
        return new(sample.Mean!.Value - half, sample.Mean.Value + half);
    }

    private static TestResult T(double difference, double error, double df)
    {
        var t = difference / error;
        var half = StudentT.InvCDF(0, 1, df, Statistics.Interval.Upper95) * error;
        return new(t, df, Math.Min(1, 2 * StudentT.CDF(0, 1, df, -Math.Abs(t))), new(difference - half, difference + half));
    }
}
