using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>One community beside all the others: is it served slower? Sensitive cases have no community here.</summary>
/// <param name="Community">Null for places outside every community.</param>
/// <param name="Resolved">Percent; of the problems reported.</param>
/// <param name="OthersWithOpen">Median days of all other communities together, open cases counted.</param>
/// <param name="P">Log-rank p of its cases against the others', open ones counted, times the number of communities compared (Bonferroni), at most 1; null below five cases on a side.</param>
/// <param name="Slower">Fewer are fixed by their age than expected, and that is unlikely to be chance (5 %).</param>
public sealed record CommunityFigures(string? Community, int Reported, ShareOfGoal Resolved, Speed Speed, double? OthersWithOpen, double? P, bool Slower)
{
    private const int Enough = 5;
    private const double Significant = 0.05;

    /// <param name="communities">By code; the empty one is outside every community.</param>
    /// <param name="all">The times of all of them.</param>
    internal static IReadOnlyList<CommunityFigures> Of(IReadOnlyList<KeyValuePair<string, CohortCounts>> communities, SpeedTimes all, DateTime cutoff, decimal goal)
    {
        var (compared, survival, figures) = (communities.Count(c => c.Value.Times.N >= Enough), new Survival(all.Done, all.Lasted(cutoff)), new List<CommunityFigures>());
        foreach (var (code, own) in communities.OrderBy(c => c.Key.Length == 0))
        {
            var test = own.Times.N >= Enough && all.N - own.Times.N >= Enough ? survival.Compare(own.Times.Done.Length, own.Times.Lasted(cutoff)) : null;
            double? p = test is null ? null : Math.Min(1, test.P * compared);
            figures.Add(new(
                code.Length == 0 ? null : code, own.Times.N, own.Shares(goal).Resolved, own.Times.At(cutoff), all.Median(own.Times, cutoff), p,
                p < Significant && !test!.Sooner));
        }

        return figures;
    }
}
