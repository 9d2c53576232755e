namespace Saphansung.Api.Board;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class BoardExamples
{
    public const string Board = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"assigned","description":"ไฟทางดับ","community":"C05","reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-22T03:00:00Z","fixBy":"2026-11-25T03:00:00Z","agencies":[{"code":"MEA","status":"offered"}],"overdue":false,"reopenings":0,"followers":0,"sensitive":false,"photos":1,"location":{"lat":13.77,"lng":100.685},"priority":"normal","dueAt":"2026-11-25T03:00:00Z","due":"fix","paused":null,"flags":["silent_agency"],"officer":{"id":"0199d2f0-0000-7000-8000-000000000005","name":"มานะ (ตัวอย่าง)"},"version":3,"acknowledgeBy":null}],"next":"0199d2f0-0000-7000-8000-000000000001"}
        """;

    public const string Map = """
        {"items":[{"lat":13.7701,"lng":100.6852,"count":14,"id":null,"reference":null,"worst":"overdue"},{"lat":13.7752,"lng":100.6911,"count":1,"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","worst":"running"}],"cases":15,"complete":true}
        """;

    public const string Counters = """
        {"from":"2026-10-24","to":"2026-11-23","states":{"received":3,"triaged":5,"assigned":8,"in_progress":12,"waiting_reporter":1,"claimed_fixed":4,"resolved":210,"closed_unfixed":6,"not_ours":9,"duplicate":7,"withdrawn":2},"figures":{"reported":96,"claimed":71,"confirmed":52,"unconfirmed":15,"disputed":6},"overdue":{"count":4,"more":false},"flagged":{"count":2,"more":false}}
        """;

    public const string Dashboard = """
        {"at":"2026-11-24T02:00:00Z","today":{"overdue":{"count":4,"more":false},"emergencies":{"count":1,"more":false},"disputed":{"count":2,"more":false},"sensitiveUnopened":{"count":1,"more":false},"sensitiveCategories":["people","disease"],"agencies":[{"code":"MEA","name":{"th":"การไฟฟ้านครหลวง","en":"Metropolitan Electricity Authority"},"silent":2,"late":1}],"flags":[{"flag":"ping_pong","count":1}],"lateReports":1,"lateActions":0},"waiting":[{"kind":"announcement","id":"0199d2f0-0000-7000-8000-000000000020","state":"awaiting_approval","who":"head","title":{"th":"ล้างตลาดวันเสาร์ (ตัวอย่าง)","en":"Market cleaning on Saturday (example)"},"since":"2026-11-23T03:00:00Z"}],"week":[{"kind":"course","id":"0199d2f0-0000-7000-8000-000000000031","on":"2026-11-27","title":{"th":"อบรมเครือข่าย (ตัวอย่าง)","en":"Training of the network (example)"}}],"targets":[{"code":"resolved","name":{"th":"ร้อยละ 80 ของปัญหาได้รับการแก้ไข","en":"80 % of the problems are resolved"},"unit":{"th":"ร้อยละ","en":"%"},"day":"2026-11-24","value":60,"numerator":6,"denominator":10,"ci":{"lower":31.27,"upper":83.18},"goal":80,"verdict":"not_reached","confirmed":{"n":4,"percent":40,"ci":{"lower":16.82,"upper":68.73},"reached":false,"cleared":false},"trend":[{"day":"2026-11-17","value":55},{"day":"2026-11-24","value":60}]}]}
        """;

    public const string Filters = """
        [{"id":"0199d2f0-0000-7000-8000-000000000007","name":"ไฟดับที่เกินกำหนด","query":"category=disrepair&overdue=true&q=ไฟ"}]
        """;

    public const string NewFilter = """
        {"name":"ไฟดับที่เกินกำหนด","query":"category=disrepair&overdue=true&q=ไฟ"}
        """;

    public const string Filter = """
        {"id":"0199d2f0-0000-7000-8000-000000000007","name":"ไฟดับที่เกินกำหนด","query":"category=disrepair&overdue=true&q=ไฟ"}
        """;

    public const string Bulk = """
        {"ids":["0199d2f0-0000-7000-8000-000000000001","0199d2f0-0000-7000-8000-000000000008"],"action":{"to":"triaged"}}
        """;

    public const string BulkDone = """
        {"results":[{"id":"0199d2f0-0000-7000-8000-000000000001","status":"done","code":null,"message":null,"incidentStatus":"triaged"},{"id":"0199d2f0-0000-7000-8000-000000000008","status":"refused","code":"reason_required","message":"เรื่องนี้เป็นข้อมูลอ่อนไหว ต้องระบุเหตุผลก่อนเปิด","incidentStatus":null}]}
        """;

    public const string Officers = """
        [{"id":"0199d2f0-0000-7000-8000-000000000005","name":"มานะ (ตัวอย่าง)","roles":["officer"],"open":{"count":17,"more":false},"overdue":{"count":2,"more":false}}]
        """;

    public const string HandOver = """
        {"from":"0199d2f0-0000-7000-8000-000000000005","to":"0199d2f0-0000-7000-8000-000000000009","reason":"ลาพักผ่อนถึงวันศุกร์"}
        """;

    public const string HandedOver = """
        {"from":"0199d2f0-0000-7000-8000-000000000005","to":"0199d2f0-0000-7000-8000-000000000009","cases":17}
        """;
}
