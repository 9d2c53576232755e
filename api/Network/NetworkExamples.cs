namespace Saphansung.Api.Network;

internal static class NetworkExamples
{
    public const string Entry = """{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","purpose":"report"}""";

    public const string Code = """{"words":"ผูกกลุ่ม 7K3Q-FM2P","expiresAt":"2026-11-24T07:15:00Z"}""";

    public const string Network = """
        {"group":{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","memberCount":87,"countedAt":"2026-11-24T07:00:00Z","boundAt":"2026-11-24T07:00:00Z","known":12,"digestHour":null,"digestAt":null,"digestOutcome":null,"digestCost":null},"last":null,"mostMembers":500,"warnFrom":450,"room":null}
        """;

    public const string DigestHour = """{"hour":17}""";

    public const string Digesting = """
        {"group":{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","memberCount":87,"countedAt":"2026-11-24T07:00:00Z","boundAt":"2026-11-24T07:00:00Z","known":12,"digestHour":17,"digestAt":null,"digestOutcome":null,"digestCost":null},"last":null,"mostMembers":500,"warnFrom":450,"room":null}
        """;

    public const string Marked = """
        {"id":"0199d2f0-0000-7000-8000-000000000042","name":"สมใจ (ตัวอย่าง)","text":"เบี้ยผู้สูงอายุต้องลงทะเบียนเดือนไหนคะ","saidAt":"2026-11-24T06:00:00Z","edited":false,"markedBy":"มานะ (ตัวอย่าง)","incidentId":"0199d2f0-0000-7000-8000-000000000001","incident":"SPS-2569-7K3QF","answer":null,"answeredBy":null,"answeredAt":null,"answerWay":null,"answerState":null,"freeUntil":"2026-11-24T06:00:50Z"}
        """;

    public const string Answered = """
        {"id":"0199d2f0-0000-7000-8000-000000000042","name":"สมใจ (ตัวอย่าง)","text":"เบี้ยผู้สูงอายุต้องลงทะเบียนเดือนไหนคะ","saidAt":"2026-11-24T06:00:00Z","edited":false,"markedBy":"มานะ (ตัวอย่าง)","incidentId":"0199d2f0-0000-7000-8000-000000000001","incident":"SPS-2569-7K3QF","answer":"ลงทะเบียนได้ทุกวันทำการที่สำนักงานเขต นำบัตรประชาชนมาด้วยค่ะ","answeredBy":"มานะ (ตัวอย่าง)","answeredAt":"2026-11-24T07:00:00Z","answerWay":"reply","answerState":"waiting","freeUntil":null}
        """;

    public const string Messages = $$"""{"items":[{{Marked}}],"next":null}""";

    public const string Unbound = """
        {"group":null,"last":{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","state":"unbound","endedAt":"2026-11-24T07:00:00Z"},"mostMembers":500,"warnFrom":450,"room":null}
        """;
}
