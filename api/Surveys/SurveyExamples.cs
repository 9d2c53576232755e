namespace Saphansung.Api.Surveys;

/// <summary>What the calls may look like, for the contract.</summary>
internal static class SurveyExamples
{
    public const string OpenRounds = """
        [{"id":"0199d2f0-0000-7000-8000-000000000021","title":{"th":"ความพึงพอใจของผู้ติดตาม","en":"Satisfaction of followers"},"purpose":{"th":"ใช้ปรับปรุงบริการ","en":"To improve the service"},"anonymous":true,"number":1,"opensAt":"2026-11-24T01:00:00Z","closesAt":"2026-12-08T10:00:00Z","answered":false,"started":false}]
        """;

    private const string Form = """
        {"version":1,"questions":[{"key":"speed","type":"scale","label":{"th":"ความรวดเร็วในการให้บริการ","en":"How quickly the service was given"},"required":true,"section":"service","weight":2,"noOpinion":{"th":"ไม่เคยใช้","en":"Never used"},"options":[{"value":"5","label":{"th":"มากที่สุด","en":"Very satisfied"}},{"value":"1","label":{"th":"น้อยที่สุด","en":"Not at all satisfied"}}],"min":1,"max":5},{"key":"advice","type":"textarea","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"required":false,"section":"service"}],"sections":[{"key":"service","label":{"th":"การให้บริการ","en":"The service"},"aspect":"process"}],"aspects":[{"code":"process","label":{"th":"กระบวนการ","en":"Process"}}]}
        """;

    public const string Round = $$"""
        {"id":"0199d2f0-0000-7000-8000-000000000021","title":{"th":"ความพึงพอใจของผู้ติดตาม","en":"Satisfaction of followers"},"purpose":{"th":"ใช้ปรับปรุงบริการ","en":"To improve the service"},"anonymous":true,"number":1,"state":"open","opensAt":"2026-11-24T01:00:00Z","closesAt":"2026-12-08T10:00:00Z","form":{{Form}},"answered":false,"draft":{"answers":{"speed":4},"section":"service","revision":1,"savedAt":"2026-11-24T07:00:00Z"},"answers":null}
        """;

    public const string Draft = """
        {"revision":0,"answers":{"speed":4},"section":"service"}
        """;

    public const string Drafted = """
        {"revision":1,"savedAt":"2026-11-24T07:00:00Z"}
        """;

    public const string Answers = """
        {"answers":{"speed":5,"advice":"อยากให้ตอบเร็วขึ้นในวันหยุด"}}
        """;

    public const string Submitted = """
        {"roundId":"0199d2f0-0000-7000-8000-000000000021","anonymous":true,"receipt":"7K3Q-FM9B-XW2D-RT6P","submittedAt":null}
        """;
}
