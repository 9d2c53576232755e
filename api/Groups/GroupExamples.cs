namespace Saphansung.Api.Groups;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class GroupExamples
{
    public const string Duplicates = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000002","reference":"SPS-2569-4M8RT","status":"triaged","description":"ไฟดับทั้งซอย","metres":35,"reportedAt":"2026-11-22T02:00:00Z","followers":2,"photos":1,"merged":0}]}
        """;

    public const string Merge = """
        {"into":"0199d2f0-0000-7000-8000-000000000002","reason":"เสาไฟต้นเดียวกัน"}
        """;

    public const string Merged = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"duplicate","parent":{"id":"0199d2f0-0000-7000-8000-000000000002","reference":"SPS-2569-4M8RT","status":"triaged"}}
        """;

    public const string Split = """
        {"reason":"คนละเสากัน"}
        """;

    public const string SplitOff = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"triaged","allowed":["waiting_reporter","closed_unfixed","not_ours","duplicate"]}
        """;

    public const string StormEnded = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","reference":"SPS-2569-4M8RT","status":"received","storm":false,"answerBy":"2026-11-22T05:00:00Z","fixBy":"2026-11-23T05:00:00Z"}
        """;

    public const string ChronicPoints = $$"""
        {"items":[{{ChronicPoint}}],"next":null}
        """;

    public const string RootCause = """
        {"cause":"ท่อระบายน้ำเดิมเล็กเกินไป","plan":"เสนองบเปลี่ยนท่อขนาด 60 ซม. ในปีหน้า","dueOn":"2027-03-31","state":"open"}
        """;

    public const string ChronicPoint = """
        {"id":"0199d2f0-0000-7000-8000-000000000007","category":"disrepair","community":"C05","lat":13.77,"lng":100.685,"returns":2,"firstAt":"2026-09-01T03:00:00Z","lastAt":"2026-11-22T03:00:00Z","state":"open","cause":"ท่อระบายน้ำเดิมเล็กเกินไป","plan":"เสนองบเปลี่ยนท่อขนาด 60 ซม. ในปีหน้า","dueOn":"2027-03-31","owner":"สมชาย (ตัวอย่าง)","updatedAt":"2026-11-22T05:00:00Z","cases":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"received","reportedAt":"2026-11-22T03:00:00Z"}]}
        """;
}
