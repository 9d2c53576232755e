namespace Saphansung.Api.Reports;

/// <summary>The cases of one period: their figures, and the times that two periods are compared by.</summary>
/// <param name="FixDays">Days to the fix that stands at the cut-off, of the problems reported in the period, the shortest first.</param>
internal sealed record PeriodCases(CaseFigures Figures, IReadOnlyList<double> FixDays)
{
    public static PeriodCases Of(CaseCounts counts, DateTime cutoff, decimal goal) => new(counts.At(cutoff, goal), counts.FixDays.ToArray());

    public static PeriodCases Of(IEnumerable<CaseHistory> cases, Period period, DateTime cutoff, decimal goal)
    {
        var counts = new CaseCounts();
        foreach (var facts in cases.Select(c => CaseFacts.Of(c, period.Start, cutoff)).OfType<CaseFacts>()) counts.Change(facts, comes: true);
        return Of(counts, cutoff, goal);
    }
}
