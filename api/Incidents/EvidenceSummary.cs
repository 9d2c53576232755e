using System.Globalization;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>What was found of a photo, in a sentence for people. It tells facts and judges nobody.</summary>
internal static class EvidenceSummary
{
    private static readonly Text Unchecked = new(
        "รูปนี้ไม่มีข้อมูลเวลาและสถานที่ จึงตรวจไม่ได้ว่าถ่ายเมื่อไรและที่ไหน",
        "This photo says neither when nor where it was taken, so it could not be checked.");

    private static readonly Text NothingToCompare = new(
        "รูปนี้มีข้อมูลสถานที่ แต่เรื่องนี้ไม่มีพิกัดให้เทียบ",
        "This photo says where it was taken, but the case has no position to compare with.");

    public static Text Of(IReadOnlyCollection<EvidenceFact> facts)
    {
        var differing = facts.Where(f => f.Result == EvidenceFact.Differs).Select(Differing).ToList();
        if (differing.Count > 0) return Sentence(differing);
        if (facts.Any(f => f is { Code: "no_metadata", Result: EvidenceFact.Unknown })) return Unchecked;
        var fitting = facts.Where(f => f.Result == EvidenceFact.Fits).Select(Fitting).OfType<Text>().ToList();
        return fitting.Count > 0 ? Sentence(fitting) : NothingToCompare;
    }

    private static Text Sentence(List<Text> parts) =>
        new($"รูปนี้{string.Join(" และ", parts.Select(p => p.Th))}", $"This photo {string.Join(" and ", parts.Select(p => p.En))}.");

    private static Text Differing(EvidenceFact fact) => fact switch
    {
        { Code: "same_bytes", Detail: { Reference: { } reference, At: { } at } } =>
            new($"เป็นไฟล์เดียวกับรูปของเรื่อง {reference} เมื่อ {Date(at).Th}", $"is the same file as one of case {reference} on {Date(at).En}"),
        { Code: "same_picture", Detail: { Reference: { } reference, At: { } at } } =>
            new($"เหมือนรูปของเรื่อง {reference} เมื่อ {Date(at).Th}", $"looks like one of case {reference} on {Date(at).En}"),
        { Code: "before_report", Detail.Minutes: { } minutes } =>
            new($"ถ่ายก่อนเวลาที่แจ้ง {Span(minutes).Th}", $"was taken {Span(minutes).En} before the report"),
        { Code: "long_after", Detail.Minutes: { } minutes } =>
            new($"ถ่ายหลังเวลาที่แจ้งว่าแก้ไขแล้ว {Span(minutes).Th}", $"was taken {Span(minutes).En} after the fix was claimed"),
        { Code: "far_away", Detail.Metres: { } metres } =>
            new($"ถ่ายห่างจากจุดเกิดเหตุ {Distance(metres).Th}", $"was taken {Distance(metres).En} from the place"),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Code, "No sentence for this fact."),
    };

    private static Text? Fitting(EvidenceFact fact) => fact switch
    {
        { Code: "before_report" } => new("ถ่ายหลังแจ้งเรื่อง", "was taken after the report"),
        { Code: "far_away", Detail.Metres: { } metres } =>
            new($"ถ่ายใกล้จุดเกิดเหตุ ({Distance(metres).Th})", $"was taken near the place ({Distance(metres).En})"),
        _ => null,
    };

    private static Text Span(int minutes) => minutes switch
    {
        >= 2 * 24 * 60 => new($"{minutes / (24 * 60)} วัน", $"{minutes / (24 * 60)} days"),
        >= 2 * 60 => new($"{minutes / 60} ชั่วโมง", $"{minutes / 60} hours"),
        _ => new($"{minutes} นาที", $"{minutes} minutes"),
    };

    private static Text Distance(int metres)
    {
        var kilometres = (metres / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);
        return metres < 1000 ? new($"{metres} ม.", $"{metres} m") : new($"{kilometres} กม.", $"{kilometres} km");
    }

    private static Text Date(DateTime utc) =>
        new(LineText.Date(utc), Clock.InBangkok(utc).ToString("d MMM yyyy", CultureInfo.InvariantCulture));
}
