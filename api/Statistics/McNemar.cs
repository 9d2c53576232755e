using MathNet.Numerics.Distributions;

namespace Saphansung.Api.Statistics;

/// <summary>Passed or failed, before and after, by the same people: only those who changed say anything.</summary>
internal static class McNemar
{
    /// <param name="gained">Failed before, passed after.</param>
    /// <param name="lost">Passed before, failed after.</param>
    /// <returns>Null when nobody changed. The statistic is the smaller of the two.</returns>
    public static TestResult? Exact(int gained, int lost)
    {
        var (changed, few) = (gained + lost, Math.Min(gained, lost));
        return changed == 0 ? null : new(few, null, Math.Min(1, 2 * Binomial.CDF(0.5, changed, few)), Exact: true);
    }

    public static TestResult? ChiSquare(int gained, int lost, bool corrected = true)
    {
        var changed = gained + lost;
        if (changed == 0) return null;

        var off = Math.Abs(gained - lost) - (corrected && gained != lost ? 1 : 0);
        var chi = (double)off * off / changed;
        // Of one degree of freedom: a squared normal.
        return new(chi, 1, Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Sqrt(chi))));
    }
}
