namespace Saphansung.Api.Statistics;

/// <summary>How long something takes when some of it is not done yet (Kaplan and Meier): leaving hard cases open improves nothing.</summary>
internal static class Survival
{
    /// <param name="times">How long it took, or has lasted so far when it has not ended.</param>
    /// <returns>The time by which half is done; null when that has not been reached. On a plateau at one half, the middle of it, as R does.</returns>
    public static double? Median(IReadOnlyList<(double Time, bool Ended)> times) => MedianOfSorted(times.OrderBy(t => t.Time), times.Count);

    /// <param name="times">By their time; read no further than the median.</param>
    public static double? MedianOfSorted(IEnumerable<(double Time, bool Ended)> times, int count)
    {
        var (share, reached, at, here, ended) = (1.0, (double?)null, double.NaN, 0, 0);
        foreach (var time in times.Append((double.PositiveInfinity, false)))
        {
            if (!time.Item1.Equals(at))
            {
                if (ended > 0)
                {
                    if (reached is { } half) return (half + at) / 2;

                    share *= 1 - ((double)ended / count);
                    if (Math.Abs(share - 0.5) < 1e-9) reached = at;
                    else if (share < 0.5) return at;
                }

                (at, count, here, ended) = (time.Item1, count - here, 0, 0);
            }

            here++;
            if (time.Item2) ended++;
        }

        return reached;
    }
}
