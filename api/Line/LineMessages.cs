namespace Saphansung.Api.Line;

/// <summary>
/// Every message people get from us in LINE, as the JSON array of messages that a request takes. Thai leads, English follows.
/// What may not stand on a lock screen is passed as null: a sensitive case shows its reference and a link, nothing else.
/// </summary>
internal static class LineMessages
{
    private static readonly (string Th, string En) Unknown = ("อยู่ระหว่างดำเนินการ", "In progress");

    private static readonly Dictionary<string, (string Th, string En)> Statuses = new(StringComparer.Ordinal)
    {
        ["received"] = ("ส่งถึงเขตแล้ว", "Sent to the district"),
        ["triaged"] = ("เจ้าหน้าที่รับเรื่องแล้ว", "Taken up by an officer"),
        ["assigned"] = ("ส่งต่อหน่วยงานแล้ว", "Handed to an agency"),
        ["in_progress"] = ("กำลังดำเนินการ", "Being worked on"),
        ["waiting_reporter"] = ("รอคำตอบจากผู้แจ้ง", "Waiting for the reporter"),
        ["claimed_fixed"] = ("แจ้งว่าแก้ไขแล้ว รอผู้แจ้งยืนยัน", "Reported as fixed, to be confirmed"),
        ["resolved"] = ("แก้ไขแล้ว", "Fixed"),
        ["closed_unfixed"] = ("ปิดโดยยังแก้ไม่ได้", "Closed, not fixed"),
        ["not_ours"] = ("อยู่นอกอำนาจเขต", "Not in the district's power"),
        ["duplicate"] = ("ซ้ำกับเรื่องอื่น", "Same as another case"),
        ["withdrawn"] = ("ผู้แจ้งถอนเรื่อง", "Withdrawn by the reporter"),
    };

    /// <summary>The links of the pages that a person may want from the chat.</summary>
    public sealed record Pages(string Report, string Advice, string Cases, string Manual);

    /// <summary>An officer asks the reporter; the case waits for the answer.</summary>
    public static string Question(string reference, string? question, string link) => new LineCard(
        question is null ? $"เจ้าหน้าที่มีคำถามเกี่ยวกับเรื่อง {reference}" : $"เจ้าหน้าที่ถามเรื่อง {reference}: {question}",
        "เจ้าหน้าที่ขอถามเพิ่มเติม", "The officer has a question")
    {
        Facts = [Case(reference)],
        Text = question ?? "เปิดดูคำถามและตอบได้ในหน้าเรื่องของท่าน",
        Buttons = [("ตอบคำถาม · Answer", link)],
    }.ToJson();

    /// <summary>An agency says that it is fixed; only the reporter can say that it is so.</summary>
    /// <param name="silenceCloses">Without an answer the case closes after three days.</param>
    public static string ClaimedFixed(string reference, string? agencyName, bool silenceCloses, string link) => new LineCard(
        $"เรื่อง {reference} ได้รับแจ้งว่าแก้ไขแล้ว โปรดยืนยันว่าแก้ไขจริง",
        "แจ้งว่าแก้ไขแล้ว โปรดช่วยยืนยัน", "Reported as fixed: please confirm")
    {
        Facts = agencyName is null ? [Case(reference)] : [Case(reference), ("หน่วยงาน · Agency", agencyName)],
        Text = "ถ้ายังไม่เรียบร้อย กด “ยังไม่เรียบร้อย” แล้วเรื่องจะกลับไปดำเนินการต่อ " + (silenceCloses
            ? "หากไม่ตอบภายใน 72 ชั่วโมง ระบบจะปิดเรื่องโดยถือว่ายังไม่ได้ยืนยัน"
            : "เรื่องนี้จะไม่ปิดเองจนกว่าจะมีผู้ยืนยัน"),
        Buttons = [("ตรวจและยืนยัน · Check and confirm", link)],
    }.ToJson();

