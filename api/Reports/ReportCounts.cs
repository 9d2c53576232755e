namespace Saphansung.Api.Reports;

/// <summary>Counts the cases of a report from their histories, one after the other: nothing holds them all.</summary>
internal sealed class ReportCounts
{
    private readonly ReportInputs inputs;
    private readonly PeriodCounts now;
    private readonly PeriodCounts before;
    private readonly PeriodCounts yearBefore;
    private readonly PeriodCounts sameDaysBefore;

    /// <param name="inputs">Whose cases are still to come.</param>
    public ReportCounts(ReportInputs inputs)
    {
        var (period, then) = (inputs.Period, inputs.SameDaysBefore);
        this.inputs = inputs;
        now = new(period, inputs.Cutoff);
        before = new(period.Before, period.Before.End);
        yearBefore = new(period.YearBefore, period.YearBefore.End);
        sameDaysBefore = new(then, then.End);
        foreach (var target in inputs.Targets?.Where(t => TargetValues.FollowsFromCases(t.Code)) ?? [])
            foreach (var counted in (PeriodCounts[])[now, sameDaysBefore]) counted.Counts.Count(target.Key, target.Definition, []);
    }

    public void Add(CaseHistory history)
    {
        foreach (var counted in (PeriodCounts[])[now, before, yearBefore, sameDaysBefore]) counted.Add(history);
    }

    public ReportFigures Figures() => ReportFigures.Of(
        inputs with { Targets = inputs.Targets?.Select(t => t.From(now.Counts, sameDaysBefore.Counts, now.Cutoff, sameDaysBefore.Cutoff)).ToList() },
        now.Cases(inputs.Goal), before.Cases(inputs.Goal), yearBefore.Cases(inputs.Goal));

    private sealed record PeriodCounts(Period Period, DateTime Cutoff)
    {
        public CaseCounts Counts { get; } = new();

        public void Add(CaseHistory history)
        {
            if (CaseFacts.Of(history, Period.Start, Cutoff) is { } facts) Counts.Change(facts, comes: true);
        }

        public PeriodCases Cases(decimal goal) => PeriodCases.Of(Counts, Cutoff, goal);
    }
}
