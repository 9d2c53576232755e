using MathNet.Numerics.Distributions;

namespace Saphansung.Api.Statistics;

/// <summary>
/// How long things take of which some are not done yet. The log-rank test (Mantel 1966) holds what is done in one group against what would
/// be expected if nothing set it apart: whoever leaves the hard ones open gains nothing by that.
/// </summary>
internal sealed class Survival
{
    private readonly List<double> at = [];
    private readonly List<double> expected = [0];

    // A group of k among n adds (k/n - k²/n²) d (n - d) / (n - 1) to the variance whenever d are done; these are the sums of both parts.
    private readonly List<double> once = [0];
    private readonly List<double> squared = [0];

    /// <param name="done">How long those took that are done, the shortest first.</param>
    /// <param name="lasted">The same with how long the others have lasted, all together, the shortest first.</param>
    public Survival(ReadOnlySpan<double> done, ReadOnlySpan<double> lasted)
    {
        var over = 0;
        for (int i = 0, ends; i < done.Length; i += ends)
        {
            ends = 1;
            while (i + ends < done.Length && done[i + ends].Equals(done[i])) ends++;
            while (lasted[over] < done[i]) over++;
            double left = lasted.Length - over;
            var spread = left > 1 ? ends * (left - ends) / (left - 1) : 0;
            at.Add(done[i]);
            expected.Add(expected[^1] + (ends / left));
            once.Add(once[^1] + (spread / left));
            squared.Add(squared[^1] + (spread / left / left));
        }
    }

    /// <returns>Null where nothing can be said: nothing is done, or the group is all there is.</returns>
    /// <param name="done">How many of the group are done.</param>
    /// <param name="lasted">How long all of the group took or have lasted, the shortest first.</param>
    public LogRank? Compare(int done, ReadOnlySpan<double> lasted)
    {
        var (next, sum, variance) = (0, 0.0, 0.0);
        for (var i = 0; i < lasted.Length; i++)
        {
            while (next < at.Count && at[next] <= lasted[i]) next++;
            sum += expected[next];
            // The squares of how many are left are the sums of the odd numbers up to each.
            variance += once[next] - (((2 * (lasted.Length - i)) - 1) * squared[next]);
        }

        if (variance < 1e-9) return null;

        var chiSquare = (done - sum) * (done - sum) / variance;
        return new(done, sum, chiSquare, 2 * Normal.CDF(0, 1, -Math.Sqrt(chiSquare)));
    }

    /// <returns>Both in one, in order.</returns>
    public static double[] Together(double[] first, double[] second)
    {
        var all = new double[first.Length + second.Length];
        for (int i = 0, j = 0; i + j < all.Length;)
            all[i + j] = j == second.Length || (i < first.Length && first[i] <= second[j]) ? first[i++] : second[j++];
        return all;
    }
}

/// <param name="Expected">So many would be done if nothing set the group apart.</param>
/// <param name="ChiSquare">One degree of freedom.</param>
internal sealed record LogRank(int Done, double Expected, double ChiSquare, double P)
{
    public bool Sooner => Done > Expected;
}
