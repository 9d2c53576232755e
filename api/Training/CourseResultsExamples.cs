namespace Saphansung.Api.Training;

internal static class CourseResultsExamples
{
    public const string Mine = "{}";
    public const string Certificate = "{}";
    public const string Results = "{}";
    public const string Items = "{}";
    public const string Report = "{}";
    public const string Words = """
        {"version":0,"problems":"สัญญาณอินเทอร์เน็ตในห้องประชุมไม่ทั่วถึง","proposals":"เตรียมอุปกรณ์กระจายสัญญาณสำหรับการอบรมครั้งต่อไป"}
        """;
    public const string Worded = "{}";
    public const string Certificates = "{}";
}
