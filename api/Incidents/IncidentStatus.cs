namespace Saphansung.Api.Incidents;

/// <summary>The states of an incident and the only legal moves between them (design, section 3).</summary>
internal static class IncidentStatus
{
    public const string Received = "received";
    public const string Triaged = "triaged";
    public const string Assigned = "assigned";
    public const string InProgress = "in_progress";
    public const string WaitingReporter = "waiting_reporter";
    public const string ClaimedFixed = "claimed_fixed";
    public const string Resolved = "resolved";
    public const string ClosedUnfixed = "closed_unfixed";
    public const string NotOurs = "not_ours";
    public const string Duplicate = "duplicate";
    public const string Withdrawn = "withdrawn";

    public static readonly TimeSpan ReporterMayAnswer = TimeSpan.FromDays(5);
    public static readonly TimeSpan SilenceConfirms = TimeSpan.FromHours(72);
    public static readonly TimeSpan MayReopen = TimeSpan.FromDays(14);

    public static readonly string[] Ends = [Resolved, ClosedUnfixed, NotOurs, Duplicate, Withdrawn];

    /// <summary>The clock towards the fix runs.</summary>
    public static readonly string[] Running = [Received, Triaged, Assigned, InProgress];

    /// <summary>Somebody who sees the same problem may join instead of reporting it again.</summary>
    public static readonly string[] Open = [.. Running, WaitingReporter];

    private static readonly string[] StaffEnds = [ClosedUnfixed, NotOurs, Duplicate];

    private static readonly Dictionary<string, string[]> Moves = new()
    {
        [Received] = [Triaged, WaitingReporter, .. StaffEnds, Withdrawn],
        [Triaged] = [Assigned, WaitingReporter, .. StaffEnds, Withdrawn],
        [Assigned] = [InProgress, Triaged, WaitingReporter, .. StaffEnds, Withdrawn],
        [InProgress] = [ClaimedFixed, Triaged, WaitingReporter, .. StaffEnds, Withdrawn],
        [WaitingReporter] = [Received, Triaged, Assigned, InProgress, ClaimedFixed, .. StaffEnds, Withdrawn],
        [ClaimedFixed] = [Resolved, Triaged],
        [Resolved] = [Triaged],
        [ClosedUnfixed] = [Triaged],
        [NotOurs] = [Triaged],
        [Duplicate] = [Triaged],
        [Withdrawn] = [],
    };

    public static IEnumerable<string> All => Moves.Keys;

    public static bool Allows(string from, string to) => Moves[from].Contains(to);

    /// <summary>
    /// What staff may do by hand. The rest follows from others: assigned to claimed_fixed from the agencies,
    /// resolved and reopening from the reporter, withdrawn from the reporter.
    /// </summary>
    public static string[] ForStaff(string from, string? beforeWaiting) => from switch
    {
        Received => [Triaged, WaitingReporter, .. StaffEnds],
        Triaged or Assigned or InProgress => [WaitingReporter, .. StaffEnds],
        WaitingReporter => [beforeWaiting!, .. StaffEnds],
        // A claim that an officer does not believe goes back; only the reporter or the committee can dispute it.
        ClaimedFixed => [Triaged],
        _ => [],
    };

    public static bool IsStaffEnd(string status) => StaffEnds.Contains(status);

    public static bool MayStillReopen(string status, DateTime? endedAt, DateTime now) =>
        status != Withdrawn && Ends.Contains(status) && now - endedAt <= MayReopen;
}
