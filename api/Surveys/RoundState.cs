namespace Saphansung.Api.Surveys;

/// <summary>draft → open → closed → reported. The row follows the clock; whether an answer is in time is decided by the clock itself.</summary>
internal static class RoundState
{
    public const string Draft = "draft";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Reported = "reported";

    /// <summary>A round is open until its last microsecond before <paramref name="closesAt"/>, whether or not a worker has seen it end.</summary>
    public static string At(string state, DateTime closesAt, DateTime now) => state == Open && now >= closesAt ? Closed : state;
}

internal static class Participation
{
    public const string Invited = "invited";
    public const string Answered = "answered";
}
