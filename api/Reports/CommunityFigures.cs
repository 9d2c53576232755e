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

    internal static IReadOnlyList<CommunityFigures> Of(IReadOnlyList<CaseHistory> cohort, DateTime cutoff, decimal goal)
    {
        var groups = cohort.Where(c => !c.Sensitive).GroupBy(c => c.Community, StringComparer.Ordinal).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var all = groups.ToDictionary(g => g.Key ?? "", g => Fixed(g, cutoff), StringComparer.Ordinal);
        var compared = all.Count(own => own.Value.Count >= Enough);
        return [.. groups.Select(g =>
        {
            var (own, others) = (all[g.Key ?? ""], all.Where(a => a.Key != (g.Key ?? "")).SelectMany(a => a.Value).ToList());
            var test = own.Count >= Enough && others.Count >= Enough ? RankTests.MannWhitney(own, others) : null;
            var speed = CaseFigures.FixSpeed([.. g], cutoff);
            var rest = CaseFigures.FixSpeed([.. cohort.Where(c => !c.Sensitive && c.Community != g.Key)], cutoff);
            double? p = test is null ? null : Math.Min(1, test.P * compared);
            return new CommunityFigures(g.Key, g.Count(), ResolvedShares.From([.. g], cutoff, goal).Resolved, speed, rest.WithOpen, p, p < Significant && speed.Median > rest.Median);
        })];
    }

    private static List<double> Fixed(IEnumerable<CaseHistory> cases, DateTime cutoff) =>
        [.. cases.Select(c => c.FixedAt(cutoff) is { } at ? (at - c.ReportedAt).TotalDays : (double?)null).OfType<double>()];
}
