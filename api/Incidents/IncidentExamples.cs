namespace Saphansung.Api.Incidents;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class IncidentExamples
{
    public const string Categories = """
        [{"code":"garbage","name":{"th":"ขยะตกค้าง","en":"Uncollected garbage"},"hint":{"th":"ขยะไม่มีคนมาเก็บ ของชิ้นใหญ่ที่ถูกทิ้ง ขยะในคลอง","en":"Rubbish nobody has collected, dumped bulky things, rubbish in a canal"},"sensitive":false,"answerWithinMinutes":480,"fixWithinMinutes":1440,"calendar":"working","evidence":"none","nearbyMetres":150,"form":{"version":1,"questions":[{"key":"kind","type":"choice","label":{"th":"เป็นขยะแบบไหน","en":"What kind of rubbish is it?"},"required":true,"options":[{"value":"household","label":{"th":"ขยะในบ้านทั่วไป ถุงขยะ","en":"Ordinary household rubbish, bags"}}]}]}}]
        """;

    public const string Communities = """
        [{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)","lat":13.7422,"lng":100.7017}]
        """;

    public const string Report = """
        {"category":"garbage","answers":{"kind":"household","place":"road","amount":"cart","since":"days","danger":["none"]},"description":"ขยะกองหน้าปากซอย","location":{"lat":13.77,"lng":100.685,"accuracy":12},"community":"C05","photoIds":["0199d2f0-0000-7000-8000-000000000003"]}
        """;

    public const string Receipt = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"received","category":"garbage","reportedAt":"2026-11-22T03:00:00Z","answerBy":"2026-11-22T11:00:00Z","fixBy":"2026-11-25T03:00:00Z","priority":"normal","next":{"th":"เจ้าหน้าที่จะตรวจเรื่องและประสานหน่วยงานที่รับผิดชอบ แล้วแจ้งความคืบหน้าให้ทราบทาง LINE","en":"An officer reads the report, hands it to the agency responsible, and tells you in LINE how it goes on."},"slip":null}
        """;

    public const string Mine = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"garbage","status":"received","description":"ขยะกองหน้าปากซอย","community":"C05","reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:00:00Z","fixBy":"2026-11-25T03:00:00Z","following":false,"needs":null,"parent":null}],"next":null}
        """;

    public const string Nearby = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"garbage","status":"received","description":"ขยะกองหน้าปากซอย","metres":42,"reportedAt":"2026-11-22T03:00:00Z","followers":3,"following":false}]}
        """;

    public const string Incident = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"garbage","status":"received","description":"ขยะกองหน้าปากซอย","answers":{"kind":"household","place":"road","amount":"cart","since":"days","danger":["none"]},"form":{"version":1,"questions":[{"key":"kind","type":"choice","label":{"th":"เป็นขยะแบบไหน","en":"What kind of rubbish is it?"},"required":true,"options":[{"value":"household","label":{"th":"ขยะในบ้านทั่วไป ถุงขยะ","en":"Ordinary household rubbish, bags"}}]}]},"location":{"lat":13.77,"lng":100.685,"accuracy":12,"landmark":null,"blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f","purpose":"report","at":"2026-11-22T03:00:00Z","check":null,"mergedFrom":null}],"reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:00:00Z","answerBy":"2026-11-22T11:00:00Z","fixBy":"2026-11-25T03:00:00Z","confirmBy":null,"reopenings":0,"followers":0,"mine":true,"following":false,"needs":null,"may":["message","place","withdraw"],"assignments":[],"events":[{"with":[],"id":"0199d2f0-0000-7000-8000-000000000006","kind":"reported","occurredAt":"2026-11-22T03:00:00Z","recordedAt":"2026-11-22T03:00:00Z","by":{"kind":"reporter","name":null},"status":"received","agency":null,"text":null,"photos":[],"letters":[],"data":{},"mergedFrom":null}],"onBehalfOf":null,"evidenceWeak":false,"parent":null,"paused":null,"traffy":[]}
        """;

    public const string Message = """
        {"text":"อยู่หน้าบ้านเลขที่ 12","photoIds":[]}
        """;

    public const string MessageEvent = """
        {"id":"0199d2f0-0000-7000-8000-000000000006","kind":"message","occurredAt":"2026-11-22T03:00:00Z","recordedAt":"2026-11-22T03:00:00Z","by":{"kind":"reporter","name":null},"status":null,"agency":null,"text":"อยู่หน้าบ้านเลขที่ 12","photos":[],"letters":[],"data":{},"mergedFrom":null,"with":[]}
        """;

    public const string Feedback = """
        {"fixed":true,"stars":5,"comment":"สว่างแล้ว ขอบคุณ","photoIds":[]}
        """;

    public const string Resolved = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"resolved","reopenings":0}
        """;

    public const string Withdrawal = """
        {"reason":"แก้ไขเองแล้ว"}
        """;

    public const string Withdrawn = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"withdrawn","reopenings":0}
        """;

    public const string Photo = """
        {"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}
        """;

    public const string Letter = """
        {"id":"0199d2f0-0000-7000-8000-000000000007","url":"/api/v1/letters/0199d2f0-0000-7000-8000-000000000007?expires=1795000000&signature=8a1f"}
        """;

    public const string Case = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"garbage","status":"received","description":"ขยะกองหน้าปากซอย","answers":{"kind":"household","place":"road","amount":"cart","since":"days","danger":["none"]},"form":{"version":1,"questions":[{"key":"kind","type":"choice","label":{"th":"เป็นขยะแบบไหน","en":"What kind of rubbish is it?"},"required":true,"options":[{"value":"household","label":{"th":"ขยะในบ้านทั่วไป ถุงขยะ","en":"Ordinary household rubbish, bags"}}]}]},"location":{"lat":13.77,"lng":100.685,"accuracy":12,"landmark":null,"blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f","purpose":"report","at":"2026-11-22T03:00:00Z","check":null,"mergedFrom":null}],"reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:00:00Z","answerBy":"2026-11-22T11:00:00Z","fixBy":"2026-11-25T03:00:00Z","confirmBy":null,"reopenings":0,"followers":0,"assignments":[],"events":[{"with":[],"id":"0199d2f0-0000-7000-8000-000000000006","kind":"reported","occurredAt":"2026-11-22T03:00:00Z","recordedAt":"2026-11-22T03:00:00Z","by":{"kind":"reporter","name":"สมใจ (ตัวอย่าง)"},"status":"received","agency":null,"text":null,"photos":[],"letters":[],"data":{},"mergedFrom":null}],"reporter":{"id":"0199d2f0-0000-7000-8000-000000000004","name":"สมใจ (ตัวอย่าง)","contact":null},"onBehalfOf":null,"allowed":["triaged","waiting_reporter","closed_unfixed","not_ours","duplicate"],"sensitive":false,"version":1,"priority":"normal","flags":[],"answeredAt":null,"pausedSince":null,"answerUsed":0,"fixUsed":0,"custody":{"agencies":[],"officer":null},"acknowledged":null,"acknowledgeBy":null,"evidenceWeak":false,"parent":null,"merged":[],"storm":false,"paused":null}
        """;

    public const string NewPriority = """
        {"priority":"high","reason":"มีเด็กนักเรียนเดินผ่านทุกเช้า","version":1}
        """;

    public const string NewCategory = """
        {"category":"disrepair","reason":"เป็นฝาท่อชำรุด ไม่ใช่ขยะ","version":1}
        """;

    public const string Retargeted = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"garbage","priority":"high","answerBy":"2026-11-23T03:00:00Z","fixBy":"2026-12-01T03:00:00Z","version":2}
        """;

    public const string Recategorised = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","priority":"normal","answerBy":"2026-11-23T03:00:00Z","fixBy":"2026-12-01T03:00:00Z","version":2}
        """;

    public const string NewOfficer = """
        {"officer":"0199d2f0-0000-7000-8000-000000000005","reason":"อยู่ในพื้นที่ที่ดูแล"}
        """;

    public const string CaseWorker = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","officer":"0199d2f0-0000-7000-8000-000000000005","version":2}
        """;

    public const string FlagNote = """
        {"note":"โทรหาผู้ประสานงานแล้ว จะเข้าพื้นที่บ่ายนี้"}
        """;

    public const string Question = """
        {"to":"waiting_reporter","reason":"อยู่ตรงข้ามบ้านเลขที่เท่าไร"}
        """;

    public const string Moved = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","status":"waiting_reporter","allowed":["received","closed_unfixed","not_ours","duplicate"]}
        """;

    public const string StaffMessage = """
        {"text":"พรุ่งนี้เช้าเจ้าหน้าที่จะไปดู","internal":false}
        """;

    public const string StaffMessageEvent = """
        {"id":"0199d2f0-0000-7000-8000-000000000006","kind":"message","occurredAt":"2026-11-22T03:00:00Z","recordedAt":"2026-11-22T03:00:00Z","by":{"kind":"staff","name":null},"status":null,"agency":null,"text":"พรุ่งนี้เช้าเจ้าหน้าที่จะไปดู","photos":[],"letters":[],"data":{},"mergedFrom":null,"with":[]}
        """;
}
