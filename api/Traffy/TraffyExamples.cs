namespace Saphansung.Api.Traffy;

/// <summary>What the calls may look like, for the contract. Tickets, people and places are invented.</summary>
internal static class TraffyExamples
{
    public const string Import = """
        {"id":"0199d2f0-0000-7000-8000-00000000000a","fileName":"bangkok_traffy.csv","importedAt":"2026-11-22T03:00:00Z","rows":120,"added":90,"changed":10,"unchanged":18,"outside":4,"unreadable":2}
        """;

    public const string Imports = $$"""
        {"items":[{{ImportItem}}],"next":null}
        """;

    public const string ImportDetail = $$"""
        {"import":{{ImportItem}},"problems":[{"line":17,"reason":"bad_time"}]}
        """;

    public const string Outside = """
        {"items":[{"ticketId":"2026-XYZ123","types":"ถนน","stateLabel":"รอรับเรื่อง","comment":"ถนนพัง","district":"กันทรลักษ์","province":"ศรีสะเกษ","lat":14.64,"lng":104.65,"reportedAt":"2026-11-22T03:00:00Z","reason":"other_district"}],"next":null}
        """;

    public const string Candidates = """
        {"items":[{"ticketId":"2026-ABC123","types":"ไฟฟ้า","stateLabel":"รอรับเรื่อง","comment":"ไฟดับ","reportedAt":"2026-11-22T02:00:00Z","metres":35,"incidentId":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"triaged","description":"ไฟทางดับ"}],"next":null}
        """;

    public const string Tickets = $$"""
        {"items":[{{Open}}]}
        """;

    public const string Decision = """
        {"decision":"linked"}
        """;

    public const string Ticket = """
        {"ticketId":"2026-ABC123","types":"ไฟฟ้า","state":"start","stateLabel":"รอรับเรื่อง","comment":"ไฟดับ","organization":"เขตสะพานสูง","photo":"https://storage.example/before.jpg","photoAfter":null,"metres":35,"reportedAt":"2026-11-22T02:00:00Z","lastActivityAt":"2026-11-22T02:00:00Z","decision":"linked"}
        """;

    private const string Open = """
        {"ticketId":"2026-ABC123","types":"ไฟฟ้า","state":"start","stateLabel":"รอรับเรื่อง","comment":"ไฟดับ","organization":"เขตสะพานสูง","photo":"https://storage.example/before.jpg","photoAfter":null,"metres":35,"reportedAt":"2026-11-22T02:00:00Z","lastActivityAt":"2026-11-22T02:00:00Z","decision":null}
        """;

    private const string ImportItem = """
        {"id":"0199d2f0-0000-7000-8000-00000000000a","fileName":"bangkok_traffy.csv","importedAt":"2026-11-22T03:00:00Z","by":"มานะ (ตัวอย่าง)","rows":120,"added":90,"changed":10,"unchanged":18,"outside":4,"unreadable":2}
        """;
}
