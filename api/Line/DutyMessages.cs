namespace Saphansung.Api.Line;

/// <summary>What caseworkers are told of the sensitive lane: that something waits for them, never what it is about.</summary>
internal static class DutyMessages
{
    public static string Reported(string reference, string link) => new LineCard(
        $"มีเรื่องใหม่ {reference} รอเจ้าหน้าที่เวรรับทราบ", "มีเรื่องใหม่ โปรดรับทราบ", "New report: please take notice")
    {
        Facts = [Case(reference)],
        Text = "เปิดดูได้หลังระบุเหตุผล แล้วกดรับทราบ หากไม่มีผู้รับทราบ ระบบจะแจ้งหัวหน้าฝ่าย",
        Buttons = [("เปิดเรื่อง · Open the case", link)],
    }.ToJson();

    public static string Unacknowledged(string reference, string link) => new LineCard(
        $"เรื่อง {reference} ยังไม่มีเจ้าหน้าที่รับทราบ", "ยังไม่มีผู้รับทราบ", "Nobody has taken notice")
    {
        Facts = [Case(reference)],
        Buttons = [("เปิดเรื่อง · Open the case", link)],
    }.ToJson();

    /// <summary>Neither the place nor the illness: both stand in the page, for those who may read them.</summary>
    public static string Outbreak(string link) => new LineCard(
        "มีรายงานที่คล้ายกันถึงเกณฑ์เฝ้าระวัง โปรดเปิดดู", "ถึงเกณฑ์เฝ้าระวัง โปรดเปิดดู", "An alert threshold was reached")
    {
        Buttons = [("เปิดดู · Open", link)],
    }.ToJson();

    private static (string, string) Case(string reference) => ("หมายเลขเรื่อง · Reference", reference);
}
