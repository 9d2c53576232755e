using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Training;

/// <summary>
/// What people learned, from those who took both tests: an average over everybody before and somebody else after says nothing. Whatever
/// cannot be computed (nobody, one person, no spread) is null.
/// </summary>
/// <param name="N">Pairs: people who took the test before and after.</param>
/// <param name="Most">The highest score there is.</param>
/// <param name="Difference">After minus before.</param>
/// <param name="PairedT">Student's t of the differences with its 95 % interval in points.</param>
/// <param name="Wilcoxon">Signed ranks, no change left out; the statistic is R's V.</param>
/// <param name="Dz">Mean difference in standard deviations of the differences.</param>
/// <param name="Gain">Hake's normalised gain of the class, (after - before) / (most - before).</param>
/// <param name="GainBand">Hake's words (American Journal of Physics 66, 1998): <c>low</c> below 0.3, <c>medium</c>, <c>high</c> from 0.7.</param>
/// <param name="PassedBefore">At least the pass mark, among the pairs.</param>
/// <param name="McNemar">Exact, of those who passed once only.</param>
/// <param name="Words">The verdict of <paramref name="PairedT"/> at 5 %, in plain words.</param>
public sealed record LearningGain(
    int N, decimal Most, Sample Before, Sample After, Sample Difference, TestResult? PairedT, TestResult? Wilcoxon, double? Dz, double? Gain, string? GainBand,
    int PassedBefore, int PassedAfter, int Gained, int Lost, TestResult? McNemar, int Improved, int Same, int Worse, Text Words)
{
    private const double Significant = 0.05;
    private const decimal Medium = 0.3m;
    private const decimal High = 0.7m;

    /// <param name="pass">The score that passes.</param>
    internal static LearningGain Of(IReadOnlyList<(decimal Before, decimal After)> pairs, decimal most, decimal pass)
    {
        // Differences are taken in decimal: scores like 7.1 and 7.3 would otherwise make ties that are none.
        List<double> differences = [.. pairs.Select(p => (double)(p.After - p.Before))];
        var (before, after) = (Sample.Of([.. pairs.Select(p => (double)p.Before)]), Sample.Of([.. pairs.Select(p => (double)p.After)]));
        var (gained, lost) = (pairs.Count(p => p.Before < pass && p.After >= pass), pairs.Count(p => p.Before >= pass && p.After < pass));
        var gain = before.Mean is { } mean ? MeanTests.HakeGain(mean, after.Mean!.Value, (double)most) : null;
        var t = MeanTests.Paired(differences);
        return new(
            pairs.Count, most, before, after, Sample.Of(differences), t, RankTests.WilcoxonSignedRank(differences), MeanTests.Dz(differences), gain, Band(gain),
            pairs.Count(p => p.Before >= pass), pairs.Count(p => p.After >= pass), gained, lost, Statistics.McNemar.Exact(gained, lost),
            pairs.Count(p => p.After > p.Before), pairs.Count(p => p.After == p.Before), pairs.Count(p => p.After < p.Before), Verdict(t));
    }

    /// <summary>Judged as it is printed, with two decimals: 0.295 reads 0.30 and is medium.</summary>
    private static string? Band(double? gain) => gain is not { } known ? null : Bands.Round((decimal)known) switch
    {
        >= High => "high",
        >= Medium => "medium",
        _ => "low",
    };

    private static Text Verdict(TestResult? t) => t switch
    {
        null => new("คำนวณไม่ได้", "Cannot be computed"),
        { P: < Significant, Statistic: > 0 } => new("คะแนนหลังอบรมสูงขึ้นอย่างมีนัยสำคัญ", "Scores are significantly higher afterwards"),
        { P: < Significant } => new("คะแนนหลังอบรมลดลงอย่างมีนัยสำคัญ", "Scores are significantly lower afterwards"),
        _ => new("ยังสรุปไม่ได้ว่าคะแนนเปลี่ยนไป", "No change can be concluded"),
    };
}
