namespace Saphansung.Api.Chat;

internal static class ChatExamples
{
    public const string Answer = """{"text":"ลงทะเบียนได้ทุกวันทำการที่สำนักงานเขต นำบัตรประชาชนมาด้วยค่ะ"}""";

    public const string Chats = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000043","name":"สมใจ (ตัวอย่าง)","last":"ขอถามเรื่องเบี้ยผู้สูงอายุค่ะ โทร [ปกปิด]","byOfficer":false,"waitingSince":"2026-11-24T07:00:00Z","lastAt":"2026-11-24T07:00:00Z"}],"next":null}
        """;

    public const string Talk = """
        {"id":"0199d2f0-0000-7000-8000-000000000043","name":"สมใจ (ตัวอย่าง)","waitingSince":"2026-11-24T07:00:00Z","freeUntil":null,"messages":[{"id":"0199d2f0-0000-7000-8000-000000000044","officer":null,"text":"ขอถามเรื่องเบี้ยผู้สูงอายุค่ะ โทร 081-234-5678","saidAt":"2026-11-24T07:00:00Z","way":null,"state":null}]}
        """;

    public const string Answered = """
        {"id":"0199d2f0-0000-7000-8000-000000000043","name":"สมใจ (ตัวอย่าง)","waitingSince":null,"freeUntil":null,"messages":[{"id":"0199d2f0-0000-7000-8000-000000000044","officer":null,"text":"ขอถามเรื่องเบี้ยผู้สูงอายุค่ะ โทร 081-234-5678","saidAt":"2026-11-24T07:00:00Z","way":null,"state":null},{"id":"0199d2f0-0000-7000-8000-000000000045","officer":"มานะ (ตัวอย่าง)","text":"ลงทะเบียนได้ทุกวันทำการที่สำนักงานเขต นำบัตรประชาชนมาด้วยค่ะ","saidAt":"2026-11-24T07:05:00Z","way":"push","state":"waiting"}]}
        """;

    public const string Closed = """
        {"id":"0199d2f0-0000-7000-8000-000000000043","name":"สมใจ (ตัวอย่าง)","waitingSince":null,"freeUntil":null,"messages":[{"id":"0199d2f0-0000-7000-8000-000000000044","officer":null,"text":"ขอถามเรื่องเบี้ยผู้สูงอายุค่ะ โทร 081-234-5678","saidAt":"2026-11-24T07:00:00Z","way":null,"state":null}]}
        """;

    public const string Draft = """
        {"id":"0199d2f0-0000-7000-8000-000000000041","expiresAt":"2026-11-25T07:00:00Z","photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1764057600&signature=..."}],"waiting":0,"failed":[],"place":{"lat":13.77,"lng":100.69,"landmark":"ปากซอย ถนนทดสอบ (ตัวอย่าง)"}}
        """;
}
