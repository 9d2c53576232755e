using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class TestState
{
    public const string Draft = "draft";
    public const string Open = "open";
    public const string Closed = "closed";

    public const string Pre = "pre";
    public const string Post = "post";

    /// <summary>An answer on its way when the time runs out still counts.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static readonly Refusal NotOpen = new(409, "test_not_open");
    public static readonly Refusal NotCheckedIn = new(409, "not_checked_in");
    public static readonly Refusal Over = new(409, "attempt_over");
    public static readonly Refusal Begun = new(409, "test_begun");
}
