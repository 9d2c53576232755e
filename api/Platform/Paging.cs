namespace Saphansung.Api.Platform;

/// <summary>One page of a list; <c>next</c> is the value of <c>after</c> for the following page, null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

internal static class Paging
{
    public const int Default = 20;
    public const int Most = 100;

    /// <summary>Rows are asked for one over the limit; the extra one only says that there is more.</summary>
    public static Page<T> Of<T>(List<T> rows, int limit, Func<T, string> key) => rows.Count <= limit
        ? new(rows, null)
        : new(rows[..limit], key(rows[limit - 1]));

    public static Page<T> Of<T>(List<T> rows, int limit, Func<T, Guid> key) => Of(rows, limit, row => key(row).ToString());
}
