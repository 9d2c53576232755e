using System.Text;

namespace Saphansung.Api.Training;

/// <summary>
/// GIFT escapes its control characters with a backslash. Escaped ones are replaced by code points that no text may hold (Unicode's
/// noncharacters) while the block is taken apart, and come back as the characters they stand for.
/// </summary>
internal static class GiftEscapes
{
    private const char First = '\uFDD0';
    private const char Last = '\uFDEF';

    // Behind \> : GIFT has no escape for the arrow of a pair, so the writer breaks the arrow with one that older readers leave as it is.
    private const string Escaped = "\\:#={}~n>";
    private const string Meant = "\\:#={}~\n>";

    public static string SetAside(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && Escaped.IndexOf(text[at + 1], StringComparison.Ordinal) is >= 0 and var which)
            {
                result.Append((char)(First + which));
                at++;
            }
            else result.Append(text[at] is >= First and <= Last ? '\uFFFD' : text[at]);
        }

        return result.ToString();
    }

    public static string BringBack(string text) => string.Concat(text.Select(c => Which(c) is { } which ? Meant[which] : c));

    /// <summary>A category's path knows no escapes.</summary>
    public static string BringBackAsWritten(string text) => string.Concat(text.Select(c => Which(c) is { } which ? "\\" + Escaped[which] : c.ToString()));

    /// <summary>A text with the format that stands before it in brackets, or else the one given.</summary>
    public static MarkedText Marked(string text, string format)
    {
        text = text.Trim();
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end && MarkedText.Formats.Contains(text[1..end], StringComparer.Ordinal))
            (format, text) = (text[1..end], text[(end + 1)..]);
        return new(BringBack(text).Trim(), format);
    }

    public static MarkedText? MarkedOrNull(string text, string format) => Marked(text, format) is { Text.Length: > 0 } marked ? marked : null;

    public static string Write(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == '\r') continue;
            if (c != '>' && Meant.IndexOf(c, StringComparison.Ordinal) is >= 0 and var which) result.Append('\\').Append(Escaped[which]);
            else if (c == '>' && result.Length > 0 && result[^1] == '-') result.Append("\\>");
            else result.Append(c);
        }

        return result.ToString();
    }

    /// <param name="format">What a reader takes it for when nothing is said.</param>
    public static string Write(MarkedText text, string format) =>
        (text.Format != format || text.Text.StartsWith('[') ? $"[{text.Format}]" : "") + Write(text.Text);

    private static int? Which(char c) => c is >= First and <= Last && c - First < Meant.Length ? c - First : null;
}
