namespace Saphansung.Api.Sensitive;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class SensitiveExamples
{
    public const string Reason = """
        {"reason":"เตรียมเยี่ยมบ้านวันนี้"}
        """;

    public const string Opened = """
        {"id":"0199d2f0-0000-7000-8000-000000000021","openedAt":"2026-11-22T03:00:00Z","openUntil":"2026-11-22T04:00:00Z"}
        """;

    public const string Accesses = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000021","personId":"0199d2f0-0000-7000-8000-000000000004","name":"วิภา (ตัวอย่าง)","reason":"เตรียมเยี่ยมบ้านวันนี้","openedAt":"2026-11-22T03:00:00Z"}],"next":null}
        """;
}
