namespace Saphansung.Api.Training;

/// <summary>What the calls may look like, for the contract: a course of one speaker and one hour.</summary>
internal static class BudgetExamples
{
    public const string Change = """
        {"version":0,"budget":{"approved":20600.00,"lines":[{"kind":"speaker","label":"วิทยากร จำนวน ๑ คน ๑ ชั่วโมง","payClass":"state","people":1,"units":1,"rate":600.00,"paid":null,"receipts":[]},{"kind":"food","label":"ค่าอาหาร อาหารว่างและเครื่องดื่ม","payClass":null,"people":100,"units":1,"rate":150.00,"paid":null,"receipts":[]},{"kind":"material","label":"ค่าวัสดุ","payClass":null,"people":1,"units":1,"rate":5000.00,"paid":1000.25,"receipts":[]}]}}
        """;

    public const string Saved = """
        {"courseId":"0199d2f0-0000-7000-8000-000000000031","approved":20600.00,"approvedInWords":"สองหมื่นหกร้อยบาทถ้วน","planned":20600.00,"paid":1000.25,"paidInWords":"หนึ่งพันบาทยี่สิบห้าสตางค์","left":19599.75,"leftInWords":"หนึ่งหมื่นเก้าพันห้าร้อยเก้าสิบเก้าบาทเจ็ดสิบห้าสตางค์","present":0,"kinds":[{"code":"speaker","planned":600.00,"due":600.00,"paid":0.00,"left":600.00},{"code":"food","planned":15000.00,"due":null,"paid":0.00,"left":15000.00},{"code":"material","planned":5000.00,"due":null,"paid":1000.25,"left":3999.75}],"lines":[{"kind":"speaker","label":"วิทยากร จำนวน ๑ คน ๑ ชั่วโมง","payClass":"state","people":1,"units":1.0,"rate":600.00,"planned":600.00,"cap":600.00,"paid":null,"receipts":[]},{"kind":"food","label":"ค่าอาหาร อาหารว่างและเครื่องดื่ม","payClass":null,"people":100,"units":1.0,"rate":150.00,"planned":15000.00,"cap":150.00,"paid":null,"receipts":[]},{"kind":"material","label":"ค่าวัสดุ","payClass":null,"people":1,"units":1.0,"rate":5000.00,"planned":5000.00,"cap":null,"paid":1000.25,"receipts":[]}],"speakers":[{"session":{"th":"ระบบ Social Network","en":"Social networks"},"name":null,"unit":"สำนักยุทธศาสตร์และประเมินผล","payClass":"state","minutes":60,"hours":1,"rate":600.00,"amount":600.00}],"flags":[{"code":"no_receipt","kind":"material","position":2,"amount":1000.25,"text":{"th":"“ค่าวัสดุ” จ่ายแล้ว 1,000.25 บาท แต่ยังไม่แนบใบสำคัญ","en":"“ค่าวัสดุ”: 1,000.25 baht paid, and no receipt attached."}}],"version":1}
        """;
}
