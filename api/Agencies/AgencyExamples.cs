namespace Saphansung.Api.Agencies;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class AgencyExamples
{
    public const string Assignments = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000002","status":"offered","offeredAt":"2026-11-22T03:10:00Z","acceptBy":"2026-11-22T07:10:00Z","fixBy":"2026-11-24T03:10:00Z","scheduledFor":null,"note":"เสาไฟหน้าซอย 5","updatedAt":"2026-11-22T03:10:00Z","incident":{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"assigned","description":"ไฟทางดับ","answers":{"kind":"light","usable":"partly","since":"days","accident":"no","danger":["none"]},"location":{"lat":13.77,"lng":100.685,"accuracy":12,"landmark":null,"blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}],"reportedAt":"2026-11-22T03:00:00Z","evidence":"none"}}],"next":null}
        """;

    public const string Assignment = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","status":"offered","offeredAt":"2026-11-22T03:10:00Z","acceptBy":"2026-11-22T07:10:00Z","fixBy":"2026-11-24T03:10:00Z","scheduledFor":null,"note":"เสาไฟหน้าซอย 5","updatedAt":"2026-11-22T03:10:00Z","incident":{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"assigned","description":"ไฟทางดับ","answers":{"kind":"light","usable":"partly","since":"days","accident":"no","danger":["none"]},"location":{"lat":13.77,"lng":100.685,"accuracy":12,"landmark":null,"blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}],"reportedAt":"2026-11-22T03:00:00Z","evidence":"none"}}
        """;

    public const string Update = """
        {"updateId":"WO-2026-118","status":"done","note":"เปลี่ยนหลอดไฟแล้ว","occurredAt":"2026-11-22T13:30:00+07:00","photoIds":["0199d2f0-0000-7000-8000-000000000012"],"letterIds":[]}
        """;

    public const string Updated = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","status":"done","incidentStatus":"claimed_fixed","updateId":"WO-2026-118","recordedAt":"2026-11-22T06:31:00Z","stale":false}
        """;

    public const string Notes = """
        [{"id":"0199d2f0-0000-7000-8000-000000000006","by":"agency","text":"เสาต้นนี้เป็นของใคร","at":"2026-11-22T03:20:00Z"}]
        """;

    public const string NewNote = """
        {"updateId":"Q-2026-7","text":"เสาต้นนี้เป็นของใคร"}
        """;

    public const string Answer = """
        {"text":"เป็นเสาของการไฟฟ้า หมายเลขอยู่ในรูปที่สอง"}
        """;

    public const string Answered = """
        {"id":"0199d2f0-0000-7000-8000-000000000013","by":"staff","text":"เป็นเสาของการไฟฟ้า หมายเลขอยู่ในรูปที่สอง","at":"2026-11-22T03:30:00Z"}
        """;

    public const string Note = """
        {"id":"0199d2f0-0000-7000-8000-000000000006","by":"agency","text":"เสาต้นนี้เป็นของใคร","at":"2026-11-22T03:20:00Z"}
        """;

    public const string Changes = """
        {"items":[{"id":"6f2d5a52-9f6b-4b32-8d4f-3e8a35c1a0c7","type":"assignment.offered","at":"2026-11-22T03:10:00Z","assignmentId":"0199d2f0-0000-7000-8000-000000000002","status":"offered","incidentId":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","incidentStatus":"assigned","origin":"sps","hops":0}],"next":"1","more":false}
        """;

    public const string TestCase = """
        {"category":"disrepair","description":"เรื่องทดสอบ"}
        """;

    public const string OfferedTestCase = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","status":"offered","offeredAt":"2026-11-22T03:10:00Z","acceptBy":"2026-11-22T07:10:00Z","fixBy":"2026-11-24T03:10:00Z","scheduledFor":null,"note":null,"updatedAt":"2026-11-22T03:10:00Z","incident":{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"assigned","description":"เรื่องทดสอบ","answers":{},"location":{"lat":13.77,"lng":100.685,"accuracy":null,"landmark":null,"blurred":false},"community":null,"photos":[],"reportedAt":"2026-11-22T03:00:00Z","evidence":"none"}}
        """;

    public const string Agencies = """
        [{"code":"MEA","name":{"th":"การไฟฟ้านครหลวง","en":"Metropolitan Electricity Authority"},"own":false}]
        """;

    public const string Records = """
        [{"agency":"MEA","offered":40,"acceptedOnTime":31,"acceptedLate":6,"declined":2,"doneOnTime":25,"doneLate":7,"failed":1,"released":1,"claimed":30,"confirmed":18,"unconfirmed":9,"disputed":3}]
        """;

    public const string Offer = """
        {"agency":"MEA","note":"เสาไฟหน้าซอย 5"}
        """;

    public const string Offered = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","agency":"MEA","status":"offered","acceptBy":"2026-11-22T07:10:00Z","fixBy":"2026-11-24T03:10:00Z"}
        """;

    public const string Release = """
        {"reason":"ไม่ใช่พื้นที่ของหน่วยงานนี้"}
        """;

    public const string Released = """
        {"id":"0199d2f0-0000-7000-8000-000000000002","status":"expired","incidentStatus":"triaged"}
        """;
}
