using Saphansung.Api.Line;

namespace Saphansung.Api.Chat;

/// <summary>What is said in the chat between one person and the office.</summary>
internal static class ChatMessages
{
    public static string Heard(LineMessages.Pages pages, string? emergency) => new LineCard(
        "เจ้าหน้าที่จะอ่านข้อความของท่านและตอบในเวลาทำการ", "เจ้าหน้าที่จะอ่านข้อความนี้", "An officer will read this")
    {
        Text = "เจ้าหน้าที่จะตอบในแชตนี้ หากเป็นเหตุในพื้นที่ แจ้งด้วยปุ่มด้านล่างจะถึงผู้รับผิดชอบเร็วกว่า"
            + (emergency is null ? "" : $"\nเหตุด่วนอันตรายต่อชีวิต โทร {emergency}"),
        Buttons = [("แจ้งเหตุ · Report", pages.Report), ("เรื่องของฉัน · My cases", pages.Cases), ("ขอคำปรึกษา · Advice", pages.Advice)],
    }.ToJson();
}