    /// <summary>Three days are over; the photos alone do not show that it is fixed, so the reporter's word is needed.</summary>
    public static string StillToConfirm(string reference, string link) => new LineCard(
        $"เรื่อง {reference} ยังรอคำยืนยันของท่านว่าแก้ไขแล้วหรือยัง", "ยังรอคำยืนยันของท่าน", "Still waiting for your word")
    {
        Facts = [Case(reference)],
        Text = "รูปหลังแก้ไขยังยืนยันแทนท่านไม่ได้ โปรดดูที่จุดเกิดเหตุแล้วบอกเราว่าแก้ไขแล้วหรือยัง",
        Buttons = [("ตรวจและยืนยัน · Check and confirm", link)],
    }.ToJson();

    /// <summary>The division ended the case without a fix; the reason is theirs to give.</summary>
    public static string Ended(string reference, string status, string? reason, string link) => new LineCard(
        $"เรื่อง {reference}: {Status(status).Th}", $"ปิดเรื่อง: {Status(status).Th}", $"Closed: {Status(status).En}")
    {
        Facts = [Case(reference)],
        Text = reason is null
            ? "เปิดดูเหตุผลได้ในหน้าเรื่องของท่าน หากไม่เห็นด้วย ขอให้เปิดเรื่องใหม่ได้ภายใน 14 วัน"
            : $"เหตุผล: {LineText.Cut(reason, 800)}\nหากไม่เห็นด้วย ขอให้เปิดเรื่องใหม่ได้ภายใน 14 วัน",
        Buttons = [("ดูเรื่องนี้ · Open the case", link)],
    }.ToJson();

    /// <summary>A promised time is passing without anything happening; for staff, so that no details are needed.</summary>
    /// <param name="clock">answer, fix, accept or agency_fix.</param>
    /// <param name="agency">Whose time it is; null for the division's.</param>
    public static string Escalated(string reference, string clock, short level, DateTime deadline, bool emergency, string? agency, string link)
    {
        var (th, en) = clock switch
        {
            "answer" => ("เวลาตอบผู้แจ้ง", "answer"),
            "accept" => ("เวลารับเรื่อง", "acceptance"),
            _ => ("เวลาแก้ไข", "fix"),
        };
        var (state, english) = level >= 100
            ? ($"เลยกำหนด{th}แล้ว", $"Overdue: {en}")
            : ($"{th}ผ่านไป {level}% แล้ว", $"{level}% of the time to {en} is over");
        return new LineCard($"{(emergency ? "ฉุกเฉิน " : "")}เรื่อง {reference}: {state}", state, english)
        {
            Facts =
            [
                Case(reference),
                .. agency is null ? (ReadOnlySpan<(string, string)>)[] : [("หน่วยงาน · Agency", agency)],
                ("กำหนด · Due", LineText.Date(deadline)),
            ],
            Buttons = [("เปิดเรื่อง · Open the case", link)],
        }.ToJson();
    }

    /// <summary>The same two have given the case back to each other; somebody above both must decide.</summary>
    public static string PingPong(string reference, string link) => new LineCard(
        $"เรื่อง {reference}: หน่วยงานส่งกลับไปมา ขอให้หัวหน้าตัดสิน", "ส่งกลับไปมา ขอให้หัวหน้าตัดสิน", "Handed back and forth")
    {
        Facts = [Case(reference)],
        Buttons = [("เปิดเรื่อง · Open the case", link)],
    }.ToJson();

    /// <summary>The case goes on as part of another; nothing is lost and nothing need be done.</summary>
    public static string Merged(string reference, string into, string? reason, string link) => new LineCard(
        $"เรื่อง {reference} รวมกับเรื่อง {into} แล้ว", "รวมเป็นเรื่องเดียวกันแล้ว", "Joined with another report")
    {
        Facts = [Case(reference), ("รวมกับเรื่อง · Joined with", into)],
        Text = (reason is null ? "" : $"{LineText.Cut(reason, 800)}\n") + "ยังติดตามและยืนยันผลได้จากเรื่องของท่านเหมือนเดิม",
        Buttons = [("ดูเรื่องนี้ · Open the case", link)],
    }.ToJson();

