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
    IReadOnlyList<CommunityFigures> Communities);

/// <param name="CarriedIn">Open when the period began.</param>
/// <param name="Received">Reported in it, whatever became of them.</param>
/// <param name="Reopened">Had ended before it and were taken up again.</param>
/// <param name="Ended">Of these, over at the cut-off.</param>
/// <param name="CarriedOut">And still open.</param>
public sealed record Flow(int CarriedIn, int Received, int Reopened, int Ended, int CarriedOut);

/// <param name="Category">Its code; <c>sensitive</c> for all sensitive categories together.</param>
/// <param name="States">At the cut-off; every state has its line, and together they are carried in + received + reopened.</param>
public sealed record CategoryFigures(string Category, int CarriedIn, int Received, int Reopened, int CarriedOut, IReadOnlyList<StateCount> States);

public sealed record StateCount(string State, int N);

/// <summary>
/// Of the problems reported in the period (duplicates, withdrawn and foreign ones left out), what became of them at the cut-off. A claim is
/// what an agency says; confirmed is what the reporter or the committee says; unconfirmed is 72 hours of silence.
/// </summary>
/// <param name="Of">The denominator of all shares.</param>
/// <param name="Claimed">Claimed fixed or resolved.</param>
/// <param name="Resolved">Confirmed and unconfirmed together: the definition that is judged.</param>
/// <param name="Disputed">Somebody said at least once that it was not fixed, whatever came of it.</param>
public sealed record ResolvedShares(int Of, ShareOfGoal Claimed, ShareOfGoal Resolved, ShareOfGoal Confirmed, ShareOfGoal Unconfirmed, ShareOfGoal Disputed);

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
public sealed record Speed(int N, int Done, double? Median, double? P90, double? WithOpen);
