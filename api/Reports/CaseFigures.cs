using Saphansung.Api.Incidents;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Reports;

/// <summary>
/// What a period's cases say, from their histories alone. Two ways of counting are kept apart: the flow (what came in, what went out, with
/// the carry-over) and the cohort (what became of the cases that were reported in the period).
/// </summary>
/// <param name="Flow">carriedIn + received + reopened = ended + carriedOut.</param>
/// <param name="ByCategory">The cases of the flow by their state at the cut-off.</param>
/// <param name="Resolved">Of the problems reported in the period.</param>
/// <param name="Speed">From the report to the fix that stands at the cut-off.</param>
/// <param name="Answer">From the report to the first thing the office did.</param>
public sealed record CaseFigures(
    Flow Flow, IReadOnlyList<CategoryFigures> ByCategory, ResolvedShares Resolved, Speed Speed, Speed Answer, IReadOnlyList<AgencyFigures> Agencies,
    IReadOnlyList<CommunityFigures> Communities)
{
    /// <param name="cutoff">The end of the period, or now if that is earlier.</param>
    /// <param name="goal">Percent that is meant to be resolved.</param>
    internal static CaseFigures Of(IReadOnlyList<CaseHistory> cases, DateTime start, DateTime cutoff, decimal goal)
    {
        var flow = cases.Where(c => c.IsOpenAt(start) || (c.ReportedAt >= start && c.ReportedAt < cutoff) || Reopened(c, start, cutoff)).ToList();
        var cohort = cases.Where(c => c.ReportedAt >= start && c.ReportedAt < cutoff && c.IsProblemAt(cutoff)).ToList();
        return new(
            new(flow.Count(c => c.IsOpenAt(start)), flow.Count(c => c.ReportedAt >= start), flow.Count(c => Reopened(c, start, cutoff)),
                flow.Count(c => !c.IsOpenAt(cutoff)), flow.Count(c => c.IsOpenAt(cutoff))),
            [.. flow.GroupBy(c => c.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new CategoryFigures(
                g.Key, g.Count(c => c.IsOpenAt(start)), g.Count(c => c.ReportedAt >= start), g.Count(c => c.IsOpenAt(cutoff)),
                [.. IncidentStatus.All.Select(state => new StateCount(state, g.Count(c => c.StateAt(cutoff) == state)))]))],
            ResolvedShares.From(cohort, cutoff, goal), FixSpeed(cohort, cutoff), AnswerSpeed(cohort, cutoff),
            AgencyFigures.Of(cases, start, cutoff), CommunityFigures.Of(cohort, cutoff, goal));
    }

    /// <summary>Cases that were over and taken up again for reasons other than their own report: had ended at the start, and were opened since.</summary>
    private static bool Reopened(CaseHistory history, DateTime start, DateTime cutoff) =>
        history.StateAt(start) is not null && !history.IsOpenAt(start) && history.Until(cutoff).Any(m => m.At >= start && m.Kind == CaseMoment.Reopened);

    /// <summary>Days to the fix that stands at the cut-off, of the problems reported in a period.</summary>
    internal static List<double> FixDays(IReadOnlyList<CaseHistory> cases, DateTime start, DateTime cutoff) =>
        [.. cases.Where(c => c.ReportedAt >= start && c.ReportedAt < cutoff && c.IsProblemAt(cutoff) && c.FixedAt(cutoff) is not null).Select(c => Days(c, c.FixedAt(cutoff)!.Value))];

    internal static Speed FixSpeed(IReadOnlyList<CaseHistory> cohort, DateTime cutoff) => Speed.Of(
        [.. cohort.Select(c => c.FixedAt(cutoff) is { } at ? (Days(c, at), true) : (Days(c, c.EndedAt(cutoff) ?? cutoff), false))]);

    private static Speed AnswerSpeed(List<CaseHistory> cohort, DateTime cutoff) => Speed.Of(
        [.. cohort.Select(c => c.Until(cutoff).FirstOrDefault(m => m.Status is not null and not IncidentStatus.Received) is { } first ? (Days(c, first.At), true) : (Days(c, cutoff), false))]);

    private static double Days(CaseHistory history, DateTime at) => (at - history.ReportedAt).TotalDays;
}

