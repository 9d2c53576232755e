using System.Globalization;
using Saphansung.Api.Line;

namespace Saphansung.Api.Network;

/// <summary>What the account says in groups, for every member's eyes: nothing personal, nothing of sensitive cases.</summary>
internal static class GroupMessages
{
    /// <summary>The links of a bound group; whoever opens one must be a member.</summary>
    public sealed record Ways(string Report, string Advice, string Guide);

    private const string Notice =
        "บัญชีนี้เห็นทุกข้อความในกลุ่ม ระบบเก็บข้อความไว้ 30 วันให้เจ้าหน้าที่อ่านและตอบคำถาม และเก็บว่ามีบัญชีใดอยู่ในกลุ่ม "
        + "รูปและตำแหน่งเก็บไว้ 24 ชั่วโมงเป็นร่างแจ้งเหตุที่ผู้ส่งเปิดได้คนเดียว ข้อความที่ยกเลิก (unsend) ลบทุกที่ "
        + "ตอบเมื่อเรียกชื่อบัญชีหรือพิมพ์ แจ้งเหตุ ขอคำปรึกษา ติดตาม คู่มือ สรุป เท่านั้น";

    public static string Greeting(string district, LineMessages.Pages pages) => new LineCard(
        $"สวัสดีจาก{district} โปรดอ่านว่าระบบเก็บอะไรจากกลุ่มนี้", $"สวัสดีจาก{district}", "Hello; what we keep of this group")
    {
        Text = Notice + "\nก่อนผูกกลุ่ม ระบบจะไม่เก็บและไม่ตอบข้อความ เจ้าหน้าที่หรือกรรมการชุมชนพิมพ์ “ผูกกลุ่ม” ตามด้วยรหัสจากหน้าเจ้าหน้าที่",
        Buttons = [("แจ้งเหตุเป็นการส่วนตัว · Report", pages.Report)],
    }.ToJson();

    public static string Bound(string district) => Plain($"ผูกกลุ่มแล้ว กลุ่มนี้เป็นกลุ่มเครือข่ายของ{district}\n{Notice}");

    public static string NotBound(string reason) => Plain($"ยังผูกกลุ่มไม่ได้: {reason}");

    public static string Welcome(string district, Ways ways) => new LineCard(
        $"ยินดีต้อนรับสู่กลุ่มเครือข่ายของ{district}", "ยินดีต้อนรับ", "Welcome to the network")
    {
        Text = "พิมพ์ “แจ้งเหตุ” “ขอคำปรึกษา” “ติดตาม” ตามด้วยหมายเลขเรื่อง หรือ “คู่มือ” ได้ทุกเวลา ระบบเก็บข้อความในกลุ่ม 30 วัน",
        Buttons = [("คู่มือและการเก็บข้อมูล · Guide", ways.Guide)],
    }.ToJson();

    public static string Help(Ways ways, string? emergency) => new LineCard(
        "แจ้งเหตุ ขอคำปรึกษา ติดตามเรื่อง หรือดูคู่มือได้ในกลุ่มนี้", "ให้ช่วยเรื่องไหนดี", "How can we help?")
    {
        Text = "กดปุ่มด้านล่าง หรือพิมพ์ “ติดตาม” ตามด้วยหมายเลขเรื่อง" + Danger(emergency),
        Buttons = [("แจ้งเหตุ · Report", ways.Report), ("ขอคำปรึกษา · Advice", ways.Advice), ("คู่มือ · Guide", ways.Guide)],
    }.ToJson();

    public static string Report(Ways ways, string? emergency) => new LineCard("เปิดหน้าแจ้งเหตุของกลุ่ม", "แจ้งเหตุ", "Report a problem")
    {
        Text = "กดปุ่มเพื่อแจ้งเหตุ กลุ่มจะเห็นเพียงหมายเลขและประเภทเรื่อง เรื่องอ่อนไหวจะไม่ถูกกล่าวถึงในกลุ่ม" + Danger(emergency),
        Buttons = [("เปิดหน้าแจ้งเหตุ · Report", ways.Report)],
    }.ToJson();

    public static string Advice(Ways ways) => new LineCard("เปิดหน้าขอคำปรึกษา", "ขอคำปรึกษา", "Ask for advice")
    {
        Text = "คำปรึกษาเป็นเรื่องส่วนตัว คนอื่นในกลุ่มจะไม่เห็น เจ้าหน้าที่จะตอบเฉพาะท่าน",
        Buttons = [("ขอคำปรึกษา · Ask for advice", ways.Advice)],
    }.ToJson();

