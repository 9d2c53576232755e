using Saphansung.Api.Agencies;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Open311;

/// <summary>The states of a case in the words of GeoReport and of mySociety's extended statuses.</summary>
internal static class PublicStatus
{
    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>As <c>AgencyNotes</c> keeps it.</summary>
    public const string Comment = "note";

    /// <summary>What <c>status_notes</c> says. A claimed fix is open until somebody has confirmed it.</summary>
    public static Text Note(string status, string? resolution, string? parent) => status switch
    {
        IncidentStatus.Received => new("รับแจ้งแล้ว รอเจ้าหน้าที่ตรวจ", "Received; an officer will look at it."),
        IncidentStatus.Triaged => new("เจ้าหน้าที่ตรวจแล้ว", "An officer has looked at it."),
        IncidentStatus.Assigned => new("ส่งต่อหน่วยงานแล้ว รอหน่วยงานรับเรื่อง", "Handed to an agency, which has not accepted yet."),
        IncidentStatus.InProgress => new("กำลังดำเนินการ", "Being worked on."),
        IncidentStatus.WaitingReporter => new("รอข้อมูลเพิ่มจากผู้แจ้ง", "Waiting for an answer of the reporter."),
        IncidentStatus.ClaimedFixed => new("หน่วยงานแจ้งว่าแก้ไขแล้ว รอการยืนยัน", "The agency says that it is fixed; waiting for confirmation."),
        IncidentStatus.Resolved when resolution == "unconfirmed" => new("แก้ไขแล้ว ไม่มีผู้ทักท้วงในเวลาที่กำหนด", "Fixed; nobody objected in time."),
        IncidentStatus.Resolved => new("แก้ไขแล้ว ยืนยันโดยผู้แจ้งหรือชุมชน", "Fixed, confirmed by the reporter or the community."),
        IncidentStatus.ClosedUnfixed => new("ปิดเรื่องโดยไม่ได้แก้ไข", "Closed without a fix."),
        IncidentStatus.NotOurs => new("ไม่อยู่ในความรับผิดชอบของเขต", "Not the district's responsibility."),
        IncidentStatus.Duplicate => new(parent is null ? "เรื่องซ้ำ" : $"เรื่องซ้ำกับ {parent}", parent is null ? "Duplicate request." : $"Duplicate request. See {parent}."),
        _ => new("ผู้แจ้งถอนเรื่อง", "Withdrawn by the reporter."),
    };

    /// <param name="reopened">The line brings an ended case back; GET knows no word of its own for that.</param>
    public static string Extended(string status, string? assignment, bool reopened) => status switch
    {
        _ when reopened => "open",
        IncidentStatus.Triaged => "investigating",
        IncidentStatus.Assigned => "internal_referral",
        IncidentStatus.InProgress when assignment == AssignmentStatus.Scheduled => "action_scheduled",
        IncidentStatus.InProgress => "in_progress",
        IncidentStatus.ClaimedFixed or IncidentStatus.Resolved => "fixed",
        IncidentStatus.ClosedUnfixed => "no_further_action",
        IncidentStatus.NotOurs => "not_councils_responsibility",
        IncidentStatus.Duplicate => "duplicate",
        IncidentStatus.Withdrawn => "cancelled",
        _ => "open",
    };

    /// <summary>What an agency says with one of mySociety's statuses about its assignment.</summary>
    /// <param name="status">In capitals or not; the adapter sends capitals.</param>
    /// <param name="now">The assignment's present state.</param>
    /// <returns>Null when an agency cannot say that.</returns>
    public static string? Answer(string status, string now)
    {
        var offered = now == AssignmentStatus.Offered;
        return status.ToUpperInvariant() switch
        {
            "IN_PROGRESS" => AssignmentStatus.Working,
            "INVESTIGATING" => offered ? AssignmentStatus.Accepted : AssignmentStatus.Working,
            "PLANNED" or "ACTION_SCHEDULED" => AssignmentStatus.Scheduled,
            "FIXED" or "CLOSED" => AssignmentStatus.Done,
            "NO_FURTHER_ACTION" or "NOT_COUNCILS_RESPONSIBILITY" or "INTERNAL_REFERRAL" or "DUPLICATE" or "CANCELLED" =>
                offered ? AssignmentStatus.Declined : AssignmentStatus.Failed,
            // A comment: it says nothing new about the work.
            "OPEN" or "UNCHANGED" or "FOR_TRIAGE" => Comment,
            _ => null,
        };
    }
}
