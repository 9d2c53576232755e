namespace Saphansung.Api.Programme;

/// <summary><c>draft → submitted → approved | returned</c>; a change of the plan makes it a draft again, because an approval is for one version.</summary>
internal static class ProgrammeState
{
    public const string Draft = "draft";
    public const string Submitted = "submitted";
    public const string Approved = "approved";
    public const string Returned = "returned";

    /// <summary>The director's.</summary>
    public static readonly string[] Decisions = [Approved, Returned];

    public static string[] Next(string state) => state switch
    {
        Draft or Returned => [Submitted],
        Submitted => Decisions,
        _ => [],
    };
}