    public static string Guide(Ways ways) => new LineCard("เปิดคู่มือของกลุ่มเครือข่าย", "คู่มือกลุ่มเครือข่าย", "The network's guide")
    {
        Buttons = [("เปิดคู่มือ · Open the guide", ways.Guide)],
    }.ToJson();

    public static string Receipt(string reference, string category, DateTime answerBy, Ways ways) => new LineCard(
        $"รับแจ้งเรื่อง {reference} จากกลุ่มแล้ว: {category}", "รับแจ้งเรื่องจากกลุ่มแล้ว", "A report from the group")
    {
        Facts = [Case(reference), ("ประเภท · Category", category), ("เจ้าหน้าที่ตอบภายใน · Answer by", LineText.Date(answerBy))],
        Buttons = [("แจ้งเหตุอื่น · Report another", ways.Report)],
    }.ToJson();

    public static string QuietReceipt() => Plain("เขตรับเรื่องแล้ว และจะติดต่อผู้แจ้งเป็นการส่วนตัว · We have it and answer in private.");

    public static string State(string reference, string category, string status, DateTime updatedAt, Ways ways)
    {
        var (th, en) = LineMessages.Status(status);
        return new LineCard($"เรื่อง {reference}: {th}", th, en)
        {
            Facts = [Case(reference), ("ประเภท · Category", category), ("ปรับปรุงล่าสุด · Last change", LineText.Date(updatedAt))],
            Buttons = [("แจ้งเหตุ · Report", ways.Report)],
        }.ToJson();
    }

    /// <summary>The same for a case that never was and for one that may not be shown here.</summary>
    public static string NotFound(string reference, Ways ways) => new LineCard(
        $"ไม่พบเรื่อง {reference} ที่แสดงในกลุ่มได้", "ไม่พบเรื่องที่แสดงในกลุ่มได้", "No such case to show here")
    {
        Facts = [Case(reference)],
        Text = "เรื่องของท่านเองดูได้ในแชตส่วนตัวกับบัญชีนี้",
        Buttons = [("แจ้งเหตุ · Report", ways.Report)],
    }.ToJson();

    public static string Digest(Digest digest) => new LineCard(digest.Summary, "สรุปประจำวันของเครือข่าย", "The network's day")
    {
        Facts =
        [
            ("รับแจ้งใหม่ · New", Number(digest.Reported)),
            ("แก้ไขแล้ว · Fixed", Number(digest.Fixed)),
            ("ยังดำเนินการ · Open", Number(digest.Open)),
            .. digest.Cases.Select(c => (c.Reference, $"{c.Category}: {LineMessages.Status(c.Status).Th}")),
        ],
        Text = "ไม่รวมเรื่องอ่อนไหวและเรื่องส่วนตัว ในรอบ 24 ชั่วโมง",
        Buttons = [],
    }.ToJson();

    public static string Draft(string link) => new LineCard("ใช้รูปหรือตำแหน่งนี้แจ้งเหตุได้", "ใช้แจ้งเหตุได้เลย", "Report with this")
    {
        Text = "รูปและตำแหน่งที่ส่งเก็บเป็นร่าง 24 ชั่วโมง ผู้ส่งเท่านั้นที่เปิดได้ กดปุ่มเพื่อแจ้งเหตุโดยไม่ต้องแนบใหม่",
        Buttons = [("แจ้งเหตุด้วยรูปนี้ · Report with it", link)],
    }.ToJson();

    public static string Left(string name, string link) => new LineCard(
        $"บัญชีถูกนำออกจากกลุ่มเครือข่าย {name}", "บัญชีถูกนำออกจากกลุ่มเครือข่าย", "The account was taken out of the network's group")
    {
        Facts = name.Length > 0 ? [("กลุ่ม · Group", name)] : [],
        Text = "จะไม่มีข้อความใดส่งเข้ากลุ่มนี้อีก เชิญบัญชีเข้ากลุ่มแล้วผูกด้วยรหัสใหม่",
        Buttons = [("เปิดหน้ากลุ่ม · Open", link)],
    }.ToJson();

    /// <summary>By the time of the question, not by its words: who takes those back takes them back everywhere.</summary>
    public static string Answer(string answer, DateTime askedAt) => Plain($"เจ้าหน้าที่ตอบคำถามในกลุ่มเมื่อ {LineText.Date(askedAt)}\n{answer}");

    public static string Plain(string text) =>
        System.Text.Json.JsonSerializer.Serialize(new object[] { new { type = "text", text = LineText.Cut(text, 5000) } }, LinePayload.Json);

    private static (string, string) Case(string reference) => ("หมายเลขเรื่อง · Reference", reference);

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Danger(string? emergency) => emergency is null ? "" : $"\nเหตุด่วนอันตรายต่อชีวิต โทร {emergency}";
}
