using Saphansung.Api.Incidents;

namespace Saphansung.Api.Traffy;

/// <summary>The states of Traffy Fondue and what people call them there.</summary>
internal static class TraffyState
{
    public const string Start = "start";
    public const string InProgress = "inprogress";
    public const string Forward = "forward";
    public const string Follow = "follow";
    public const string Finish = "finish";
    public const string Irrelevant = "irrelevant";

    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["รอรับเรื่อง"] = Start,
        ["รับเรื่อง"] = InProgress,
        ["กำลังดำเนินการ"] = InProgress,
        ["ศึกษาปัญหา"] = InProgress,
        ["จัดทำนโยบาย"] = InProgress,
        ["ของบประมาณ"] = InProgress,
        ["จัดซื้อจัดจ้าง"] = InProgress,
        ["ขั้นตอนทางกฎหมาย"] = InProgress,
        ["ส่งต่อ"] = Forward,
        ["ส่งต่อ(ใหม่)"] = Forward,
        ["ติดตามเรื่อง"] = Follow,
        ["เสร็จสิ้น"] = Finish,
        ["ไม่เกี่ยวข้อง"] = Irrelevant,
        ["ยกเลิก"] = Irrelevant,
    };

    /// <summary>The state that a label or the state's own name means; null for none.</summary>
    public static (string State, string Label)? Read(string text)
    {
        var label = text.Trim();
        if (Labels.TryGetValue(label.Replace(" ", "", StringComparison.Ordinal), out var state)) return (state, label);
        var name = label.ToLowerInvariant();
        return Labels.FirstOrDefault(l => l.Value == name) is { Key: { } first } ? (name, first) : null;
    }

    /// <summary>
    /// What our states are called there. A claimed fix is finished there; a question to the reporter has no word of its own there, and a
    /// duplicate is joined to its main case there, which a file of tickets cannot say.
    /// </summary>
    public static string LabelOf(string status) => status switch
    {
        IncidentStatus.Received => "รอรับเรื่อง",
        IncidentStatus.Triaged or IncidentStatus.WaitingReporter => "รับเรื่อง",
        IncidentStatus.Assigned => "ส่งต่อ(ใหม่)",
        IncidentStatus.InProgress => "กำลังดำเนินการ",
        IncidentStatus.ClaimedFixed or IncidentStatus.Resolved => "เสร็จสิ้น",
        IncidentStatus.ClosedUnfixed => "ติดตามเรื่อง",
        IncidentStatus.NotOurs => "ไม่เกี่ยวข้อง",
        _ => "ยกเลิก",
    };
}
