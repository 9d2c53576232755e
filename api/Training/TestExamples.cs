namespace Saphansung.Api.Training;

/// <summary>What the calls about tests may look like, for the contract.</summary>
internal static class TestExamples
{
    private const string Course = """
        "courseId":"0199d2f0-0000-7000-8000-000000000042","course":"อบรมเครือข่ายแจ้งเหตุ (ตัวอย่าง)"
        """;

    public const string MyTests = $$"""
        {{{Course}},"checkedIn":true,"tests":[{"kind":"pre","state":"open","minutes":20,"questions":1,"closesAt":null,"attemptId":"0199d2f0-0000-7000-8000-000000000043","attemptState":"open","endsAt":"2026-11-24T07:20:00Z","submittedAt":null},{"kind":"post","state":"draft","minutes":20,"questions":1,"closesAt":null,"attemptId":null,"attemptState":null,"endsAt":null,"submittedAt":null}]}
        """;

    public const string Start = """
        {"test":"pre"}
        """;

    public const string Attempt = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000043",{{Course}},"name":"สมใจ","test":"pre","state":"open","startedAt":"2026-11-24T07:00:00Z","endsAt":"2026-11-24T07:20:00Z","now":"2026-11-24T07:00:00Z","submittedAt":null,"submittedBy":null,"questions":[{"id":"0199d2f0-0000-7000-8000-000000000041","kind":"true_false","text":"ต้องแนบภาพทุกครั้งที่แจ้งเหตุ","maxMark":1,"options":null,"pairs":null,"choices":null}],"answers":{},"review":null}
        """;

    public const string Save = """
        {"sequence":1764000000000,"answer":false}
        """;

    public const string Saved = """
        {"stored":true,"answer":false,"sequence":1764000000000,"savedAt":"2026-11-24T07:00:00Z"}
        """;

    public const string Submit = """
        {"answers":[{"questionId":"0199d2f0-0000-7000-8000-000000000041","sequence":1764000000001,"answer":false}]}
        """;

    public const string Submitted = """
        {"id":"0199d2f0-0000-7000-8000-000000000043","submittedAt":"2026-11-24T07:00:00Z","submittedBy":"person","answered":1,"questions":1}
        """;

    public const string KioskPeople = $$"""
        {{{Course}},"open":["pre"],"people":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","pre":"free","post":"free"}]}
        """;

    public const string KioskStart = """
        {"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","test":"pre"}
        """;

    private const string Asked = """
        "maxScore":1,"items":[{"questionId":"0199d2f0-0000-7000-8000-000000000041","code":"Q1","name":"ภาพ","kind":"true_false","text":"ต้องแนบภาพทุกครั้งที่แจ้งเหตุ","number":1,"newest":1,"maxMark":1}]
        """;

    private const string Rest = """
        "passShare":0.6,"shuffleQuestions":true,"shuffleOptions":true,"openedAt":null,"closesAt":null,"closedAt":null
        """;

    private const string Post = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000046","kind":"post","state":"draft","minutes":20,{{Rest}},"version":1,"working":0,"submitted":0}
        """;

    public const string CourseTests = $$"""
        {{{Course}},{{Asked}},"tests":[{"id":"0199d2f0-0000-7000-8000-000000000045","kind":"pre","state":"draft","minutes":20,{{Rest}},"version":1,"working":0,"submitted":0},{{Post}}],"people":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","checkedIn":true,"extraMinutes":0,"pre":null,"post":null}]}
        """;

    public const string Items = """
        {"version":1,"items":[{"questionId":"0199d2f0-0000-7000-8000-000000000041","maxMark":1}]}
        """;

    public const string Settings = """
        {"version":1,"minutes":30,"passShare":0.6,"shuffleQuestions":true,"shuffleOptions":true,"closesAt":null}
        """;

    public const string SetCourseTests = $$"""
        {{{Course}},{{Asked}},"tests":[{"id":"0199d2f0-0000-7000-8000-000000000045","kind":"pre","state":"draft","minutes":30,{{Rest}},"version":2,"working":0,"submitted":0},{{Post}}],"people":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","checkedIn":true,"extraMinutes":0,"pre":null,"post":null}]}
        """;

    public const string Move = """
        {"to":"open"}
        """;

    public const string OpenCourseTests = $$"""
        {{{Course}},{{Asked}},"tests":[{"id":"0199d2f0-0000-7000-8000-000000000045","kind":"pre","state":"open","minutes":20,"passShare":0.6,"shuffleQuestions":true,"shuffleOptions":true,"openedAt":"2026-11-24T07:00:00Z","closesAt":null,"closedAt":null,"version":2,"working":0,"submitted":0},{{Post}}],"people":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","checkedIn":true,"extraMinutes":0,"pre":null,"post":null}]}
        """;

    public const string ExtraTime = """
        {"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","minutes":10}
        """;

    public const string ExtraCourseTests = $$"""
        {{{Course}},{{Asked}},"tests":[{"id":"0199d2f0-0000-7000-8000-000000000045","kind":"pre","state":"draft","minutes":20,{{Rest}},"version":1,"working":0,"submitted":0},{{Post}}],"people":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","checkedIn":true,"extraMinutes":10,"pre":null,"post":null}]}
        """;

    public const string Regrade = """
        {"questionId":"0199d2f0-0000-7000-8000-000000000041","why":"เฉลยข้อนี้ผิด"}
        """;

    public const string Regraded = """
        {"attempts":1,"changed":[{"enrolmentId":"0199d2f0-0000-7000-8000-000000000044","name":"สมใจ","test":"pre","oldScore":0,"newScore":1}]}
        """;

    public const string Kiosk = """
        {"token":"spk_0199d2f000007000800000000000004200000000692427f0","expiresAt":"2026-11-24T11:00:00Z","url":"https://example.org/kiosk/#spk_0199d2f000007000800000000000004200000000692427f0","qr":"data:image/svg+xml;base64,PHN2Zy8+"}
        """;
}
