using System.Security.Cryptography;
using System.Text;
using Saphansung.Api.Forms;

namespace Saphansung.Api.Surveys;

/// <summary>
/// Which aspect a comment seems to speak of, by the words in it: a proposal that the staff confirms or corrects, and no more. What fits none is other.
/// </summary>
internal static class CommentGroups
{
    public const string Praise = "praise";
    public const string Other = "other";

    private static readonly (string Group, string[] Words)[] Vocabulary =
    [
        ("process", ["ขั้นตอน", "รวดเร็ว", "เร็วขึ้น", "ล่าช้า", "ช้า", "รอนาน", "นาน", "คิว", "เอกสาร", "ยุ่งยาก", "ติดตาม", "process", "slow", "wait"]),
        ("staff", ["เจ้าหน้าที่", "พนักงาน", "สุภาพ", "พูดจา", "วาจา", "ยิ้มแย้ม", "มารยาท", "เอาใจใส่", "staff", "officer", "polite"]),
        ("channel", ["ไลน์", "line", "แอป", "เมนู", "โทรศัพท์", "เว็บ", "ช่องทาง", "สถานที่", "ที่จอดรถ", "ลิงก์", "แผนที่", "channel", "app"]),
        ("result", ["แก้ไข", "แก้ปัญหา", "เสร็จ", "ได้ผล", "เหมือนเดิม", "กลับมา", "ไม่หาย", "ผลลัพธ์", "fixed", "result"]),
        (Praise, ["ขอบคุณ", "ชื่นชม", "ดีมาก", "ดีแล้ว", "ประทับใจ", "thank", "great"]),
    ];

    /// <summary>What a comment may be put under: the form's aspects, praise, other.</summary>
    public static IReadOnlyList<string> Of(Form form) => [.. (form.Aspects ?? []).Select(a => a.Code), Praise, Other];

    public static string Suggest(Form form, string text)
    {
        var open = Of(form);
        var best = Vocabulary.Where(v => open.Contains(v.Group)).Select(v => (v.Group, Hits: v.Words.Count(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))))
            .Where(v => v.Hits > 0).OrderByDescending(v => v.Hits).Select(v => v.Group).FirstOrDefault();
        return best ?? (form.Aspects ?? []).FirstOrDefault(a => text.Contains(a.Label.Th, StringComparison.Ordinal))?.Code ?? Other;
    }

    /// <summary>Names a comment; two comments of one answer do not show that they belong together.</summary>
    public static Guid Id(Guid answer, string question) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer:N}:{question}")).AsSpan(0, 16));
}
