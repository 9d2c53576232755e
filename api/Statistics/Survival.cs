using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Saphansung.Api.Statistics;

/// <summary>
/// How long things take of which some are not done yet. The log-rank test (Mantel 1966) holds what is done in one group against what would
/// be expected if nothing set it apart: whoever leaves the hard ones open gains nothing by that.
/// </summary>
internal sealed class Survival
{
    // A group of k among n adds (k/n - k²/n²) d (n - d) / (n - 1) to the variance whenever d are done; the sums of both parts are kept for
    // all, so that a group costs no more than its own number.
    private readonly Sums[] sums;

    /// <param name="done">How long those took that are done, the shortest first.</param>
    /// <param name="lasted">The same with how long the others have lasted, all together, the shortest first.</param>
    public Survival(ReadOnlySpan<double> done, ReadOnlySpan<double> lasted)
    {
        sums = new Sums[done.Length];
        var (before, over) = (default(Sums), 0);
        for (int i = 0, ends; i < done.Length; i += ends)
        {
            ends = 1;
            while (i + ends < done.Length && done[i + ends].Equals(done[i])) ends++;
            while (lasted[over] < done[i]) over++;
            double left = lasted.Length - over;
            var spread = left > 1 ? ends * (left - ends) / (left - 1) / left : 0;
            before = new(done[i], before.Expected + (ends / left), before.Once + spread, before.Squared + (spread / left));
            sums.AsSpan(i, ends).Fill(before);
        }
    }

    /// <param name="done">How many of the group are done.</param>
    /// <param name="lasted">How long all of the group took or have lasted, the shortest first.</param>
    /// <returns>Null where nothing can be said: nothing is done, or there is nobody else.</returns>
    public LogRank? Compare(int done, ReadOnlySpan<double> lasted)
    {
        var (next, lived, expected, variance) = (0, default(Sums), 0.0, 0.0);
        for (var i = 0; i < lasted.Length; i++)
        {
            while (next < sums.Length && sums[next].At <= lasted[i]) lived = sums[next++];
            expected += lived.Expected;
            // The square of how many are left is the sum of the odd numbers up to there.
            variance += lived.Once - (((2 * (lasted.Length - i)) - 1) * lived.Squared);
        }

        if (variance < 1e-9) return null;

        var chiSquare = (done - expected) * (done - expected) / variance;
        return new(done, expected, chiSquare, 2 * Normal.CDF(0, 1, -Math.Sqrt(chiSquare)));
    }

    /// <returns>Both in one, in order.</returns>
    public static double[] Together(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var all = new double[first.Length + second.Length];
        for (int i = 0, j = 0; i + j < all.Length;)
            all[i + j] = j == second.Length || (i < first.Length && first[i] <= second[j]) ? first[i++] : second[j++];
        return all;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(double At, double Expected, double Once, double Squared);
}

/// <param name="Expected">So many would be done if nothing set the group apart.</param>
/// <param name="ChiSquare">One degree of freedom.</param>
internal sealed record LogRank(int Done, double Expected, double ChiSquare, double P)
{
    public bool Sooner => Done > Expected;
}
