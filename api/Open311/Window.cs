using System.Globalization;
using System.Text.RegularExpressions;

namespace Saphansung.Api.Open311;

/// <summary>A stretch of time as GeoReport asks for it: both ends with their offset, at most 90 days.</summary>
/// <param name="Before">The first moment after it; <c>end_date</c> itself, to the second, is inside.</param>
internal sealed partial record Window(DateTime From, DateTime Before)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>What is left out follows from the other end; without both it is the time up to now.</summary>
    public static Window? Read(string? start, string? end, DateTime now, Dictionary<string, string[]> errors)
    {
        var (from, to) = (Time(start, "start_date", errors), Time(end, "end_date", errors));
        if (errors.Count > 0) return null;
        if (from > to) errors["end_date"] = ["before_start"];
        else if (to - from > Longest) errors["end_date"] = ["span_too_long"];
        if (errors.Count > 0) return null;
        return (from, to) switch
        {
            (null, null) => new(now - Longest, now.AddMicroseconds(1)),
            (null, { } last) => new(last - Longest, last.AddSeconds(1)),
            ({ } first, null) => new(first, first + Longest),
            ({ } first, { } last) => new(first, last.AddSeconds(1)),
        };
    }

    /// <returns>Null for nothing given, and for what is no time; the latter is an error.</returns>
    public static DateTime? Time(string? text, string field, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // An unescaped + in an address arrives as a space.
        var given = text.Trim().Replace(' ', '+');
        if (W3c().IsMatch(given)
            && DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && time.Year is > 1900 and < 9000) return time.UtcDateTime;
        errors[field] = ["w3c_time"];
        return null;
    }

    public static string W3c(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex W3c();
}
