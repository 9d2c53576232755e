using System.Globalization;
using System.Text;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>Text within LINE's limits, and dates as Thai people write them.</summary>
internal static class LineText
{
    private static readonly string[] Months = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

    /// <summary>
    /// At most <paramref name="units"/> UTF-16 units, as LINE counts message text. The cut falls between grapheme clusters:
    /// a vowel or tone mark never loses its consonant, an emoji never its half.
    /// </summary>
    public static string Cut(string text, int units)
    {
        if (text.Length <= units) return text;
        var kept = new StringBuilder(units);
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext() && kept.Length + clusters.GetTextElement().Length < units) kept.Append(clusters.GetTextElement());
        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>At most <paramref name="clusters"/> grapheme clusters, as LINE counts labels: น้ำ is one or two to the eye, four to UTF-16.</summary>
    public static string CutLabel(string text, int clusters)
    {
        var all = new StringInfo(text);
        return all.LengthInTextElements <= clusters ? text : all.SubstringByTextElements(0, clusters - 1).TrimEnd() + "…";
    }

    /// <summary>22 พ.ย. 2569 14:30 น., in Bangkok's time and the Buddhist era.</summary>
    public static string Date(DateTime utc)
    {
        var local = Clock.InBangkok(utc);
        return string.Create(CultureInfo.InvariantCulture, $"{local.Day} {Months[local.Month - 1]} {Clock.BuddhistYear(utc)} {local:HH:mm} น.");
    }
}
