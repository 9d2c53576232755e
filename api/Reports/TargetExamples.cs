namespace Saphansung.Api.Reports;

/// <summary>What the calls may look like, for the contract. Figures are invented.</summary>
internal static class TargetExamples
{
    private const string Meaning = "\"level\":\"outcome\",\"name\":{\"th\":\"มีผู้ติดตามบัญชี LINE@SAPHANSUNG อย่างน้อย 100 คน\",\"en\":\"At least 100 people follow LINE@SAPHANSUNG\"},\"meaning\":{\"th\":\"ผู้ที่ติดตามอยู่จริง ไม่นับผู้ที่เลิกติดตามหรือบล็อก\",\"en\":\"Those who follow now; whoever left or blocks the account is not counted\"},\"numerator\":{\"th\":\"ผู้ติดตามตามบัญชีรายการของระบบ\",\"en\":\"Followers by the ledger\"},\"denominator\":{\"th\":\"ไม่มี เพราะเป็นจำนวนนับ\",\"en\":\"None: this is a count\"},\"cohort\":{\"th\":\"ณ เวลาตัดข้อมูล\",\"en\":\"At the cut-off\"},\"unit\":{\"th\":\"คน\",\"en\":\"people\"},\"evidence\":{\"th\":\"บัญชีรายการติดตามและเลิกติดตามจาก LINE\",\"en\":\"The ledger of follows and unfollows told by LINE\"},\"owner\":{\"th\":\"นักพัฒนาสังคม ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม\",\"en\":\"Community development officer of the division\"}";
    private const string Definition = $$"""{{{Meaning}},"goal":100,"judged":null,"most":null,"leavesOut":null,"leavesOutCategories":null,"via":null}""";
    private const string Higher = $$"""{{{Meaning}},"goal":150,"judged":null,"most":null,"leavesOut":null,"leavesOutCategories":null,"via":null}""";
    private const string Kept = """{"code":"followers","day":"2026-11-24","version":1,"value":64,"numerator":64,"denominator":null,"goal":100,"verdict":"not_reached"}""";

    private const string Value = """{"value":64,"numerator":64,"denominator":null,"ci":null,"goal":100,"verdict":"not_reached","words":{"th":"ยังไม่ถึงเป้าหมาย","en":"Not reached yet"},"missing":{"th":"ต้องมีผู้ติดตามอีก 36 คน","en":"36 more followers are needed."},"parts":[],"cutOff":"2026-11-24T07:00:00Z"}""";

    public const string List = $$"""{"from":"2026-10-01","to":"2027-09-30","targets":[{"code":"followers","version":1,"definition":{{Definition}},"waysToJudge":[],"value":{{Value}},"trend":[{{Kept}}]}]}""";

    private const string FromFile = $$"""{"number":1,"definition":{{Definition}},"origin":"file","reason":null,"by":null,"at":"2026-11-01T00:00:00Z"}""";

    public const string One = $$"""{"code":"followers","versions":[{{FromFile}}],"days":[{{Kept}}]}""";

    public const string Change = """{"goal":150,"judged":null,"reason":"ตั้งเป้าใหม่หลังถึงเป้าเดิม (ตัวอย่าง)","version":1}""";

    public const string Changed = $$"""{"code":"followers","versions":[{"number":2,"definition":{{Higher}},"origin":"staff","reason":"ตั้งเป้าใหม่หลังถึงเป้าเดิม (ตัวอย่าง)","by":"สมชาย (ตัวอย่าง)","at":"2026-11-24T07:00:00Z"},{{FromFile}}],"days":[{{Kept}}]}""";
}
