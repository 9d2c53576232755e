using System.Globalization;

namespace Saphansung.Load;

/// <param name="By">Who calls.</param>
/// <param name="Path">Differs from round to round, as callers do.</param>
internal sealed record Call(string Name, string By, Func<int, string> Path);

/// <summary>Every list, filter, text search, map view and counter.</summary>
internal static class Calls
{
    public const string Agency = "MEA";
    private const string Officer = "officer";
    private const string Head = "head";
    private const string Resident = "resident";
    private const string Committee = "committee";
    private const string Board = "/api/v1/staff/incidents";

    /// <summary>By their number in fill.sql.</summary>
    public static readonly Dictionary<string, int> People = new() { [Officer] = 1, [Head] = 13, [Committee] = 14, [Resident] = 20 };

    private static readonly string[] Ends = ["resolved", "closed_unfixed", "not_ours", "duplicate", "withdrawn"];
    private static readonly string[] Open = ["received", "triaged", "assigned", "in_progress", "waiting_reporter", "claimed_fixed"];
    private static readonly string[] Categories = ["garbage", "nuisance", "disaster", "people", "disease", "disrepair", "advice"];
    private static readonly string[] Agencies = ["MEA", "MWA", "POLICE", "FIRE", "TELECOM", "DIVISION"];
    private static readonly string[] Flags = ["silent_agency", "recurring", "weak_evidence", "contradiction"];

