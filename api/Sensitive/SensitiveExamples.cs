namespace Saphansung.Api.Sensitive;

/// <summary>What the calls may look like, for the contract. People and places are invented.</summary>
internal static class SensitiveExamples
{
    public const string Reason = """
        {"reason":"เตรียมเยี่ยมบ้านวันนี้"}
        """;

    public const string Opened = """
        {"id":"0199d2f0-0000-7000-8000-000000000021","openedAt":"2026-11-22T03:00:00Z","openUntil":"2026-11-22T04:00:00Z"}
        """;

    public const string Accesses = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000021","personId":"0199d2f0-0000-7000-8000-000000000004","name":"วิภา (ตัวอย่าง)","reason":"เตรียมเยี่ยมบ้านวันนี้","openedAt":"2026-11-22T03:00:00Z"}],"next":null}
        """;

    public const string Acknowledged = """
        {"id":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","acknowledgedAt":"2026-11-22T03:10:00Z","by":"วิภา (ตัวอย่าง)","officer":"วิภา (ตัวอย่าง)"}
        """;

    public const string OnDuty = """
        {"onDuty":true}
        """;

    public const string Duty = """
        [{"id":"0199d2f0-0000-7000-8000-000000000004","name":"วิภา (ตัวอย่าง)","onDuty":true}]
        """;

    public const string NewPlan = """
        {"version":0,"what":"ส่งอาหารและพาไปรับยา","plannedOn":"2026-11-24","place":"บ้านในชุมชน","byWhom":"นักพัฒนาสังคมกับ อสส.","resources":"ข้าวสาร 5 กก. รถของฝ่าย","followUpOn":"2026-12-01","state":"open"}
        """;

    public const string Plan = """
        {"version":1,"plan":{"what":"ส่งอาหารและพาไปรับยา","plannedOn":"2026-11-24","place":"บ้านในชุมชน","byWhom":"นักพัฒนาสังคมกับ อสส.","resources":"ข้าวสาร 5 กก. รถของฝ่าย","followUpOn":"2026-12-01","state":"open","updatedAt":"2026-11-22T03:00:00Z","updatedBy":"วิภา (ตัวอย่าง)"},"visits":[]}
        """;

    public const string NewVisit = """
        {"visitedAt":"2026-11-24T10:00:00+07:00","note":"พบตัว ได้รับอาหารแล้ว","outcome":"helped","followUpOn":"2026-12-01"}
        """;

    public const string Visit = """
        {"id":"0199d2f0-0000-7000-8000-000000000022","visitedAt":"2026-11-24T03:00:00Z","by":"วิภา (ตัวอย่าง)","note":"พบตัว ได้รับอาหารแล้ว","outcome":"helped","followUpOn":"2026-12-01"}
        """;

    public const string FollowUps = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000023","incidentId":"0199d2f0-0000-7000-8000-000000000001","reference":"SPS-2569-7K3QF","community":"C05","dueOn":"2026-11-24","kind":"visit","mine":true}],"next":null}
        """;

    public const string Disease = """
        {"weeks":[{"monday":"2026-11-16","reports":12,"people":30,"suppressed":false},{"monday":"2026-11-23","reports":6,"people":11,"suppressed":false}],"rows":[{"community":"C11","signs":"diarrhoea","cells":[{"reports":12,"people":30,"suppressed":false},{"reports":6,"people":11,"suppressed":false}]}]}
        """;

    public const string Outbreak = """
        {"id":"0199d2f0-0000-7000-8000-000000000024","community":{"code":"C11","name":"ชุมชนลานจามจุรี (ตัวอย่าง)"},"signs":"diarrhoea","week":"2026-11-23","reports":6,"openedAt":"2026-11-24T02:00:00Z","acknowledgedAt":"2026-11-24T02:20:00Z"}
        """;

    public const string Outbreaks = """
        {"items":[{"id":"0199d2f0-0000-7000-8000-000000000024","community":{"code":"C11","name":"ชุมชนลานจามจุรี (ตัวอย่าง)"},"signs":"diarrhoea","week":"2026-11-23","reports":6,"openedAt":"2026-11-24T02:00:00Z","acknowledgedAt":null}],"next":null}
        """;

    public const string LinesReason = """
        {"reason":"สอบสวนโรคกับศูนย์บริการสาธารณสุข"}
        """;

    public const string Lines = """
        {"items":[{"reference":"SPS-2569-7K3QF","onsetOn":"2026-11-22","week":"2026-11-23","community":"ชุมชนลานจามจุรี (ตัวอย่าง)","signs":"diarrhoea","people":9,"groups":["children","older"],"treated":"some","place":"market"}],"next":null}
        """;
}
