namespace Saphansung.Api.Statistics;

/// <summary>How often each point of a scale from 1 to 5 was chosen. Sums of whole numbers: nothing is off by a rounding.</summary>
internal sealed record ScaleCounts(IReadOnlyList<int> Counts)
{
    public const int Points = 5;

    public static ScaleCounts Of(IEnumerable<int> answers)
    {
        var counts = new int[Points];
        foreach (var answer in answers) counts[answer - 1]++;
        return new(counts);
    }

    public int N => Counts.Sum();

    public decimal? Mean => N > 0 ? (decimal)Counts.Select((count, i) => count * (i + 1)).Sum() / N : null;

    public double? Sd
    {
        get
        {
            if (N < 2) return null;

            long sum = Counts.Select((count, i) => (long)count * (i + 1)).Sum(), squares = Counts.Select((count, i) => (long)count * (i + 1) * (i + 1)).Sum();
            return Math.Sqrt((double)((N * squares) - (sum * sum)) / N / (N - 1));
        }
    }

    /// <summary>Those who chose มาก (4) or มากที่สุด (5).</summary>
    public int Satisfied => Counts[3] + Counts[4];

    public Sample Sample => new(N, (double?)Mean, Sd);

    /// <summary>"ร้อยละความพึงพอใจ" as most offices report it: the mean in percent of 5.</summary>
    public static decimal? OfMost(decimal? mean) => mean is { } known ? known / Points * 100 : null;
}
