namespace Saphansung.Api.Agencies;

/// <summary>Calls by and about an agency's link, for the contract. People and places are invented.</summary>
internal static class LinkExamples
{
    public const string NewLink = """
        {"label":"คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)","days":14}
        """;

    public const string Made = """
        {"id":"0199d2f0-0000-7000-8000-000000000009","label":"คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)","expiresAt":"2026-12-06T03:10:00Z","url":"https://site.example.go.th/agency/#spl_...","qr":"data:image/svg+xml;base64,..."}
        """;

    public const string Links = """
        [{"id":"0199d2f0-0000-7000-8000-000000000009","label":"คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)","madeBy":"มานะ (ตัวอย่าง)","createdAt":"2026-11-22T03:10:00Z","expiresAt":"2026-12-06T03:10:00Z","openedAt":"2026-11-22T03:30:00Z","usedAt":null,"revokedAt":null}]
        """;

    public const string View = """
        {"agency":{"th":"การไฟฟ้านครหลวง","en":"Metropolitan Electricity Authority"},"expiresAt":"2026-12-06T03:10:00Z","assignment":{"id":"0199d2f0-0000-7000-8000-000000000002","status":"offered","offeredAt":"2026-11-22T03:10:00Z","acceptBy":"2026-11-22T07:10:00Z","fixBy":"2026-11-24T03:10:00Z","scheduledFor":null,"note":"เสาไฟหน้าซอย 5","updatedAt":"2026-11-22T03:10:00Z","incident":{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"assigned","description":"ไฟทางดับ","answers":{"kind":"light","usable":"partly","since":"days","accident":"no","danger":["none"]},"location":{"lat":13.77,"lng":100.685,"accuracy":12,"landmark":null,"blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"photos":[{"id":"0199d2f0-0000-7000-8000-000000000003","url":"/api/v1/photos/0199d2f0-0000-7000-8000-000000000003?expires=1795000000&signature=8a1f"}],"reportedAt":"2026-11-22T03:00:00Z","evidence":"none"}},"allowed":["accepted","declined"],"category":{"th":"สิ่งสาธารณะชำรุด","en":"Something public is broken"},"form":{"version":1,"questions":[]},"agencies":[{"code":"MWA","name":{"th":"การประปานครหลวง","en":"Metropolitan Waterworks Authority"},"own":false}],"notes":[{"id":"0199d2f0-0000-7000-8000-00000000000a","by":"staff","text":"เสาหมายเลข 12 หน้าร้านขายของชำ","at":"2026-11-22T03:40:00Z"}]}
        """;
}