    /// <summary>Many report the same at once: one message for all of it, without details.</summary>
    public static string Storm(string reference, string link) => new LineCard(
        $"เรื่อง {reference}: มีผู้แจ้งเหตุเดียวกันหลายราย เขตกำลังดูแลรวมเป็นเรื่องเดียว", "เขตทราบเหตุนี้แล้ว", "The district knows")
    {
        Facts = [Case(reference)],
        Text = "มีผู้แจ้งเหตุเดียวกันในบริเวณนี้หลายราย เขตรวมเป็นเรื่องเดียวและกำลังดูแล ไม่ต้องแจ้งซ้ำ ดูความคืบหน้าได้ในหน้าเรื่องของท่าน",
        Buttons = [("ดูความคืบหน้า · See how it goes", link)],
    }.ToJson();

    /// <param name="note">Whom to call in an emergency, or that the office is closed.</param>
    public static string Receipt(string reference, string? category, DateTime answerBy, DateTime fixBy, string? note, string link) => new LineCard(
        $"รับแจ้งเรื่อง {reference} แล้ว เจ้าหน้าที่จะตอบภายใน {LineText.Date(answerBy)}", "รับแจ้งเรื่องแล้ว", "We have your report")
    {
        Facts =
        [
            Case(reference),
            .. Category(category),
            ("เจ้าหน้าที่ตอบภายใน · Answer by", LineText.Date(answerBy)),
            ("เป้าหมายแก้ไขภายใน · Fix due by", LineText.Date(fixBy)),
        ],
        Text = note,
        Buttons = [("ดูเรื่องนี้ · Open the case", link)],
    }.ToJson();

    /// <summary>To officers and heads, at once; a sensitive case names neither category nor agency.</summary>
    public static string Emergency(string reference, string? category, string? agency, string link) => new LineCard(
        $"เหตุฉุกเฉิน {reference}{(category is null ? "" : $": {category}")}", "เหตุฉุกเฉิน โปรดเปิดดูทันที", "Emergency: open it now")
    {
        Facts = [Case(reference), .. Category(category), .. agency is null ? ((string, string)[])[] : [("หน่วยงานที่แนะนำ · Suggested agency", agency)]],
        Buttons = [("เปิดเรื่อง · Open the case", link)],
    }.ToJson();

    public static string State(string reference, string? category, string status, DateTime updatedAt, string link) => new LineCard(
        $"เรื่อง {reference}: {Status(status).Th}", Status(status).Th, Status(status).En)
    {
        Facts = [Case(reference), .. Category(category), ("ปรับปรุงล่าสุด · Last change", LineText.Date(updatedAt))],
        Buttons = [("ดูเรื่องนี้ · Open the case", link)],
    }.ToJson();

    /// <summary>The same for a case that does not exist and for somebody else's: the answer must not tell which.</summary>
    public static string NotFound(string reference, Pages pages) => new LineCard(
        $"ไม่พบเรื่อง {reference} ในรายการของท่าน", "ไม่พบเรื่องนี้ในรายการของท่าน", "No such case among yours")
    {
        Facts = [Case(reference)],
        Text = "โปรดตรวจหมายเลขอีกครั้ง หรือดูเรื่องทั้งหมดของท่านได้จากปุ่มด้านล่าง",
        Buttons = [("เรื่องของฉัน · My cases", pages.Cases), ("แจ้งเหตุ · Report", pages.Report)],
    }.ToJson();

    /// <summary>More was to be told than fits into one message.</summary>
    public static string More(int count, string link) => new LineCard(
        $"ยังมีอีก {count} ข้อความถึงท่านในกล่องข้อความ", $"ยังมีอีก {count} ข้อความ", $"{count} more in your inbox")
    {
        Buttons = [("เปิดกล่องข้อความ · Open the inbox", link)],
    }.ToJson();

