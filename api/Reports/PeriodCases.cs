namespace Saphansung.Api.Reports;

/// <summary>The cases of one period: their figures, and the times that two periods are compared by.</summary>
/// <param name="Facts">What each case says, for whoever counts some of them.</param>
/// <param name="FixDays">Days to the fix that stands at the cut-off, of the problems reported in the period.</param>
internal sealed record PeriodCases(CaseFigures Figures, IReadOnlyCollection<CaseFacts> Facts, IReadOnlyList<double> FixDays)
{
    public static PeriodCases Of(IReadOnlyCollection<CaseFacts> facts, DateTime cutoff, decimal goal) =>
        new(CaseFigures.Of(facts, cutoff, goal), facts, [.. facts.Where(f => f.InCohort).Select(f => f.FixDays).OfType<double>()]);

    public static PeriodCases Of(IEnumerable<CaseHistory> cases, Period period, DateTime cutoff, decimal goal) =>
        Of([.. cases.Select(c => CaseFacts.Of(c, period.Start, cutoff)).OfType<CaseFacts>()], cutoff, goal);
}
