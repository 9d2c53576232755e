using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The cases that an indicator counts. Which those are is its definition's: on which way they came, and which categories and states are left out.</summary>
internal static class TargetCases
{
    /// <summary>Reported in the period, and of the right kind by its state at the cut-off.</summary>
    public static bool Includes(TargetDefinition definition, CaseFacts facts) =>
        facts.Received && definition.Via?.Contains(facts.FiledFrom, StringComparer.Ordinal) != false
        && definition.LeavesOutCategories?.Contains(facts.Category, StringComparer.Ordinal) != true
        && definition.LeavesOut?.Contains(facts.State, StringComparer.Ordinal) != true;

    /// <summary>The same whole days of the year before: until the end of the span, or the beginning of the cut-off's day.</summary>
    public static Period YearBefore(Span span, DateTime cutOff)
    {
        var end = cutOff < span.Until ? Clock.DayInBangkok(cutOff) : span.End;
        return new(span.From.AddYears(-1), end.AddYears(-1), null);
    }
}
