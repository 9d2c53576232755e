namespace Saphansung.Api.Reports;

/// <summary>The cases of one period: their figures, and the times that two periods are compared by.</summary>
/// <param name="Fixed">Days to the fix that stands at the cut-off, of the problems reported in the period, the shortest first.</param>
/// <param name="Lasted">The same with how long the others have lasted.</param>
internal sealed record PeriodCases(CaseFigures Figures, double[] Fixed, double[] Lasted)
{
    public static PeriodCases Of(CaseCounts counts, DateTime cutoff, decimal goal) => new(counts.At(cutoff, goal), counts.Times.Done.ToArray(), counts.Times.Lasted(cutoff));
}
