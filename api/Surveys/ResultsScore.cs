using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Surveys;

/// <summary>Makes a score of people's own means, this round's beside the one's before.</summary>
/// <param name="System">Band system that judges.</param>
/// <param name="Definition">Of "ร้อยละความพึงพอใจ": mean or top2.</param>
internal sealed record ResultsScore(string System, string Definition, decimal Target)
{
    public const string OfMean = "mean";
    public const string Top2 = "top2";

    private const string Better = "better";
    private const string Worse = "worse";
    private const string Unclear = "unclear";
    private const string NotComputable = "not_computable";
    private const double Percent = 100;
    private const double PercentOfMost = Percent / ScaleCounts.Points;

    /// <summary>Decimals that are sent; what is printed and judged has two.</summary>
    private const int Digits = 10;

    private static readonly Dictionary<string, Text> Words = new(StringComparer.Ordinal)
    {
        [Better] = new("ดีขึ้นอย่างมีนัยสำคัญ", "Significantly better"),
        [Worse] = new("ลดลงอย่างมีนัยสำคัญ", "Significantly lower"),
        [Unclear] = new("ยังสรุปไม่ได้", "No conclusion yet"),
        [NotComputable] = new("คำนวณไม่ได้", "Cannot be computed"),
    };

    /// <summary>One round's part.</summary>
    /// <param name="Cover">What of it is withheld.</param>
    public sealed record Side(IReadOnlyList<decimal> Scores, ResultsCover Cover, int Satisfied)
    {
        public Sample Sample { get; } = Sample.Of([.. Scores.Select(s => (double)s)]);

        /// <summary>Summed as decimals: a mean of 4.505 is one.</summary>
        public decimal? Mean { get; } = Scores.Count > 0 ? Scores.Sum() / Scores.Count : null;
    }

    /// <param name="coverOf">From the scores and how many of them are of the satisfied.</param>
    public Side SideOf(IReadOnlyList<decimal> scores, Func<int, ResultsCover> coverOf)
    {
        var much = Bands.Much(System);
        var satisfied = scores.Count(s => Bands.Round(s) >= much);
        return new(scores, coverOf(satisfied), satisfied);
    }

    public Score Of(Side now, Side? before)
    {
        var score = Alone(now);
        return before is null || before.Scores.Count == 0 ? score : score with { Previous = Alone(before), Change = now.Scores.Count == 0 ? null : Change(now, before) };
    }

    private Score Alone(Side side)
    {
        var mean = side.Cover.Mean ? null : side.Mean;
        var withheld = new List<string>();
        if (side.Cover.N) withheld.Add("n");
        if (side.Cover.Mean) withheld.Add("mean");
        if (side.Cover.Sd) withheld.Add("sd");
        if (side.Cover.Satisfied) withheld.Add("satisfied");
        return new(
            side.Cover.N ? null : side.Scores.Count, Sent(mean), side.Cover.Sd ? null : side.Sample.Sd, Levels(mean), null, SatisfactionOf(side, mean), null, null, withheld);
    }

    private BandLevels? Levels(decimal? mean) =>
        mean is null ? null : new(Bands.Level(Bands.Half, mean)!, Bands.Level(Bands.Fifth, mean)!, Bands.Level(System, mean)!);

    private Satisfaction? SatisfactionOf(Side side, decimal? mean)
    {
        var n = side.Scores.Count;
        if (n == 0) return null;

        var (satisfied, hidden) = (side.Satisfied, side.Cover.Satisfied);
        var (ofMean, ofMeanCi) = (ScaleCounts.OfMost(mean), side.Cover.Sd || side.Cover.Mean ? null : MeanCi(side.Sample));
        var (share, shareCi) = (Proportions.Share(satisfied, n) * Percent, InPercent(Proportions.Wilson(satisfied, n)));
        var atLeast = hidden && n - satisfied < satisfied && n >= Sensitive.SmallCounts.Least ? (n - Sensitive.SmallCounts.Least + 1) * Percent / n : (double?)null;
        // As it is printed, so that 79.995 and its 80.00 are not judged apart.
        var judged = Definition == OfMean ? ofMean : hidden ? (decimal?)null : (decimal)satisfied / n * 100;
        var lower = Definition == OfMean ? ofMeanCi?.Lower : hidden ? null : shareCi?.Lower;
        return new(
            Sent(ofMean), ofMeanCi, hidden ? null : satisfied, hidden ? null : share, hidden ? null : shareCi, atLeast,
            judged is { } value ? Bands.Round(value) >= Target : null, lower is { } low ? low >= (double)Target : null);
    }

    private ScoreChange? Change(Side now, Side before)
    {
        if (now.Cover.Mean || before.Cover.Mean) return null;

        var welch = MeanTests.Welch(now.Sample, before.Sample);
        var newcombe = Proportions.Newcombe(now.Satisfied, now.Scores.Count, before.Satisfied, before.Scores.Count);
        var (ofMean, ofShare) = (Verdict(welch?.Ci), Verdict(newcombe?.Ci));
        var verdict = Definition == OfMean ? ofMean : ofShare;
        var (spread, shares) = (now.Cover.Sd || before.Cover.Sd, now.Cover.Satisfied || before.Cover.Satisfied);
        return new(
            (double)(now.Mean!.Value - before.Mean!.Value), spread ? null : welch,
            shares ? null : newcombe?.Difference * Percent, shares ? null : InPercent(newcombe?.Ci), verdict, Words[verdict], ofMean, ofShare);
    }

    private static string Verdict(Interval? difference) =>
        difference is null ? NotComputable : difference.Lower > 0 ? Better : difference.Upper < 0 ? Worse : Unclear;

    private static Interval? MeanCi(Sample sample) => MeanTests.Interval(sample) is { } ci ? new(ci.Lower * PercentOfMost, ci.Upper * PercentOfMost) : null;

    private static Interval? InPercent(Interval? share) => share is null ? null : new(share.Lower * Percent, share.Upper * Percent);

    private static decimal? Sent(decimal? value) => value is { } known ? decimal.Round(known, Digits, MidpointRounding.AwayFromZero) : null;
}
