using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Migrations;

/// <summary>What a district writes down about itself: <c>district.json</c>, <c>holidays.json</c>, one <c>forms/&lt;category&gt;.json</c> each, and <c>communities.json</c>.</summary>
internal sealed record DistrictFile(
    BothLanguages Name,
    BothLanguages Division,
    string Phone,
    string ReferencePrefix,
    MapView Map,
    IReadOnlyList<EmergencyNumber> Emergency,
    WorkingHours WorkingHours,
    BothLanguages OutOfHours,
    IReadOnlyList<AgencyEntry> Agencies,
    IReadOnlyList<CategoryEntry> Categories,
    SensitiveEntry Sensitive,
    OutbreakEntry Outbreak,
    StormRule Storm,
    RecurrenceRule Recurrence,
    TraffyEntry Traffy,
    LicenceEntry Licence,
    IReadOnlyList<TargetEntry>? Targets = null,
    Open311Entry? Open311 = null,
    FollowersEntry? Followers = null,
    LineEntry? Line = null,
    BudgetEntry? Budget = null,
    TrainingReportEntry? TrainingReport = null,
    string? Note = null);

internal sealed record WorkingHours(IReadOnlyList<string> Days, TimeOnly From, TimeOnly To);

internal sealed record SensitiveEntry(int AcknowledgeWithinMinutes);

internal sealed record OutbreakEntry(int Reports, string Agency);

internal sealed record Open311Entry(string JurisdictionId, BothLanguages Contact, BothLanguages KeyService);

internal sealed record FollowersEntry(int Target);

/// <summary>How the month's messages are shared out, and when phones stay quiet.</summary>
internal sealed record LineEntry(decimal ReserveShare, HoursEntry QuietHours, int MergeMinutes);

/// <summary>The director reads about a course within so many <c>calendar</c> or <c>working</c> days.</summary>
internal sealed record TrainingReportEntry(int Days, string Calendar);

internal sealed record HoursEntry(TimeOnly From, TimeOnly To);

/// <summary>The highest rates of a course's budget, in baht.</summary>
internal sealed record BudgetEntry(decimal StateSpeakerHour, decimal OutsideSpeakerHour, decimal FoodPerHead);

internal sealed record TargetEntry(
    string? Category = null,
    string? Priority = null,
    string? Agency = null,
    int? AnswerWithinMinutes = null,
    int? AcceptWithinMinutes = null,
    int? FixWithinMinutes = null,
    string? Calendar = null);

internal sealed record HolidayEntry(DateOnly Day, BothLanguages Name);

/// <summary>So many reports of a category within the time and the circle are a storm; it ends when so long nothing more came.</summary>
internal sealed record StormRule(int WithinMinutes, int Metres, int QuietMinutes);

/// <summary>So near to a fix and so soon after it, the same problem has come back.</summary>
internal sealed record RecurrenceRule(int Metres, int Days);

internal sealed record LicenceEntry(BothLanguages Name, string Url);

/// <summary>What the city's own system calls the district and our categories, and how near a ticket must be to be shown beside a case.</summary>
internal sealed record TraffyEntry(string District, string Province, int Metres, int Days, IReadOnlyDictionary<string, IReadOnlyList<string>> Types);

internal sealed record MapView(double Lat, double Lng, int Zoom, Bounds Bounds);

internal sealed record Bounds(double South, double West, double North, double East);

internal sealed record EmergencyNumber(string Number, BothLanguages Name);

internal sealed record AgencyEntry(
    string Code, BothLanguages Name, int AcceptWithinMinutes, int FixWithinMinutes, string Calendar = "always", bool Own = false);

internal sealed record CommunityEntry(string Code, string Name, double Lat, double Lng);

internal sealed record CategoryEntry(
    string Code,
    int Position,
    bool Sensitive,
    int AnswerWithinMinutes,
    int FixWithinMinutes,
    int NearbyMetres,
    BothLanguages Name,
    BothLanguages Hint,
    string Calendar = "always",
    string Evidence = "none",
    int StormReports = 0,
    bool Public = true,
    bool RoundPlace = false);

/// <summary>Reads the files strictly.</summary>
internal static class DistrictFiles
{
    public static readonly JsonSerializerOptions Json = FormFiles.Json;

    /// <summary>How the data is stored: absent stays absent, as the contract has it.</summary>
    public static readonly JsonSerializerOptions Saved = new(Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task<T> Read<T>(string folder, string name, CancellationToken ct)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new DistrictDataException([$"{name}: there is no such file in {folder}"]);
        await using var file = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(file, Json, ct)
                ?? throw new DistrictDataException([$"{name}: the file is empty"]);
        }
        catch (JsonException wrong)
        {
            throw new DistrictDataException([$"{name}: {wrong.Message}"], wrong);
        }
    }
}

/// <summary>Every mistake found in a district's files, so that its writer mends them in one go.</summary>
public sealed class DistrictDataException(IReadOnlyList<string> mistakes, Exception? cause = null)
    : Exception("The district's data cannot be loaded:" + string.Concat(mistakes.Select(mistake => $"{Environment.NewLine}- {mistake}")), cause)
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
