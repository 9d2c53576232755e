namespace Saphansung.Api.Agencies;

/// <summary>The states of an assignment and the moves an agency may make (design, section 3).</summary>
internal static class AssignmentStatus
{
    public const string Offered = "offered";
    public const string Accepted = "accepted";
    public const string Scheduled = "scheduled";
    public const string Working = "working";
    public const string Done = "done";
    public const string Declined = "declined";
    public const string Failed = "failed";
    public const string Expired = "expired";

    /// <summary>What an agency may say.</summary>
    public static readonly string[] Answers = [Accepted, Declined, Scheduled, Working, Done, Failed];

    /// <summary>The agency has the case, or is asked to take it.</summary>
    public static readonly string[] Active = [Offered, Accepted, Scheduled, Working];

    private static readonly Dictionary<string, string[]> Moves = new()
    {
        [Offered] = [Accepted, Declined],
        [Accepted] = [Scheduled, Working, Done, Failed],
        [Scheduled] = [Scheduled, Working, Done, Failed],
        [Working] = [Scheduled, Done, Failed],
        [Done] = [],
        [Declined] = [],
        [Failed] = [],
        [Expired] = [],
    };

    public static string[] After(string status) => Moves[status];

    /// <summary>The agency no longer has anything to do with the case.</summary>
    public static bool WasGivenBack(string status) => status is Declined or Failed or Expired;

    public static bool NeedsNote(string status) => status is Declined or Failed;
}
