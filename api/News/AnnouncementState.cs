namespace Saphansung.Api.News;

/// <summary>The states of an announcement and the moves between them. What is changed becomes a draft again, because an approval is for what was read.</summary>
internal static class AnnouncementState
{
    public const string Draft = "draft";
    public const string Awaiting = "awaiting_approval";
    public const string Returned = "returned";
    public const string Approved = "approved";
    public const string Scheduled = "scheduled";
    public const string Sending = "sending";
    public const string Sent = "sent";
    public const string Cancelled = "cancelled";

    /// <summary>Those that a person may ask for; <c>scheduled</c> follows from the time, <c>sent</c> from the deliveries.</summary>
    public static readonly string[] Wishes = [Awaiting, Returned, Approved, Sending, Cancelled];

    /// <summary>Only the head decides these, also on what the head wrote: a division has one, and the history says whose words they were.</summary>
    public static readonly string[] Heads = [Returned, Approved];

    public static readonly string[] All = [Draft, Awaiting, Returned, Approved, Scheduled, Sending, Sent, Cancelled];

    public static readonly string[] Changeable = [Draft, Awaiting, Returned, Approved, Scheduled];

    public static string[] Next(string state) => state switch
    {
        Draft or Returned => [Awaiting, Cancelled],
        Awaiting => [Approved, Returned, Cancelled],
        Approved or Scheduled => [Sending, Cancelled],
        _ => [],
    };
}
