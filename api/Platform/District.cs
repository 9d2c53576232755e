using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Saphansung.Api.Forms;
using Saphansung.Api.Incidents;
using Saphansung.Api.Line;

namespace Saphansung.Api.Platform;

/// <summary>The district as data: what changes when another district runs this service. Loaded by <c>migrations/</c>.</summary>
internal sealed record District(
    DistrictSettings Settings, IReadOnlyList<Category> Categories, IReadOnlyList<Community> Communities, IReadOnlyList<Agency> Agencies)
{
    public const string Working = "working";
    public const string CalendarDays = "calendar";

    public required WorkingCalendar Hours { get; init; }
    public required IReadOnlyList<TargetException> Targets { get; init; }

    /// <summary>Those that are switched on, in their order.</summary>
    public required IReadOnlyList<RoutingRule> Rules { get; init; }

    /// <summary>For test cases: the head's rules are rows of the district's own schema, and nobody is alarmed by an exercise.</summary>
    public District Practice => this with { Rules = [] };

    public Category? Category(string? code) => Categories.FirstOrDefault(c => c.Code == code);
    public Community? Community(string? code) => Communities.FirstOrDefault(c => c.Code == code);
    public Agency? Agency(string? code) => Agencies.FirstOrDefault(a => a.Code == code);
    public WorkingCalendar Calendar(string name) => name == Working ? Hours : WorkingCalendar.Always;
    public ServiceTarget Target(Category category, string priority, Agency? agency = null) => ServiceTargets.Of(Targets, category, priority, agency);
}

/// <param name="OutOfHours">What a reporter is told while the office is closed; {opens} and {answerBy} stand for times.</param>
public sealed record DistrictSettings(
    Text Name, Text Division, string Phone, string ReferencePrefix, DistrictMap Map, IReadOnlyList<EmergencyNumber> Emergency, WorkingHours WorkingHours,
    SensitiveSettings Sensitive, OutbreakSettings Outbreak, StormRule Storm, RecurrenceRule Recurrence, TraffySettings Traffy, Licence Licence, Text OutOfHours)
{
    public Open311Settings? Open311 { get; init; }

    public FollowerSettings? Followers { get; init; }

    public BudgetRules Budget { get; init; } = new(600, 1200, 150);

    public LineSettings Line { get; init; } = new(0.15m, new(new(21, 0), new(7, 0)), 60);

    public TrainingReportSettings TrainingReport { get; init; } = new(5, District.CalendarDays);
}

/// <summary>The highest rates of a course's budget, in baht.</summary>
/// <param name="StateSpeakerHour">For one hour of a speaker in the state's service.</param>
/// <param name="OutsideSpeakerHour">For one hour of any other speaker.</param>
/// <param name="FoodPerHead">For one person's food and drink of a day.</param>
public sealed record BudgetRules(decimal StateSpeakerHour, decimal OutsideSpeakerHour, decimal FoodPerHead)
{
    /// <returns>Null where there is no cap.</returns>
    internal decimal? Cap(string kind, string? payClass) => (kind, payClass) switch
    {
        ("speaker", "state") => StateSpeakerHour,
        ("speaker", "outside") => OutsideSpeakerHour,
        ("speaker", _) => 0,
        ("food", _) => FoodPerHead,
        _ => null,
    };
}

/// <param name="Days">The director reads about a course within so many days after it.</param>
/// <param name="Calendar">Counted as <c>calendar</c> days or <c>working</c> days of the office.</param>
public sealed record TrainingReportSettings(int Days, string Calendar);

/// <param name="ReserveShare">Of the month's messages, only emergencies may use so much.</param>
/// <param name="MergeMinutes">So long after a person was told something, what can wait waits to go together.</param>
public sealed record LineSettings(decimal ReserveShare, QuietHours QuietHours, int MergeMinutes);

/// <param name="JurisdictionId">What clients may send as <c>jurisdiction_id</c>; anything else is another district's.</param>
/// <param name="KeyService">How to get a key.</param>
public sealed record Open311Settings(string JurisdictionId, Text Contact, Text KeyService);

/// <param name="Target">So many followers of the account are wanted.</param>
public sealed record FollowerSettings(int Target);

/// <param name="AcknowledgeWithinMinutes">Silence on a new sensitive report is told to the head after so long.</param>
public sealed record SensitiveSettings(int AcknowledgeWithinMinutes);

/// <param name="Reports">So many disease reports of one kind in one community and week are an outbreak.</param>
/// <param name="Agency">Code of the one that is told and reads the line list.</param>
public sealed record OutbreakSettings(int Reports, string Agency);

/// <summary>Under which everybody may use the open data.</summary>
public sealed record Licence(Text Name, string Url);

/// <summary>The system of the whole city, where the same problem may be filed already.</summary>
/// <param name="District">As it is called there; in its short form, without เขต.</param>
/// <param name="Metres">So near to a case, and so many days before or after it, a ticket of the same category may be the same problem.</param>
/// <param name="Types">Our categories and what they are called there; the first is used for our own cases.</param>
public sealed record TraffySettings(string District, string Province, int Metres, int Days, IReadOnlyDictionary<string, IReadOnlyList<string>> Types);

/// <summary>So many reports of a category within the time and the circle are a storm; it ends when so long nothing more came.</summary>
public sealed record StormRule(int WithinMinutes, int Metres, int QuietMinutes);

