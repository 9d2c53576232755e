using System.Globalization;
using System.Text.RegularExpressions;
using Saphansung.Api.Forms;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>One ticket as it is kept: text masked, place and time put right, our categories beside theirs.</summary>
/// <param name="Outside">Why it is on the side list; null when it is the district's.</param>
internal sealed partial record TraffyTicket(
    string TicketId, IReadOnlyList<string> Types, IReadOnlyList<string> Categories, string Comment, string? Organization, double? Lat, double? Lng,
    string? Address, string? Subdistrict, string? District, string? Province, string State, string StateLabel, string? Photo, string? PhotoAfter,
    int? Stars, int Reopenings, DateTime ReportedAt, DateTime? LastActivityAt, string? Outside)
{
    /// <summary>Of two words about one ticket, the one with the later is newer.</summary>
    public DateTime NewestAt => LastActivityAt > ReportedAt ? LastActivityAt.Value : ReportedAt;

    private const int MostText = 4000;

    // Years after this are the Buddhist era's.
    private const int LastGregorian = 2400;

    private static readonly string[] Clocks = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];
    private static readonly string[] Nothing = ["null", "none", "nan", "undefined", "-"];

    /// <param name="row">By column name; of several spellings the first that is there counts.</param>
    /// <returns>The ticket, or the reason why it cannot be read.</returns>
    public static (TraffyTicket? Ticket, string? Reason) Read(TraffyRow row, District district)
    {
        string? Cell(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
                if (row.Cells.TryGetValue(name, out var text) && text.Trim() is { Length: > 0 } cell && !Nothing.Contains(cell, StringComparer.OrdinalIgnoreCase)) return cell;
            return null;
        }

        if (row.Broken) return (null, "broken_row");
        if (Cell("ticket_id", "ticketid", "id") is not { Length: <= 40 } id) return (null, "no_ticket_id");
        if (TimeOf(Cell("timestamp", "created_at", "created")) is not { } reportedAt) return (null, "bad_time");
        if (TraffyState.Read(Cell("state", "state_type", "status") ?? "") is not var (state, label)) return (null, "unknown_state");

        var (known, types) = (district.Settings.Traffy, TypesOf(Cell("type", "problem_type_fondue", "problem_type")));
        var categories = known.Types.Where(t => t.Value.Any(types.Contains)).Select(t => t.Key).ToList();
        var sensitive = categories.Exists(code => district.Category(code)?.Sensitive != false);
        var (place, named) = (PlaceOf(Cell("coords", "coordinates")), Short(Cell("district")));
        string? Text(string? text) => text is null ? null : PublicText.Mask(Cut(text));
        return (new(
            id, types, [.. categories.Where(code => district.Category(code)?.Sensitive == false)],
            // Of people in need nothing is kept that is not needed to know the ticket again.
            sensitive ? "" : Text(Cell("comment", "description")) ?? "", Cell("organization", "org"), place?.Lat, place?.Lng,
            sensitive ? null : Text(Cell("address")), Cell("subdistrict"), named, Cell("province"), state, label,
            sensitive ? null : Link(Cell("photo", "photo_url")), sensitive ? null : Link(Cell("photo_after", "after_photo")),
            Number(Cell("star")) is >= 1 and <= 5 and var stars ? stars : null, Math.Max(0, Number(Cell("count_reopen")) ?? 0),
            reportedAt, TimeOf(Cell("last_activity", "last_activity_at")), OutsideOf(place, named, district)), null);
    }

    /// <summary>A ticket is the district's by its name there or by its place; only what neither of them claims goes to the side list.</summary>
    private static string? OutsideOf((double Lat, double Lng)? place, string? named, District district)
    {
        if (named == district.Settings.Traffy.District) return null;
        if (place is not var (lat, lng)) return named is null ? "no_place" : "other_district";
        if (district.Settings.Map.Bounds.Contains(lat, lng)) return null;
        return named is null ? "outside" : "other_district";
    }

    /// <summary>Longitude first, as there, or swapped: in Thailand one cannot be taken for the other.</summary>
    private static (double Lat, double Lng)? PlaceOf(string? text)
    {
        var numbers = Decimal().Matches(text ?? "").Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        return numbers switch
        {
            [var lng, var lat, ..] when Thailand.Contains(lat, lng) => (lat, lng),
            [var lat, var lng, ..] when Thailand.Contains(lat, lng) => (lat, lng),
            _ => null,
        };
    }

    /// <summary>A time without a zone is Bangkok's.</summary>
    private static DateTime? TimeOf(string? text)
    {
        if (text is null || Time().Match(text) is not { Success: true } time) return null;
        var year = int.Parse(time.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (year > LastGregorian) year -= 543;
        if (!DateTime.TryParseExact($"{year:0000}-{time.Groups["day"].Value} {time.Groups["clock"].Value}", Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            || at.Year is < 2000 or > 2100) return null;
        var zone = time.Groups["zone"].Value;
        if (zone.Length == 0) return Clock.FromBangkok(at);
        var offset = zone == "Z" ? TimeSpan.Zero : new TimeSpan(int.Parse(zone[1..3], CultureInfo.InvariantCulture), zone.Length > 4 ? int.Parse(zone[^2..], CultureInfo.InvariantCulture) : 0, 0);
        return DateTime.SpecifyKind(zone[0] == '-' ? at + offset : at - offset, DateTimeKind.Utc);
    }

    private static List<string> TypesOf(string? text) =>
        [.. (text ?? "").Split([',', '{', '}', '[', ']', '"', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static string? Short(string? district) => district is not null && district.StartsWith("เขต", StringComparison.Ordinal) ? district[3..].Trim() : district;

    /// <summary>Also a film: what was fixed is sometimes shown as .mov or .mp4.</summary>
    private static string? Link(string? text) =>
        text is { Length: <= 1000 } && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link.AbsoluteUri : null;

    private static int? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= 0 and < 1_000_000 ? (int)number : null;

    private static string Cut(string text) =>
        text.Length <= MostText ? text : text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)];

    [GeneratedRegex(@"-?\d{1,3}(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?<year>\d{4})-(?<day>\d{2}-\d{2})[ T](?<clock>\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?)\d*\s*(?<zone>Z|[+-]\d{2}(:?\d{2})?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
