namespace Saphansung.Api.Network;

internal static class NetworkExamples
{
    public const string Entry = """{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","purpose":"report"}""";

    public const string Code = """{"words":"ผูกกลุ่ม 7K3Q-FM2P","expiresAt":"2026-11-24T07:15:00Z"}""";

    public const string Network = """
        {"group":{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","memberCount":87,"countedAt":"2026-11-24T07:00:00Z","boundAt":"2026-11-24T07:00:00Z","known":12,"digestHour":null,"digestAt":null,"digestOutcome":null,"digestCost":null},"last":null,"mostMembers":500,"warnFrom":450}
        """;

    public const string Unbound = """
        {"group":null,"last":{"name":"เครือข่ายสะพานสูง (ตัวอย่าง)","state":"unbound","endedAt":"2026-11-24T07:00:00Z"},"mostMembers":500,"warnFrom":450}
        """;
}
