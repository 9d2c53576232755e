using System.Globalization;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>What happens next, as a reporter is told. It follows from the stored case alone, so a repeated call is told the same.</summary>
internal static class ReceiptText
{
    /// <summary>So many numbers are read before one is called.</summary>
    private const int MostNumbers = 3;

    private static readonly Text Usual = new(
        "เจ้าหน้าที่จะตรวจเรื่องและประสานหน่วยงานที่รับผิดชอบ แล้วแจ้งความคืบหน้าให้ทราบทาง LINE",
        "An officer reads the report, hands it to the agency responsible, and tells you in LINE how it goes on.");

    public static Text Next(District district, string priority, DateTime reportedAt, DateTime answerBy) =>
        Note(district, priority, reportedAt, answerBy) is { } note ? new($"{note.Th}\n{Usual.Th}", $"{note.En}\n{Usual.En}") : Usual;

    /// <returns>In an emergency whom to call; while the office is closed that it is, when it opens and by when it answers; else null.</returns>
    public static Text? Note(District district, string priority, DateTime at, DateTime answerBy)
    {
        if (priority == Priority.Emergency) return Call(district.Settings.Emergency);
        if (district.Hours.IsOpen(at)) return null;
        var (text, opens) = (district.Settings.OutOfHours, district.Hours.NextOpening(at));
        return new(Fill(text.Th, LineText.Date(opens), LineText.Date(answerBy)), Fill(text.En, English(opens), English(answerBy)));
    }

    private static Text Call(IReadOnlyList<EmergencyNumber> numbers)
    {
        var first = numbers.Take(MostNumbers).ToList();
        return new(
            $"มีอันตราย โปรดโทรทันที อย่ารอคำตอบจากเขต: {string.Join(" ", first.Select(n => $"{n.Name.Th} {n.Number}"))}",
            $"There is danger: call now, do not wait for the district. {string.Join(", ", first.Select(n => $"{n.Name.En} {n.Number}"))}.");
    }

    private static string Fill(string text, string opens, string answerBy) =>
        text.Replace("{opens}", opens, StringComparison.Ordinal).Replace("{answerBy}", answerBy, StringComparison.Ordinal);

    private static string English(DateTime utc) => Clock.InBangkok(utc).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
