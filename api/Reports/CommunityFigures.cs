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

    internal static IReadOnlyList<CommunityFigures> Of(IReadOnlyCollection<CaseFacts> cohort, DateTime cutoff, decimal goal)
    {
        var shown = cohort.Where(c => !c.Sensitive).ToList();
        var groups = shown.GroupBy(c => c.Community, StringComparer.Ordinal).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Community: g.Key, Cases: g.ToList())).ToList();
        var fixes = groups.ConvertAll(g => g.Cases.Select(c => c.FixDays).OfType<double>().ToArray());
        var (tests, compared) = (RankTests.EachAgainstTheOthers(fixes), fixes.Count(own => own.Length >= Enough));
        var all = fixes.Sum(own => own.Length);
        var rest = MediansOfTheOthers(groups.ConvertAll(g => g.Cases), cutoff);
        return [.. groups.Select((g, i) =>
        {
            var speed = CaseFigures.FixSpeed(g.Cases, cutoff);
            double? p = fixes[i].Length >= Enough && all - fixes[i].Length >= Enough && tests[i] is { } test ? Math.Min(1, test.P * compared) : null;
            var slower = p < Significant && speed.Median > rest[i].Median;
            return new CommunityFigures(g.Community, g.Cases.Count, ResolvedShares.From(g.Cases, goal).Resolved, speed, rest[i].WithOpen, p, slower);
        })];
    }

    /// <summary>Of all cases but each group's own; sorted once for all of them.</summary>
    private static List<(double? Median, double? WithOpen)> MediansOfTheOthers(List<List<CaseFacts>> groups, DateTime cutoff)
    {
        var times = groups.SelectMany((cases, group) => cases.Select(c => (
            Days: c.FixDays ?? c.EndDays ?? (cutoff - c.ReportedAt).TotalDays, Done: c.FixDays is not null, Group: group))).ToArray();
        Array.Sort(times, static (one, other) => one.Days.CompareTo(other.Days));
        return [.. groups.Select((own, group) =>
        {
            var others = times.Where(t => t.Group != group);
            var done = Array.ConvertAll(Array.FindAll(times, t => t.Group != group && t.Done), t => t.Days);
            return (Sample.QuantileOfSorted(done, 0.5), Survival.MedianOfSorted(others.Select(t => (t.Days, t.Done)), times.Length - own.Count));
        })];
    }
}
