namespace Saphansung.Api.News;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class NewsExamples
{
    private const string Words = """
        "title":{"th":"ฉีดวัคซีนพิษสุนัขบ้าฟรี","en":"Free rabies vaccination"},"body":{"th":"พาสุนัขและแมวมาฉีดวัคซีนได้ฟรี","en":""},"event":{"from":"2026-12-05T02:00:00Z","to":"2026-12-05T08:00:00Z","place":"ลานกีฬาชุมชน"}
        """;

    private const string Files = """
        "picture":null,"attachments":[]
        """;

    public const string Written = $$"""
        {{{Words}},"audience":{"kind":"everyone","code":null,"metres":null},"dueAt":null}
        """;

    public const string Rewritten = $$"""
        {{{Words}},"audience":{"kind":"community","code":"C05","metres":null},"dueAt":null,"version":1}
        """;

    public const string Draft = $$"""
        {"id":"0199d2f0-0000-7000-8000-00000000000c","state":"draft","version":1,{{Words}},{{Files}},"audience":{"kind":"everyone","code":null,"metres":null},"dueAt":null,"by":"มานะ (ตัวอย่าง)","createdAt":"2026-11-24T02:00:00Z","updatedAt":"2026-11-24T02:00:00Z","approvedBy":null,"way":null,"recipients":null,"sentAt":null,"allowed":["awaiting_approval","cancelled"],"history":[{"state":"draft","version":1,"by":"มานะ (ตัวอย่าง)","reason":null,"at":"2026-11-24T02:00:00Z"}]}
        """;

    public const string Changed = $$"""
        {"id":"0199d2f0-0000-7000-8000-00000000000c","state":"draft","version":2,{{Words}},{{Files}},"audience":{"kind":"community","code":"C05","metres":null},"dueAt":null,"by":"มานะ (ตัวอย่าง)","createdAt":"2026-11-24T02:00:00Z","updatedAt":"2026-11-24T02:00:00Z","approvedBy":null,"way":null,"recipients":null,"sentAt":null,"allowed":["awaiting_approval","cancelled"],"history":[{"state":"draft","version":1,"by":"มานะ (ตัวอย่าง)","reason":null,"at":"2026-11-24T02:00:00Z"},{"state":"draft","version":2,"by":"มานะ (ตัวอย่าง)","reason":null,"at":"2026-11-24T02:05:00Z"}]}
        """;

    public const string Asking = """{"to":"awaiting_approval","version":1}""";

    public const string Asked = $$"""
        {"id":"0199d2f0-0000-7000-8000-00000000000c","state":"awaiting_approval","version":1,{{Words}},{{Files}},"audience":{"kind":"everyone","code":null,"metres":null},"dueAt":null,"by":"มานะ (ตัวอย่าง)","createdAt":"2026-11-24T02:00:00Z","updatedAt":"2026-11-24T02:00:00Z","approvedBy":null,"way":null,"recipients":null,"sentAt":null,"allowed":["cancelled"],"history":[{"state":"draft","version":1,"by":"มานะ (ตัวอย่าง)","reason":null,"at":"2026-11-24T02:00:00Z"},{"state":"awaiting_approval","version":1,"by":"มานะ (ตัวอย่าง)","reason":null,"at":"2026-11-24T02:00:00Z"}]}
        """;

    public const string StaffList = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-00000000000c","state":"draft","title":"ฉีดวัคซีนพิษสุนัขบ้าฟรี","by":"มานะ (ตัวอย่าง)","updatedAt":"2026-11-24T02:00:00Z","dueAt":null,"sentAt":null,"way":null,"recipients":null,"readers":0}],"next":null}
        """;

    public const string Published = $$"""
        {"id":"0199d2f0-0000-7000-8000-00000000000c",{{Words}},{{Files}},"publishedAt":"2026-11-24T02:00:00Z"}
        """;

    public const string List = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-00000000000c","title":{"th":"ฉีดวัคซีนพิษสุนัขบ้าฟรี","en":"Free rabies vaccination"},"beginning":{"th":"พาสุนัขและแมวมาฉีดวัคซีนได้ฟรี","en":""},"event":{"from":"2026-12-05T02:00:00Z","to":"2026-12-05T08:00:00Z","place":"ลานกีฬาชุมชน"},"picture":null,"publishedAt":"2026-11-24T02:00:00Z"}],"next":null}
        """;

    public const string Opened = """{"via":"archive"}""";
    public const string Choice = """{"communities":["C05"]}""";
    public const string Audience = """{"kind":"community","code":"C05","metres":null}""";
    public const string Cost = """{"people":284,"free":300,"left":16}""";
    public const string Preview = """{"checked":true,"picture":false,"problems":[]}""";

    public const string Uploaded = """
        {"id":"0199d2f0-0000-7000-8000-00000000000d","name":"กำหนดการ.pdf","contentType":"application/pdf","bytes":48213,"url":"/api/v1/announcements/files/0199d2f0-0000-7000-8000-00000000000d?expires=1764000000&signature=…"}
        """;

    public const string Result = """
        {"recipients":284,"way":"push","accepted":280,"failed":0,"waiting":4,"withheld":0,"toldFree":0,"clicks":96,"readers":81,"archiveReads":14,"blocks":2,"blocksUntil":"2026-11-26T02:00:00Z"}
        """;

    public const string Followers = """
        {"target":100,"now":128,"gross":141,"gone":13,"days":[{"date":"2026-11-24","added":3,"returned":1,"lost":1,"followers":128}],"line":[{"date":"2026-11-23","state":"ready","followers":140,"blocks":14,"current":126,"ours":126,"difference":0}]}
        """;
}
