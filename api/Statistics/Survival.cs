namespace Saphansung.Api.Statistics;

/// <summary>How long something takes when some of it is not done yet (Kaplan and Meier): leaving hard cases open improves nothing.</summary>
internal static class Survival
{
    /// <param name="times">How long it took, or has lasted so far when it has not ended.</param>
    /// <returns>The time by which half is done; null when that has not been reached. On a plateau at one half, the middle of it, as R does.</returns>
    public static double? Median(IReadOnlyList<(double Time, bool Ended)> times)
    {
        var (left, share, reached) = (times.Count, 1.0, (double?)null);
        foreach (var at in times.GroupBy(t => t.Time).OrderBy(g => g.Key))
        {
            var ended = at.Count(t => t.Ended);
            if (ended > 0)
            {
                if (reached is { } half) return (half + at.Key) / 2;

                share *= 1 - ((double)ended / left);
                if (Math.Abs(share - 0.5) < 1e-9) reached = at.Key;
                else if (share < 0.5) return at.Key;
            }

            left -= at.Count();
        }

        return reached;
    }
}