/// <summary>So near to a fix and so soon after it, the same problem has come back.</summary>
public sealed record RecurrenceRule(int Metres, int Days);

/// <param name="Days">English names of the weekdays.</param>
/// <param name="From">Bangkok's time.</param>
public sealed record WorkingHours(IReadOnlyList<string> Days, TimeOnly From, TimeOnly To);

public sealed record DistrictMap(double Lat, double Lng, int Zoom, MapBounds Bounds);

public sealed record MapBounds(double South, double West, double North, double East)
{
    internal bool Contains(double lat, double lng) => lat >= South && lat <= North && lng >= West && lng <= East;
}

public sealed record EmergencyNumber(string Number, Text Name);

/// <param name="Sensitive">Seen by officers and the head only, after giving a reason.</param>
/// <param name="AnswerWithinMinutes">Service target: time to the division's first answer.</param>
/// <param name="FixWithinMinutes">Service target: time to the fix.</param>
/// <param name="Calendar"><c>working</c> (the office's hours) or <c>always</c>: how those minutes are counted.</param>
/// <param name="Evidence">What an agency must attach to say that it is done: none, photo, letter or photo_or_letter.</param>
/// <param name="NearbyMetres">Open cases within this distance are offered before a new one is sent.</param>
/// <param name="StormReports">So many reporters in one area and a few minutes make a storm; 0 for never.</param>
public sealed record Category(
    string Code, Text Name, Text Hint, bool Sensitive, int AnswerWithinMinutes, int FixWithinMinutes, string Calendar, string Evidence, int NearbyMetres,
    [property: JsonIgnore] int StormReports, Form Form)
{
    /// <summary>Its cases are shown to the public, masked; never those of a sensitive category.</summary>
    [JsonIgnore]
    public bool Public { get; init; }

    /// <summary>Everybody sees only about where it is.</summary>
    [JsonIgnore]
    public bool RoundPlace { get; init; }
}

public sealed record Community(string Code, string Name, double Lat, double Lng);

/// <param name="Own">The division itself; its officers answer for it.</param>
public sealed record Agency(string Code, Text Name, bool Own, int AcceptWithinMinutes, int FixWithinMinutes, string Calendar);

/// <summary>Keeps the district in memory for a minute: it changes a few times a year and is needed by nearly every call.</summary>
internal sealed class DistrictData(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private volatile Loaded? loaded;

    public async ValueTask<District> Get(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (loaded is { } known && now - known.At < Kept) return known.District;
        var district = await Load(ct);
        loaded = new(district, now);
        return district;
    }

    /// <summary>What was changed here is seen here at once; other instances see it within the minute.</summary>
    public void Forget() => loaded = null;

    private async Task<District> Load(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var settings = await connection.OneOrNone<string>("select settings::text from district", null, ct)
            ?? throw new InvalidOperationException("The database holds no district; run Saphansung.Migrations.");
        var categories = await connection.Many<CategoryRow>("""
            select code, name_th, name_en, hint_th, hint_en, sensitive, answer_within_minutes, fix_within_minutes, calendar, evidence, nearby_metres, storm_reports,
                   public and not sensitive as public, round_place,
                   version, questions::text as questions
            from category
            join form_version using (form_key)
            where form_version.version = category.form_version
            order by position
            """, null, ct);
        var communities = await connection.Many<Community>("select code, name, lat, lng from community order by code", null, ct);
        var agencies = await connection.Many<AgencyRow>("""
            select code, name_th, name_en, own, accept_within_minutes, fix_within_minutes, calendar
            from agency
            where active
            order by own desc, code
            """, null, ct);
        var holidays = await connection.Many<DateOnly>("select day from holiday", null, ct);
        var targets = await connection.Many<TargetException>("""
            select category_code, priority, agency_code, answer_within_minutes, accept_within_minutes, fix_within_minutes, calendar
            from service_target
            order by position
            """, null, ct);
        var read = Read<DistrictSettings>(settings);
        return new(
            read,
            categories.ConvertAll(c => new Category(c.Code, new(c.NameTh, c.NameEn), new(c.HintTh, c.HintEn), c.Sensitive,
                c.AnswerWithinMinutes, c.FixWithinMinutes, c.Calendar, c.Evidence, c.NearbyMetres, c.StormReports, new(c.Version, Read<List<Question>>(c.Questions)))
            {
                Public = c.Public,
                RoundPlace = c.RoundPlace,
            }),
            communities,
            agencies.ConvertAll(a => new Agency(a.Code, new(a.NameTh, a.NameEn), a.Own, a.AcceptWithinMinutes, a.FixWithinMinutes, a.Calendar)))
        {
            Hours = new([.. read.WorkingHours.Days.Select(Enum.Parse<DayOfWeek>)], read.WorkingHours.From, read.WorkingHours.To, holidays),
            Targets = targets,
            Rules = await RoutingRule.On(connection, ct),
        };
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;

    private sealed record Loaded(District District, DateTimeOffset At);

    private sealed record CategoryRow(
        string Code, string NameTh, string NameEn, string HintTh, string HintEn, bool Sensitive,
        int AnswerWithinMinutes, int FixWithinMinutes, string Calendar, string Evidence, int NearbyMetres, int StormReports, bool Public, bool RoundPlace, int Version, string Questions);

    private sealed record AgencyRow(string Code, string NameTh, string NameEn, bool Own, int AcceptWithinMinutes, int FixWithinMinutes, string Calendar);
}
