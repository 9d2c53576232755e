using System.Numerics;
using System.Text.Json.Serialization;

namespace Saphansung.Api.Incidents;

/// <summary>One thing that was compared. It states what is; what it means is for people to judge.</summary>
/// <param name="Code">same_bytes, same_picture, before_report, long_after, far_away or no_metadata.</param>
/// <param name="Result"><c>fits</c>, <c>differs</c>, or <c>unknown</c> when it could not be compared.</param>
public sealed record EvidenceFact(string Code, string Result, EvidenceDetail? Detail = null)
{
    internal const string Fits = "fits";
    internal const string Differs = "differs";
    internal const string Unknown = "unknown";
}

/// <param name="Reference">The case that the earlier photo belongs to.</param>
/// <param name="At">When the earlier photo came, or when this one was taken.</param>
/// <param name="Bits">How many of the 64 bits of the two pictures' hashes differ.</param>
/// <param name="Minutes">Before the report, or after the fix.</param>
/// <param name="Metres">From the place of the case.</param>
public sealed record EvidenceDetail(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reference = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? At = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Bits = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Minutes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Metres = null);

/// <summary>What a photo of a fix says of itself.</summary>
/// <param name="Hash">dHash of the picture; null when nobody made one.</param>
internal sealed record EvidencePhoto(long? Hash, DateTime? TakenAt, double? Lat, double? Lng);

/// <summary>The case and the claim that a photo is compared with.</summary>
/// <param name="Accuracy">Metres.</param>
/// <param name="FixedAt">When the problem was fixed, as the claim tells it.</param>
internal sealed record EvidenceCase(DateTime ReportedAt, double? Lat, double? Lng, double? Accuracy, DateTime FixedAt);

/// <summary>A photo that was there before.</summary>
/// <param name="Before">It shows the problem: it came with the report of the same case.</param>
internal sealed record EarlierPhoto(string Reference, DateTime At, bool Before, bool SameBytes, long? Hash);

/// <summary>Compares a photo of a fix with its case and with earlier photos. Pure; <see cref="Evidence"/> finds the rows.</summary>
internal static class EvidenceCheck
{
    public const int SameAsBefore = 6;
    public const int SameAsElsewhere = 2;

    private static readonly TimeSpan CameraClock = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SoonAfter = TimeSpan.FromDays(7);
    private const double NearMetres = 300;

    /// <summary>A night, a wall, a white sheet: so few edges that any two of them look alike to a hash.</summary>
    private const int FewestEdges = 4;

    public static List<EvidenceFact> Facts(EvidencePhoto photo, EvidenceCase incident, IReadOnlyCollection<EarlierPhoto> earlier) =>
    [
        SameBytes(earlier),
        SamePicture(photo, earlier),
        BeforeReport(photo, incident),
        LongAfter(photo, incident),
        FarAway(photo, incident),
        new("no_metadata", photo is { TakenAt: null, Lat: null } ? EvidenceFact.Unknown : EvidenceFact.Fits),
    ];

    /// <summary>Something does not fit, or the photo says neither when nor where it was taken.</summary>
    public static bool IsWeak(IReadOnlyCollection<EvidenceFact> facts) =>
        facts.Any(f => f.Result == EvidenceFact.Differs) || facts.Any(f => f is { Code: "no_metadata", Result: EvidenceFact.Unknown });

    /// <returns>Of the whole photo: <c>differs</c>, <c>fits</c>, or <c>unknown</c>.</returns>
    public static string Result(IReadOnlyCollection<EvidenceFact> facts) =>
        facts.Any(f => f.Result == EvidenceFact.Differs) ? EvidenceFact.Differs : IsWeak(facts) ? EvidenceFact.Unknown : EvidenceFact.Fits;

    /// <returns>Null for a picture too plain to be told from another.</returns>
    public static int? Distance(long? one, long? other) =>
        one is null || other is null || IsPlain(one.Value) || IsPlain(other.Value) ? null : BitOperations.PopCount((ulong)(one.Value ^ other.Value));

    private static bool IsPlain(long hash) => BitOperations.PopCount((ulong)hash) is < FewestEdges or > 64 - FewestEdges;

    private static EvidenceFact SameBytes(IReadOnlyCollection<EarlierPhoto> earlier) =>
        earlier.Where(p => p.SameBytes).MinBy(p => p.At) is { } same
            ? new("same_bytes", EvidenceFact.Differs, new(same.Reference, same.At))
            : new("same_bytes", EvidenceFact.Fits);

    private static EvidenceFact SamePicture(EvidencePhoto photo, IReadOnlyCollection<EarlierPhoto> earlier)
    {
        if (photo.Hash is not { } hash || IsPlain(hash)) return new("same_picture", EvidenceFact.Unknown);
        var alike = earlier
            .Select(p => new EvidenceDetail(p.Reference, p.At, Distance(hash, p.Hash) is { } bits && bits <= (p.Before ? SameAsBefore : SameAsElsewhere) ? bits : null))
            .Where(d => d.Bits is not null)
            .MinBy(d => d.Bits);
        return new("same_picture", alike is null ? EvidenceFact.Fits : EvidenceFact.Differs, alike);
    }

    private static EvidenceFact BeforeReport(EvidencePhoto photo, EvidenceCase incident)
    {
        if (photo.TakenAt is not { } taken) return new("before_report", EvidenceFact.Unknown);
        return taken < incident.ReportedAt - CameraClock
            ? new("before_report", EvidenceFact.Differs, new(At: taken, Minutes: (int)(incident.ReportedAt - taken).TotalMinutes))
            : new("before_report", EvidenceFact.Fits, new(At: taken));
    }

    private static EvidenceFact LongAfter(EvidencePhoto photo, EvidenceCase incident)
    {
        if (photo.TakenAt is not { } taken) return new("long_after", EvidenceFact.Unknown);
        return taken > incident.FixedAt + SoonAfter
            ? new("long_after", EvidenceFact.Differs, new(At: taken, Minutes: (int)(taken - incident.FixedAt).TotalMinutes))
            : new("long_after", EvidenceFact.Fits, new(At: taken));
    }

    private static EvidenceFact FarAway(EvidencePhoto photo, EvidenceCase incident)
    {
        if (photo is not { Lat: { } lat, Lng: { } lng } || incident is not { Lat: { } caseLat, Lng: { } caseLng })
            return new("far_away", EvidenceFact.Unknown);
        var metres = Metres(lat, lng, caseLat, caseLng);
        return new("far_away", metres > NearMetres + (incident.Accuracy ?? 0) ? EvidenceFact.Differs : EvidenceFact.Fits, new(Metres: (int)Math.Round(metres)));
    }

    /// <summary>Along a great circle: a phone may say that it was on the other side of the world.</summary>
    private static double Metres(double lat, double lng, double otherLat, double otherLng)
    {
        const double earth = 6_371_009;
        var (north, east) = (double.DegreesToRadians(otherLat - lat), double.DegreesToRadians(otherLng - lng));
        var half = Math.Pow(Math.Sin(north / 2), 2)
            + Math.Cos(double.DegreesToRadians(lat)) * Math.Cos(double.DegreesToRadians(otherLat)) * Math.Pow(Math.Sin(east / 2), 2);
        return 2 * earth * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