    public static readonly IReadOnlyList<Call> All =
    [
        Listed("board, worst first", _ => "sort=due&open=true"),
        Listed("board, newest", _ => ""),
        Listed("board, newest open", _ => "open=true"),
        Listed("open, one state, worst first", r => $"sort=due&status={Of(Open, r)}"),
        Listed("open, three states, worst first", _ => "sort=due&status=received&status=triaged&status=claimed_fixed"),
        Listed("ended, one state", r => $"status={Of(Ends, r)}"),
        Listed("category, worst first", r => $"sort=due&open=true&category={Of(Categories, r)}"),
        Listed("category, newest", r => $"category={Of(Categories, r)}"),
        Listed("community, worst first", r => $"sort=due&open=true&community={Community(r)}"),
        Listed("community, newest", r => $"community={Community(r)}"),
        Listed("agency, worst first", r => $"sort=due&open=true&agency={Of(Agencies, r)}"),
        Listed("agency, newest", r => $"agency={Of(Agencies, r)}"),
        Listed("agency without cases", _ => "sort=due&open=true&agency=HOSPITAL"),
        Listed("emergencies, worst first", _ => "sort=due&open=true&priority=emergency"),
        Listed("emergencies, newest", _ => "priority=emergency"),
        Listed("flag, worst first", r => $"sort=due&open=true&flag={Of(Flags, r)}"),
        Listed("flag, newest", r => $"flag={Of(Flags, r)}"),
        Listed("my cases, worst first", _ => "sort=due&open=true&officer=me"),
        Listed("my cases, newest", _ => "officer=me"),
        Listed("overdue, worst first", _ => "sort=due&overdue=true"),
        Listed("overdue, newest", _ => "overdue=true"),
        Listed("category and community, worst first", r => $"sort=due&open=true&category={Of(Categories, r)}&community={Community(r)}"),
        Listed("state, category and community", r => $"status={Of(Ends, r)}&category={Of(Categories, r)}&community={Community(r)}"),
        Listed("overdue of a community with an agency", r => $"sort=due&overdue=true&community={Community(r)}&agency={Of(Agencies, r)}"),
        Listed("flag of a category with an agency", r => $"sort=due&open=true&flag={Of(Flags, r)}&category={Of(Categories, r)}&agency={Of(Agencies, r)}"),
        Listed("a hundred at once", _ => "sort=due&open=true&limit=100"),
        Listed("search, common: ขยะ", _ => "q=ขยะ"),
        Listed("search, common, worst first", _ => "sort=due&open=true&q=ไฟส่องทาง"),
        Listed("search, rare: จามจุรียักษ์", _ => "q=จามจุรียักษ์"),
        Listed("search, rare, worst first", _ => "sort=due&open=true&q=จามจุรียักษ์"),
        Listed("search, a house number", r => $"q=บ้านเลขที่ {(100 + r).ToString(CultureInfo.InvariantCulture)}"),
        Listed("search, nowhere to be found", r => $"q=ช้างป่าตัวที่ {r.ToString(CultureInfo.InvariantCulture)}"),
        Listed("search, two letters", _ => "q=ปู"),
        Listed("search, a reference", r => $"q=SPS-2569-{(r * 7919).ToString("X6", CultureInfo.InvariantCulture)}"),
        Listed("search in a category", r => $"q=โรงเรียน&category={Of(Categories, r)}"),
        Listed("search, rare, in a community", r => $"q=จามจุรี&community={Community(r)}"),
        Mapped("map, the district", 13, 0.075, ""),
        Mapped("map, a quarter", 15, 0.02, ""),
        Mapped("map, some streets", 17, 0.005, ""),
        Mapped("map, the district, one category", 13, 0.075, "category=garbage"),
        Mapped("map, the district, overdue", 13, 0.075, "overdue=true"),
        Mapped("map, the district, resolved", 13, 0.075, "status=resolved"),
        Mapped("map, some streets, resolved", 17, 0.005, "status=resolved"),
        Mapped("map, the district, a search", 13, 0.075, "q=หลังวัด"),
        new("counters, 30 days", Officer, _ => "/api/v1/staff/counters"),
        new("counters, a year", Officer, _ => "/api/v1/staff/counters?from=2025-12-01&to=2026-12-01"),
        new("counters of a category", Officer, r => $"/api/v1/staff/counters?category={Of(Categories, r)}"),
        new("counters of a community", Officer, r => $"/api/v1/staff/counters?community={Community(r)}"),
        new("counters of a category in a community", Officer, r => $"/api/v1/staff/counters?category={Of(Categories, r)}&community={Community(r)}"),
        new("counters of an agency", Officer, r => $"/api/v1/staff/counters?agency={Of(Agencies, r)}"),
        new("agencies' records", Head, _ => "/api/v1/staff/agencies/records"),
        new("agencies' records of a month", Head, _ => "/api/v1/staff/agencies/records?from=2026-10-01&to=2026-11-01"),
        new("disease by community and week", Officer, _ => "/api/v1/staff/disease"),
        new("the community's open cases", Committee, _ => "/api/v1/community/incidents?view=open"),
        new("the community's overdue cases", Committee, _ => "/api/v1/community/incidents?view=overdue"),
        new("the community's fixed cases", Committee, _ => "/api/v1/community/incidents?view=fixed"),
        new("the community's recurring cases", Committee, _ => "/api/v1/community/incidents?view=recurring"),
        new("the community's summary", Committee, _ => "/api/v1/community/summary"),
        new("officers and their cases", Head, _ => "/api/v1/staff/officers"),
        new("what I reported and follow", Resident, _ => "/api/v1/incidents/mine"),
        new("what waits for the committee", Committee, _ => "/api/v1/incidents/mine"),
        new("cases near by", Resident, r => $"/api/v1/incidents/nearby?category={Of(Categories, r)}&lat=13.77&lng=100.685"),
        new("an agency's assignments", Agency, _ => "/api/v1/agency/assignments"),
        new("an agency's offers", Agency, _ => "/api/v1/agency/assignments?status=offered"),
        new("stuck deliveries", Head, _ => "/api/v1/staff/deliveries?state=stuck"),
    ];

    private static Call Listed(string name, Func<int, string> filter) => new(name, Officer, round => $"{Board}?{filter(round)}");

    private static Call Mapped(string name, int zoom, double height, string filter) => new(name, Officer, round =>
    {
        // Not the same corner every time.
        var (south, west) = (13.765 - height / 2 + round % 5 * height / 50, 100.685 - height / 2 + round % 7 * height / 50);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Board}/map?south={south}&west={west}&north={south + height}&east={west + height}&zoom={zoom}&{filter}");
    });

    private static string Of(string[] values, int round) => values[round % values.Length];

    private static string Community(int round) => $"L{(1 + round % 29).ToString("00", CultureInfo.InvariantCulture)}";
}
