using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>One community beside all the others: is it served slower? Sensitive cases have no community here.</summary>
/// <param name="Community">Null for places outside every community.</param>
/// <param name="Resolved">Percent; of the problems reported.</param>
/// <param name="OthersWithOpen">Median days of all other communities together, open cases counted.</param>
/// <param name="P">Mann and Whitney's p of its fixed cases against the others', times the number of communities compared (Bonferroni), at most 1; null below five on a side.</param>
/// <param name="Slower">Its median is longer and that is unlikely to be chance (5 %).</param>
public sealed record CommunityFigures(string? Community, int Reported, ShareOfGoal Resolved, Speed Speed, double? OthersWithOpen, double? P, bool Slower)
{
    private const int Enough = 5;
    private const double Significant = 0.05;

    /// <param name="communities">By code; the empty one is outside every community.</param>
    /// <param name="all">The times of all of them.</param>
    internal static IReadOnlyList<CommunityFigures> Of(IReadOnlyList<KeyValuePair<string, CohortCounts>> communities, SpeedTimes all, DateTime cutoff, decimal goal)
    {
        var (compared, ties, figures) = (communities.Count(c => c.Value.Times.Done.Length >= Enough), RankTests.Ties(all.Done), new List<CommunityFigures>());
        foreach (var (code, own) in communities.OrderBy(c => c.Key.Length == 0))
        {
            var others = all.Done.Length - own.Times.Done.Length;
            var test = own.Times.Done.Length >= Enough && others >= Enough ? RankTests.AgainstTheOthers(own.Times.Done, all.Done, ties) : null;
            double? p = test is null ? null : Math.Min(1, test.P * compared);
            var speed = own.Times.At(cutoff);
            var slower = p < Significant && speed.Median > MedianWithout(all.Done, own.Times.Done);
            figures.Add(new(
                code.Length == 0 ? null : code, own.Times.N, own.Shares(goal).Resolved, speed, all.Median(own.Times, cutoff), p, slower));
        }

        return figures;
    }

    /// <param name="own">Part of all; both are sorted.</param>
    private static double? MedianWithout(ReadOnlySpan<double> all, ReadOnlySpan<double> own)
    {
        var (others, next) = (new List<double>(all.Length - own.Length), 0);
        foreach (var days in all)
            if (next < own.Length && own[next].Equals(days)) next++;
            else others.Add(days);
        return Sample.QuantileOfSorted(others, 0.5);
    }
}
