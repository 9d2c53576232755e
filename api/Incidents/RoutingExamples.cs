namespace Saphansung.Api.Incidents;

/// <summary>What the calls about routing rules may look like, for the contract.</summary>
internal static class RoutingExamples
{
    public const string Rule = """
        {"id":"0199d2f0-0000-7000-8000-000000000008","position":21,"name":"เสียงดังกลางคืน","conditions":{"category":["nuisance"],"from":"22:00","to":"06:00","answers":{"kind":["noise"]}},"agency":"POLICE","active":true,"priority":null,"offers":false,"state":"on","version":2,"trial":{"version":2,"triedAt":"2026-11-22T03:00:00Z","cases":412,"matched":18,"agreed":15,"moved":3},"tried":true,"updatedAt":"2026-11-22T03:01:00Z"}
        """;

    public const string Draft = """
        {"id":"0199d2f0-0000-7000-8000-000000000008","position":21,"name":"เสียงดังกลางคืน","conditions":{"category":["nuisance"],"from":"22:00","to":"06:00","answers":{"kind":["noise"]}},"agency":"POLICE","active":true,"priority":null,"offers":false,"state":"draft","version":1,"trial":null,"tried":false,"updatedAt":"2026-11-22T03:01:00Z"}
        """;

    public const string Rules = $"[{Rule}]";

    public const string Written = """
        {"name":"เสียงดังกลางคืน","conditions":{"category":["nuisance"],"from":"22:00","to":"06:00","answers":{"kind":["noise"]}},"agency":"POLICE","priority":null,"offers":false}
        """;

    public const string Trial = """
        {"version":2,"triedAt":"2026-11-22T03:00:00Z","cases":412,"matched":18,"agreed":15,"moved":3,"samples":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","wentTo":"DIVISION","wouldGo":"POLICE","priority":"normal","wouldBe":null}]}
        """;

    public const string State = """
        {"state":"on"}
        """;

    public const string Order = """
        {"ids":["0199d2f0-0000-7000-8000-000000000008"]}
        """;
}