/// <param name="CarriedIn">Open when the period began.</param>
/// <param name="Received">Reported in it, whatever became of them.</param>
/// <param name="Reopened">Had ended before it and were taken up again.</param>
/// <param name="Ended">Of these, over at the cut-off.</param>
/// <param name="CarriedOut">And still open.</param>
public sealed record Flow(int CarriedIn, int Received, int Reopened, int Ended, int CarriedOut);

/// <param name="States">At the cut-off; every state has its line.</param>
public sealed record CategoryFigures(string Category, int CarriedIn, int Received, int CarriedOut, IReadOnlyList<StateCount> States);

public sealed record StateCount(string State, int N);

/// <summary>
/// Of the problems reported in the period (duplicates, withdrawn and foreign ones left out), what became of them at the cut-off. A claim is
/// what an agency says; confirmed is what the reporter or the committee says; unconfirmed is 72 hours of silence.
/// </summary>
/// <param name="Of">The denominator of all shares.</param>
/// <param name="Claimed">Claimed fixed or resolved.</param>
/// <param name="Resolved">Confirmed and unconfirmed together: the definition that is judged.</param>
/// <param name="Disputed">Somebody said at least once that it was not fixed, whatever came of it.</param>
public sealed record ResolvedShares(int Of, ShareOfGoal Claimed, ShareOfGoal Resolved, ShareOfGoal Confirmed, ShareOfGoal Unconfirmed, ShareOfGoal Disputed)
{
    internal static ResolvedShares From(IReadOnlyList<CaseHistory> cohort, DateTime cutoff, decimal goal)
    {
        ShareOfGoal Share(Func<CaseHistory, bool> counts) => ShareOfGoal.Of(cohort.Count(counts), cohort.Count, goal);
        bool IsResolved(CaseHistory c) => c.StateAt(cutoff) == IncidentStatus.Resolved;
        return new(
            cohort.Count, Share(c => c.FixedAt(cutoff) is not null), Share(IsResolved), Share(c => c.IsConfirmedAt(cutoff)),
            Share(c => IsResolved(c) && !c.IsConfirmedAt(cutoff)), Share(c => c.Until(cutoff).Any(m => m.IsDispute)));
    }
}

/// <param name="Percent">Null without a denominator.</param>
/// <param name="Ci">Wilson's, in percent.</param>
/// <param name="Reached">The percentage as it is printed, two decimals, is at least the goal.</param>
/// <param name="Cleared">The lower end of the interval is too.</param>
public sealed record ShareOfGoal(int N, decimal? Percent, Interval? Ci, bool? Reached, bool? Cleared)
{
    internal static ShareOfGoal Of(int n, int of, decimal goal)
    {
        if (of == 0) return new(n, null, null, null, null);

        var percent = Bands.Round(100m * n / of);
        var ci = Proportions.Wilson(n, of) is { } wilson ? new Interval(wilson.Lower * 100, wilson.Upper * 100) : null;
        return new(n, percent, ci, percent >= goal, ci is null ? null : ci.Lower >= (double)goal);
    }
}

/// <param name="N">Cases looked at.</param>
/// <param name="Done">Of these, done at the cut-off.</param>
/// <param name="Median">Days, of those done.</param>
/// <param name="P90">Nine of ten of those done took no longer.</param>
/// <param name="WithOpen">Kaplan and Meier's median, which counts the open ones too: leaving hard cases open improves nothing. Null while fewer than half are done.</param>
public sealed record Speed(int N, int Done, double? Median, double? P90, double? WithOpen)
{
    internal static Speed Of(IReadOnlyList<(double Days, bool Done)> times)
    {
        var done = times.Where(t => t.Done).Select(t => t.Days).ToList();
        return new(times.Count, done.Count, Sample.Quantile(done, 0.5), Sample.Quantile(done, 0.9), Survival.Median(times));
    }
}
