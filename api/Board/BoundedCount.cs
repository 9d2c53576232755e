namespace Saphansung.Api.Board;

/// <summary>A count that stops at 500: beyond that the answer is the same, "far too many".</summary>
/// <param name="More">True: there are more than that.</param>
public sealed record BoundedCount(int Count, bool More)
{
    internal const int Most = 500;

    /// <param name="counted">Up to one more than <see cref="Most"/>.</param>
    internal static BoundedCount Of(int counted) => new(Math.Min(counted, Most), counted > Most);
}
