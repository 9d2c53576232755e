namespace Saphansung.Api.Statistics;

/// <summary>Size, mean and standard deviation of numbers.</summary>
/// <param name="Mean">Null without numbers.</param>
/// <param name="Sd">With n - 1; null below two numbers.</param>
public sealed record Sample(int N, double? Mean, double? Sd)
{
    internal static Sample Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return new(0, null, null);
        // Numbers all alike have no spread, whatever their sum rounds to.
        if (values.Max().Equals(values.Min())) return new(values.Count, values[0], values.Count < 2 ? null : 0);

        // Deviations from a first guess, corrected by what the guess was off: large numbers that differ in their last digits keep them.
        var guess = values.Average();
        var mean = guess + (values.Sum(v => v - guess) / values.Count);
        var squares = values.Sum(v => (v - mean) * (v - mean));
        var rest = values.Sum(v => v - mean);
        return new(values.Count, mean, Math.Sqrt((squares - (rest * rest / values.Count)) / (values.Count - 1)));
    }

    /// <summary>Each value counts with its weight; null when no weight is left.</summary>
    internal static double? WeightedMean(IEnumerable<(double Value, double Weight)> values)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (value, weight) in values)
        {
            sum += value * weight;
            weights += weight;
        }

        return weights > 0 ? sum / weights : null;
    }

    /// <summary>The value below which a share of the numbers lies, interpolated (type 7 of Hyndman and Fan, as R and Excel do).</summary>
    internal static double? Quantile(IEnumerable<double> values, double share) => QuantileOfSorted([.. values.Order()], share);

    internal static double? QuantileOfSorted(IReadOnlyList<double> sorted, double share)
    {
        if (sorted.Count == 0) return null;

        var at = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(at);
        return below + 1 == sorted.Count ? sorted[below] : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
