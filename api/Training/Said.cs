using System.Text;

namespace Saphansung.Api.Training;

/// <summary>
/// A short text as it counts: Thai digits equal Arabic ones, case and invisible characters do not matter, spaces count only between
/// letters that are not Thai, and a vowel typed in two parts is the one vowel.
/// </summary>
internal static class Said
{
    private const char SaraAm = '\u0E33';
    private const char Nikhahit = '\u0E4D';
    private const char SaraAa = '\u0E32';

    public static string Of(string text)
    {
        var said = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in ArabicDigits(text).ToLowerInvariant())
        {
            if (c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF') continue;
            if (char.IsWhiteSpace(c))
            {
                gap = said.Length > 0;
                continue;
            }

            if (gap && !IsThai(said[^1]) && !IsThai(c)) said.Append(' ');
            gap = false;
            Append(said, c);
        }

        return said.ToString();
    }

    /// <summary>Whether what was said fits a pattern, in which <c>*</c> stands for anything.</summary>
    public static bool Fits(string said, string pattern)
    {
        var parts = Parts(pattern);
        if (parts.Count == 1) return said == parts[0];
        if (!said.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        foreach (var part in parts.Skip(1).SkipLast(1))
        {
            var found = said.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + part.Length;
        }

        return said.Length - at >= parts[^1].Length && said.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    public static string ArabicDigits(string text) => string.Concat(text.Select(c => c is >= '๐' and <= '๙' ? (char)(c - '๐' + '0') : c));

    private static List<string> Parts(string pattern)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] == '*') part.Append(pattern[++at]);
            else if (pattern[at] != '*') part.Append(pattern[at]);
            else
            {
                parts.Add(Of(part.ToString()));
                part.Clear();
            }
        }

        parts.Add(Of(part.ToString()));
        return parts;
    }

    private static void Append(StringBuilder said, char c)
    {
        // น + ํ + ้ + า is how some keyboards write น้ำ.
        if (c == SaraAa && said.Length > 0 && said[^1] == Nikhahit) said[^1] = SaraAm;
        else if (c == SaraAa && said.Length > 1 && said[^2] == Nikhahit && said[^1] is >= '\u0E48' and <= '\u0E4B')
        {
            said[^2] = said[^1];
            said[^1] = SaraAm;
        }
        else said.Append(c);
    }

    private static bool IsThai(char c) => c is >= '\u0E00' and <= '\u0E7F';
}
