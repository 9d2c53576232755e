namespace Saphansung.Api.Auth;

/// <summary>What the calls may look like, for the contract. People are invented.</summary>
internal static class AccessExamples
{
    public const string SignIn = """
        {"idToken":"eyJraWQiOiJ..."}
        """;

    public const string Session = """
        {"accessToken":"eyJhbGciOiJ...","expiresIn":28800,"person":{"id":"0199d2f0-0000-7000-8000-000000000004","name":"สมใจ (ตัวอย่าง)","roles":[],"community":null}}
        """;

    public const string Person = """
        {"id":"0199d2f0-0000-7000-8000-000000000010","name":"มาลี (ตัวอย่าง)","roles":["committee"],"community":"C05"}
        """;

    public const string People = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000010","name":"มาลี (ตัวอย่าง)","roles":["committee"],"community":"C05"}],"next":null}
        """;

    public const string NewRoles = """
        {"roles":["committee"],"community":"C05"}
        """;

    public const string Keys = """
        [{"id":"0199d2f0-0000-7000-8000-000000000005","label":"ระบบรับแจ้งของ กฟน.","access":"update","test":false,"createdAt":"2026-11-22T03:00:00Z","lastUsedAt":null,"expiresAt":null,"revokedAt":null}]
        """;

    public const string NewKey = """
        {"label":"ระบบรับแจ้งของ กฟน.","access":"update","test":false}
        """;

    public const string Rotation = """
        {"overlapHours":168}
        """;

    public const string IssuedKey = """
        {"id":"0199d2f0-0000-7000-8000-000000000005","apiKey":"sps_live_..."}
        """;
}