    public static string Report(Pages pages, string? emergency) => new LineCard(
        "เปิดหน้าแจ้งเหตุ ใช้เวลาไม่ถึงหนึ่งนาที", "แจ้งเหตุ", "Report a problem")
    {
        Text = "กดปุ่มเพื่อแจ้งเหตุ ถ่ายรูปและระบุจุดได้ในหน้าเดียว" + Danger(emergency),
        Buttons = [("เปิดหน้าแจ้งเหตุ · Report", pages.Report)],
    }.ToJson();

    public static string Advice(Pages pages) => new LineCard(
        "เปิดหน้าขอคำปรึกษา", "ขอคำปรึกษา", "Ask for advice")
    {
        Text = "เขียนเรื่องที่อยากปรึกษา เช่น สิทธิ สวัสดิการ หรือขั้นตอนของเขต แล้วเจ้าหน้าที่จะตอบกลับ",
        Buttons = [("ขอคำปรึกษา · Ask for advice", pages.Advice)],
    }.ToJson();

    public static string Cases(Pages pages) => new LineCard(
        "เปิดหน้าเรื่องของฉัน", "เรื่องของฉัน", "My cases")
    {
        Text = "ดูว่าเรื่องที่แจ้งหรือติดตามถึงไหนแล้ว หรือพิมพ์ “ติดตาม” ตามด้วยหมายเลขเรื่อง",
        Buttons = [("เรื่องของฉัน · My cases", pages.Cases)],
    }.ToJson();

    public static string Help(Pages pages, string? emergency) => new LineCard(
        "แจ้งเหตุ ติดตามเรื่อง หรือขอคำปรึกษาได้จากปุ่มในแชตนี้", "ให้ช่วยเรื่องไหนดี", "How can we help?")
    {
        Text = "ข้อความในแชตนี้ระบบตอบอัตโนมัติ เลือกได้จากปุ่มด้านล่าง หรือพิมพ์หมายเลขเรื่องเพื่อดูสถานะ" + Danger(emergency),
        Buttons = [.. Ways(pages), ("คู่มือ · Manual", pages.Manual)],
    }.ToJson();

    public static string Greeting(string district, Pages pages, string? emergency) => new LineCard(
        $"สวัสดี {district} ยินดีรับแจ้งเหตุและให้คำปรึกษา", $"สวัสดี จาก{district}", "Welcome")
    {
        Text = "แตะแถบเมนูด้านล่างแชตนี้เมื่อใดก็ได้: “แจ้งเหตุ” พร้อมรูปและจุดเกิดเหตุ “เรื่องของฉัน” ดูว่าเรื่องถึงไหนและยืนยันเมื่อแก้ไขแล้ว "
            + "“ขอคำปรึกษา” ถามเรื่องสิทธิและสวัสดิการ ถ้าไม่เห็นเมนู แตะรูปแป้นพิมพ์ข้างช่องข้อความ ข่าวของเขตจะมาทางแชตนี้" + Danger(emergency),
        Buttons = Ways(pages),
    }.ToJson();

    public static (string Th, string En) Status(string status) => Statuses.GetValueOrDefault(status, Unknown);

    private static (string, string) Case(string reference) => ("หมายเลขเรื่อง · Reference", reference);

    private static (string, string)[] Category(string? name) => name is null ? [] : [("ประเภท · Category", name)];

    private static string Danger(string? emergency) => emergency is null ? "" : $"\nเหตุด่วนอันตรายต่อชีวิต โทร {emergency}";

    private static (string, string)[] Ways(Pages pages) =>
        [("แจ้งเหตุ · Report", pages.Report), ("เรื่องของฉัน · My cases", pages.Cases), ("ขอคำปรึกษา · Advice", pages.Advice)];
}
