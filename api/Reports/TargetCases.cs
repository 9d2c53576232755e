using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The cases that an indicator counts. Which those are is its definition's: on which way they came, and which categories and states are left out.</summary>
internal static class TargetCases
{
    /// <returns>Those reported from the start to before the cut-off, by their state at the cut-off.</returns>
    public static List<CaseHistory> Cohort(TargetDefinition definition, IReadOnlyList<CaseHistory> cases, DateTime start, DateTime cutOff) =>
    [
        .. cases.Where(c => c.ReportedAt >= start && c.ReportedAt < cutOff && definition.Via?.Contains(c.FiledFrom, StringComparer.Ordinal) != false
            && definition.LeavesOutCategories?.Contains(c.Category, StringComparer.Ordinal) != true
            && c.StateAt(cutOff) is { } state && definition.LeavesOut?.Contains(state, StringComparer.Ordinal) != true),
    ];

    /// <summary>With what happened to them before the cut-off, as far as it says whether they are fixed.</summary>
    public static async Task<IReadOnlyList<CaseHistory>> Load(DbConnection connection, TargetDefinition definition, DateTime start, DateTime cutOff, CancellationToken ct)
    {
        var cases = await connection.Many<Row>(
            $"select id, category_code, filed_from, reported_at from incident where {Where(definition)}", Values(definition, start, cutOff), ct);
        var moments = (await connection.Many<MomentRow>("""
            select incident_id, recorded_at as at, kind, actor_kind as actor, status, data->>'from' as "from"
            from incident_event
            where incident_id = any(@ids) and recorded_at < @cutOff and (status is not null or kind = 'reopened')
              and kind in ('reported', 'moved', 'assigned', 'assignment', 'feedback', 'reopened')
            order by incident_id, recorded_at, sequence
            """, new { ids = cases.ConvertAll(c => c.Id), cutOff }, ct)).ToLookup(m => m.IncidentId, m => new CaseMoment(m.At, m.Kind, m.Actor, m.Status, null, null, null, false, m.From, false, false));
        return [.. cases.Select(c => new CaseHistory("", c.CategoryCode, null, false, "", c.FiledFrom, c.ReportedAt, [.. moments[c.Id]]))];
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

    private sealed record Row(Guid Id, string CategoryCode, string FiledFrom, DateTime ReportedAt);

    private sealed record MomentRow(Guid IncidentId, DateTime At, string Kind, string Actor, string? Status, string? From);
}
