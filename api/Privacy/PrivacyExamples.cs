namespace Saphansung.Api.Privacy;

/// <summary>What the calls may look like, for the contract. People are invented.</summary>
internal static class PrivacyExamples
{
    public const string Data = """
        {"name":"วีณา (ตัวอย่าง)","since":"2026-11-22T03:00:00Z","cases":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-4M8PD","category":"garbage","status":"received","description":"ขยะกองหน้าปากซอย","answers":{"kind":"household","place":"road","since":"days","amount":"cart","danger":["none"]},"lat":13.7391,"lng":100.685,"landmark":null,"community":"C05","contactName":null,"contactPhone":null,"reportedAt":"2026-11-22T03:00:00Z","photos":1,"stars":null}],"words":[],"chat":[],"group":[],"inbox":[{"at":"2026-11-22T03:00:00Z","title":"เรื่อง SPS-2569-7K3QF ได้รับแจ้งว่าแก้ไขแล้ว โปรดยืนยันว่าแก้ไขจริง","text":null}],"surveys":[],"courses":[],"newsCommunities":[]}
        """;

    public const string Erasure = """
        {"userAccessToken":"eyJhbGciOiJIUzI1NiJ9..."}
        """;
}
