namespace Saphansung.Api.Incidents;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class CommunityExamples
{
    public const string Cases = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","category":"disrepair","status":"claimed_fixed","description":"ไฟทางดับ","reportedAt":"2026-11-22T03:00:00Z","updatedAt":"2026-11-23T03:00:00Z","fixBy":"2026-11-25T03:00:00Z","needs":"confirm","overdue":false,"resolution":null,"reopenings":0}],"next":null}
        """;

    public const string Summary = """
        {"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"},"counts":{"open":6,"overdue":1,"fixed":14,"recurring":2},"figures":{"since":"2026-08-26","claimed":12,"confirmed":8,"disputed":1,"unconfirmed":2}}
        """;

    public const string Slip = """
        {"reference":"SPS-2569-7K3QF","code":"H4XQ9T","category":"garbage","name":"ยายแก้ว (ตัวอย่าง)","reportedAt":"2026-11-22T03:00:00Z","answerBy":"2026-11-22T11:00:00Z","fixBy":"2026-11-25T03:00:00Z","address":"https://site.example.go.th/track/?r=SPS-2569-7K3QF","qr":"data:image/svg+xml;base64,..."}
        """;

    public const string Place = """
        {"location":{"lat":13.7712,"lng":100.6861,"landmark":"หลังศาลาชุมชน"},"community":"C05","reason":"ปักหมุดผิดซอย"}
        """;

    public const string Placed = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","location":{"lat":13.7712,"lng":100.6861,"accuracy":null,"landmark":"หลังศาลาชุมชน","blurred":false},"community":{"code":"C05","name":"ชุมชนทุ่งลั่นทม (ตัวอย่าง)"}}
        """;

    public const string Lookup = """
        {"reference":"SPS-2569-7K3QF","code":"H4XQ9T"}
        """;

    public const string Found = """
        {"reference":"SPS-2569-7K3QF","status":"assigned","category":{"th":"ขยะตกค้าง","en":"Uncollected garbage"},"reportedAt":"2026-11-22T03:00:00Z","fixBy":"2026-11-25T03:00:00Z","agencies":[{"name":{"th":"ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม","en":"Community Development and Social Welfare Division"},"status":"offered","since":"2026-11-22T04:00:00Z"}],"story":[{"kind":"reported","status":"received","assignment":null,"agencies":[],"at":"2026-11-22T03:00:00Z","reason":null}]}
        """;

    public const string Templates = """
        [{"code":"handed_over","use":"message","title":"ส่งต่อหน่วยงานแล้ว","text":"เรื่อง SPS-2569-7K3QF ส่งต่อให้ การไฟฟ้านครหลวง แล้ว เขตจะติดตามจนกว่าจะแก้ไขเสร็จ กำหนดแก้ไข ..."}]
        """;
}
