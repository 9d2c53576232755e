namespace Saphansung.Api.Programme;

/// <summary>What the calls may look like, for the contract. People are invented; the programme is that of the district's report.</summary>
internal static class ProgrammeExamples
{
    private const string Id = "0199d2f0-0000-7000-8000-000000000040";
    private const string ActivityId = "0199d2f0-0000-7000-8000-000000000041";

    private const string Plan = """
        "title":"โครงการพัฒนาการให้บริการผ่านแอปพลิเคชันไลน์ (ตัวอย่าง)","startsOn":"2026-10-01","endsOn":"2027-09-30","phases":["วางแผน","เตรียมการ","ดำเนินการ","ประเมินผล"]
        """;

    private const string Started = """{"state":"draft","version":1,"by":"มานะ (ตัวอย่าง)","note":null,"at":"2026-11-24T07:00:00Z"}""";

    private const string ActivityPlan = """
        "phase":2,"title":"จัดทำเอกสารคู่มือการใช้งานแอปพลิเคชันไลน์ (LINE)","startsOn":"2026-11-01","endsOn":"2026-11-15","owner":"นักพัฒนาสังคม (ตัวอย่าง)","personId":null,"budget":23000
        """;

    private const string ActivityBefore = $$"""{"id":"{{ActivityId}}",{{ActivityPlan}},"person":null,"state":"planned","late":true,"version":1,"evidence":[]}""";

    private const string Evidence = """{"id":"0199d2f0-0000-7000-8000-000000000042","kind":"manual","reference":"https://saphansung.example/manuals","note":"คู่มือสมาชิกเครือข่าย (ตัวอย่าง)","by":"มานะ (ตัวอย่าง)","at":"2026-11-24T07:00:00Z"}""";

    public const string Written = $$"""{{{Plan}}}""";
    public const string Rewritten = $$"""{{{Plan}},"version":1}""";
    public const string Submitting = """{"to":"submitted","version":1,"note":null}""";
    public const string NewActivity = $$"""{{{ActivityPlan}},"state":"planned"}""";
    public const string Progress = $$"""{{{ActivityPlan}},"state":"done","version":1}""";
    public const string NewEvidence = """{"kind":"manual","reference":"https://saphansung.example/manuals","note":"คู่มือสมาชิกเครือข่าย (ตัวอย่าง)"}""";

    public const string Draft = $$"""{"id":"{{Id}}",{{Plan}},"source":null,"state":"draft","version":1,"budget":0,"activities":[],"history":[{{Started}}],"allowed":["submitted"]}""";
    public const string Changed = Draft;
    public const string Submitted = $$"""{"id":"{{Id}}",{{Plan}},"source":null,"state":"submitted","version":1,"budget":0,"activities":[],"history":[{{Started}},{"state":"submitted","version":1,"by":"มานะ (ตัวอย่าง)","note":null,"at":"2026-11-24T07:00:00Z"}],"allowed":[]}""";

    private const string Redrafted = $$"""[{{Started}},{"state":"draft","version":2,"by":"มานะ (ตัวอย่าง)","note":null,"at":"2026-11-24T07:00:00Z"}]""";

    public const string WithActivity = $$"""{"id":"{{Id}}",{{Plan}},"source":null,"state":"draft","version":2,"budget":23000,"activities":[{{ActivityBefore}}],"history":{{Redrafted}},"allowed":["submitted"]}""";

    public const string Progressed = $$"""{"id":"{{Id}}",{{Plan}},"source":null,"state":"draft","version":2,"budget":23000,"activities":[{"id":"{{ActivityId}}",{{ActivityPlan}},"person":null,"state":"done","late":false,"version":2,"evidence":[]}],"history":{{Redrafted}},"allowed":["submitted"]}""";

    public const string Programme = $$"""{"id":"{{Id}}",{{Plan}},"source":null,"state":"draft","version":2,"budget":23000,"activities":[{"id":"{{ActivityId}}",{{ActivityPlan}},"person":null,"state":"planned","late":true,"version":1,"evidence":[{{Evidence}}]}],"history":{{Redrafted}},"allowed":["submitted"]}""";

    public const string List = $$"""{"items":[{"id":"{{Id}}","title":"โครงการพัฒนาการให้บริการผ่านแอปพลิเคชันไลน์ (ตัวอย่าง)","startsOn":"2026-10-01","endsOn":"2027-09-30","state":"draft","activities":1,"done":0}],"next":null}""";
}
