namespace Saphansung.Api.Statistics;

/// <summary>How far a sample of a known population may be off.</summary>
internal static class SamplingError
{
    /// <summary>Half of the 95 % interval of a share, at worst (one half), with the finite population correction.</summary>
    /// <returns>Null without answers or when the population is not known to hold them.</returns>
    public static double? Margin(int n, int population, double share = 0.5)
    {
        if (n <= 0 || population < n) return null;

        return population == 1 ? 0 : Interval.Z * Math.Sqrt(share * (1 - share) / n * (population - n) / (population - 1));
    }

    /// <summary>Yamane's sample size: n = N / (1 + N e²); his table rounds it to the nearest.</summary>
    public static double? Yamane(int population, double error) => population > 0 && error > 0 ? population / (1 + (population * error * error)) : null;
}
