using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The cases that an indicator counts. Which those are is its definition's: on which way they came, and which categories and states are left out.</summary>
internal static class TargetCases
{
    /// <returns>Those reported in the period, by their state at the cut-off.</returns>
    public static List<CaseFacts> Cohort(TargetDefinition definition, IEnumerable<CaseFacts> cases) =>
    [
        .. cases.Where(c => c.Received && definition.Via?.Contains(c.FiledFrom, StringComparer.Ordinal) != false
            && definition.LeavesOutCategories?.Contains(c.Category, StringComparer.Ordinal) != true
            && definition.LeavesOut?.Contains(c.State, StringComparer.Ordinal) != true),
    ];

    /// <summary>The same whole days of the year before: until the end of the span, or the beginning of the cut-off's day.</summary>
    public static Period YearBefore(Span span, DateTime cutOff)
    {
        var end = cutOff < span.Until ? Clock.DayInBangkok(cutOff) : span.End;
        return new(span.From.AddYears(-1), end.AddYears(-1), null);
    }

    /// <summary>Of the table <c>incident</c>, with <see cref="Values"/>. The group's cases have an index of their own.</summary>
    public static string Where(TargetDefinition definition) => $"""
        reported_at >= @start and reported_at < @cutOff and category_code <> all(@leavesOutCategories)
        and {(definition.Via is ["group"] ? "filed_from = 'group'" : "(@via::text[] is null or filed_from = any(@via))")}
        """;

    public static object Values(TargetDefinition definition, DateTime start, DateTime cutOff) => new
    {
        start,
        cutOff,
        via = definition.Via?.ToArray(),
        leavesOut = definition.LeavesOut?.ToArray() ?? [],
        leavesOutCategories = definition.LeavesOutCategories?.ToArray() ?? [],
    };
}
