using System.Text;
using System.Text.RegularExpressions;

namespace Saphansung.Api.Line;

/// <summary>What a person wants who writes into the chat with the office.</summary>
internal sealed partial record ChatText(ChatText.Wish Wants, string? Reference = null)
{
    public enum Wish
    {
        /// <summary>Nothing that can be answered by itself: an officer reads it.</summary>
        Other,

        Help,
        Report,
        Advice,
        Cases,
        Receipt,
        State,
    }

    private static readonly string[] Greetings = ["สวัสดี", "หวัดดี", "เมนู", "ช่วยเหลือ", "วิธีใช้", "คู่มือ", "HELLO", "HELP", "MENU", "HI "];

    /// <param name="text">As typed: any case, Thai digits, any dash, or none.</param>
    public static ChatText Read(string text)
    {
        var plain = Plain(text).TrimStart('[');
        var found = Quoted().Match(plain);
        var reference = found.Success ? $"{found.Groups["prefix"]}-{found.Groups["year"]}-{found.Groups["rest"]}" : null;

        if (plain.StartsWith("แจ้งเหตุแล้ว", StringComparison.Ordinal)) return reference is null ? new(Wish.Cases) : new(Wish.Receipt, reference);
        if (reference is not null) return new(Wish.State, reference);
        if (plain.StartsWith("แจ้งเหตุ", StringComparison.Ordinal) || plain is "REPORT") return new(Wish.Report);
        if (plain.Contains("ปรึกษา", StringComparison.Ordinal) || plain is "ADVICE") return new(Wish.Advice);
        if (plain.StartsWith("ติดตาม", StringComparison.Ordinal) || plain is "เรื่องของฉัน" or "MY CASES") return new(Wish.Cases);
        return new(plain is "HI" || Greetings.Any(g => plain.StartsWith(g, StringComparison.Ordinal)) ? Wish.Help : Wish.Other);
    }

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Trim())
        {
            plain.Append(letter switch
            {
                >= '๐' and <= '๙' => (char)('0' + (letter - '๐')),
                (>= '‐' and <= '―') or '−' => '-',
                _ => char.ToUpperInvariant(letter),
            });
        }

        return plain.ToString();
    }

    // The prefix is each district's own; whether there is such a case, the database knows.
    [GeneratedRegex("(?<![A-Z0-9])(?<prefix>[A-Z]{2,6})[- ]?(?<year>2[0-9]{3})[- ]?(?<rest>[0-9A-Z]{5})(?![A-Z0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
