namespace Saphansung.Api.Programme;

/// <summary>What the calls may look like, for the contract. People and figures are invented.</summary>
internal static class PdcaExamples
{
    private const string Check = """{"id":"0199d2f0-0000-7000-8000-000000000043","target":"followers","targetVersion":1,"name":{"th":"มีผู้ติดตามบัญชี LINE@SAPHANSUNG อย่างน้อย 100 คน","en":"At least 100 people follow LINE@SAPHANSUNG"},"unit":{"th":"คน","en":"people"},"value":64,"numerator":64,"denominator":null,"goal":100,"verdict":"not_reached","cutOff":"2026-11-24T07:00:00Z","note":"เพิ่มช้ากว่าที่คาด (ตัวอย่าง)","by":"มานะ (ตัวอย่าง)"}""";
    private const string Words = "\"text\":\"ติดป้าย QR ที่ชุมชนทุกแห่ง (ตัวอย่าง)\",\"owner\":\"นักพัฒนาสังคม (ตัวอย่าง)\",\"personId\":null,\"dueOn\":\"2026-12-15\"";
    private const string Open = $$"""{"id":"0199d2f0-0000-7000-8000-000000000044","checkId":null,{{Words}},"person":null,"state":"open","reason":null,"carriedFrom":null,"late":false,"version":1}""";
    private const string Done = $$"""{"id":"0199d2f0-0000-7000-8000-000000000044","checkId":null,{{Words}},"person":null,"state":"done","reason":null,"carriedFrom":null,"late":false,"version":2}""";
    private const string First = "\"quarter\":\"2026-10-01\",\"state\":\"open\",\"closedBy\":null,\"closedAt\":null,\"opening\":[]";

    public const string NewCheck = """{"target":"followers","note":"เพิ่มช้ากว่าที่คาด (ตัวอย่าง)"}""";
    public const string NewAction = $$"""{{{Words}},"checkId":null}""";
    public const string Answer = $$"""{{{Words}},"checkId":null,"state":"done","version":1}""";
    public const string Checked = $$"""{{{First}},"checks":[{{Check}}],"actions":[],"unanswered":0}""";
    public const string Acting = $$"""{{{First}},"checks":[],"actions":[{{Open}}],"unanswered":1}""";
    public const string Answered = $$"""{{{First}},"checks":[],"actions":[{{Done}}],"unanswered":0}""";
    public const string Quarter = $$"""{{{First}},"checks":[{{Check}}],"actions":[{{Open}}],"unanswered":1}""";
    public const string Closed = """{"quarter":"2026-07-01","state":"closed","closedBy":"สมชาย (ตัวอย่าง)","closedAt":"2026-11-24T07:00:00Z","opening":[],"checks":[],"actions":[],"unanswered":0}""";

    public const string NewNote = """{"kind":"lesson","notedOn":"2026-11-24","text":"นัดชุมชนหลังเลิกงานมีคนมามากกว่า (ตัวอย่าง)"}""";
    public const string Note = """{"id":"0199d2f0-0000-7000-8000-000000000045","kind":"lesson","notedOn":"2026-11-24","text":"นัดชุมชนหลังเลิกงานมีคนมามากกว่า (ตัวอย่าง)","source":null,"by":"มานะ (ตัวอย่าง)"}""";
    public const string Notes = $$"""{"items":[{{Note}}],"next":null}""";

    private const string Day = "\"id\":\"0199d2f0-0000-7000-8000-000000000046\",\"kind\":\"satisfaction\",\"title\":{\"th\":\"รายงานผลสำรวจความพึงพอใจ ครั้งที่ 1\",\"en\":\"Satisfaction report, first of the year\"},\"role\":\"officer\",\"personId\":null,\"person\":null,\"dueOn\":\"2027-01-15\"";

    public const string Calendar = $$"""{"from":"2026-10-01","to":"2027-09-30","days":[{{{Day}},"state":"later","daysLeft":52,"doneAt":null,"doneBy":null,"note":null}]}""";
    public const string Deliver = """{"done":true,"personId":null,"note":"กท 5400/12 (ตัวอย่าง)"}""";
    public const string Delivered = $$"""{{{Day}},"state":"done","daysLeft":null,"doneAt":"2026-11-24T07:00:00Z","doneBy":"มานะ (ตัวอย่าง)","note":"กท 5400/12 (ตัวอย่าง)"}""";
}
