namespace Saphansung.Api.Chat;

internal static class ChatExamples
{
    public const string Draft = """
        {"id":"0199d2f0-0000-7000-8000-000000000041","expiresAt":"2026-11-25T07:00:00Z","photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1764057600&signature=..."}],"waiting":0,"failed":[],"place":{"lat":13.77,"lng":100.69,"landmark":"ปากซอย ถนนทดสอบ (ตัวอย่าง)"}}
        """;
}
