namespace Saphansung.Api.Statistics;

internal static class Ranking
{
    /// <summary>The largest is first; equals share the rank, and the next one after them counts on (1, 2, 2, 4). What has no value has no rank.</summary>
    public static IReadOnlyList<int?> Of(IReadOnlyList<decimal?> values) =>
        [.. values.Select(v => v is null ? (int?)null : 1 + values.Count(other => other > v))];
}
