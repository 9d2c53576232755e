using System.Net;
using System.Text;

namespace Saphansung.Api.Training;

/// <summary>
/// A marked text as people read it. Markup is taken off, not cleaned: what leaves here is plain text, which pages write as text, so
/// that nothing in a question can run.
/// </summary>
internal static class ShownText
{
    private static readonly string[] Lines = ["br", "p", "/p", "div", "/div", "li", "tr", "h1", "h2", "h3"];
    private static readonly string[] Hidden = ["script", "style"];

    public static string Of(MarkedText text) => text.Format == MarkedText.Plain ? text.Text : WebUtility.HtmlDecode(WithoutTags(text.Text)).Trim();

    public static string? OrNull(MarkedText? text) => text is null ? null : Of(text);

    private static string WithoutTags(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '<' || at + 1 == text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?'))
            {
                shown.Append(text[at]);
                continue;
            }

            var end = text.IndexOf('>', at);
            if (end < 0) break;
            var name = Name(text.AsSpan(at + 1, end - at - 1));
            if (Array.Exists(Hidden, hidden => name.Equals(hidden, StringComparison.OrdinalIgnoreCase)))
            {
                var close = text.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                end = close < 0 ? -1 : text.IndexOf('>', close);
                if (end < 0) break;
            }
            else if (Array.Exists(Lines, line => name.Equals(line, StringComparison.OrdinalIgnoreCase)) && shown.Length > 0 && shown[^1] != '\n') shown.Append('\n');

            at = end;
        }

        return shown.ToString();
    }

    private static string Name(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (length < tag.Length && (char.IsAsciiLetterOrDigit(tag[length]) || (length == 0 && tag[0] == '/'))) length++;
        return tag[..length].ToString();
    }
}
