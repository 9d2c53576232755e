namespace Saphansung.Api.Reports;

/// <summary>The cases of one period: their figures, and the times that two periods are compared by.</summary>
/// <param name="FixDays">Days to the fix that stands at the cut-off, of the problems reported in the period, the shortest first.</param>
internal sealed record PeriodCases(CaseFigures Figures, IReadOnlyList<double> FixDays)
{
    public static PeriodCases Of(CaseCounts counts, DateTime cutoff, decimal goal) => new(counts.At(cutoff, goal), counts.FixDays.ToArray());
}
