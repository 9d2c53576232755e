namespace Saphansung.Api.Reports;

internal static class ReportExamples
{
    public const string New = """{"period":"2570-q1"}""";
    public const string List = "{}";
    public const string Figures = "{}";
    public const string Report = "{}";
    public const string Words = """
        {"version":1,"summary":"ปัญหาส่วนใหญ่ได้รับการแก้ไขตามกำหนด","problems":"หน่วยงานบางแห่งตอบช้า","proposals":"ติดตามหน่วยงานที่ตอบช้าทุกสัปดาห์"}
        """;
    public const string Worded = "{}";
    public const string Move = """{"to":"approved","version":1}""";
    public const string Approved = "{}";
}
