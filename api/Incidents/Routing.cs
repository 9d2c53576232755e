using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>What must hold for a rule to fire: all that is named, and of each list one value.</summary>
/// <param name="Hours"><c>working</c>: the office is open; <c>outside</c>: it is closed.</param>
/// <param name="From">A time of the day in Bangkok, <c>22:00</c>; until <paramref name="To"/>, over midnight if need be.</param>
/// <param name="Answers">By question key of the category's form: the answer, or one of several given, is in the list.</param>
public sealed record RoutingConditions(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Category,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Community,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hours,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? From,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers)
{
    public const string Working = "working";
    public const string Outside = "outside";

    internal bool Hold(RoutedReport report) =>
        Category?.Contains(report.Category) != false
        && Community?.Contains(report.Community) != false
        && (Hours is null || report.Open == (Hours == Working))
        && (From is null || TimeOnly.FromDateTime(Clock.InBangkok(report.At)).IsBetween(Time(From), Time(To!)))
        && Answers?.All(a => report.Answers.TryGetValue(a.Key, out var given) && FormAnswers.Values(given).Any(a.Value.Contains)) != false;

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Of a report, what rules may look at.</summary>
/// <param name="Open">The office was open when it came.</param>
internal sealed record RoutedReport(
    string Category, string? Community, IReadOnlyDictionary<string, JsonElement> Answers, DateTime At, bool Open);

/// <param name="Agency">Null too while the agency is not active; a priority that the rule gives counts all the same.</param>
/// <param name="Offers">The case is offered to the agency by itself, else it is only suggested.</param>
internal sealed record RoutingRule(Guid Id, int Position, string Name, RoutingConditions Conditions, string? Agency, string? Priority, bool Offers)
{
    /// <summary>The rules that are switched on, in their order.</summary>
    public static async Task<List<RoutingRule>> On(DbConnection connection, CancellationToken ct)
    {
        var rows = await connection.Many<Row>("""
            select routing_rule.id, position, name, conditions::text as conditions, agency.code as agency, priority, offers
            from routing_rule
            left join agency on agency.code = agency_code and active
            where state = 'on'
            order by position, routing_rule.id
            """, null, ct);
        return rows.ConvertAll(r => new RoutingRule(
            r.Id, r.Position, r.Name, IncidentParts.Json<RoutingConditions>(r.Conditions), r.Agency, r.Priority, r.Offers));
    }

    public bool Matches(RoutedReport report) => Conditions.Hold(report);

    private sealed record Row(Guid Id, int Position, string Name, string Conditions, string? Agency, string? Priority, bool Offers);
}

/// <summary>What the rules decide about a report: the first that names a priority gives it, the first that names an agency gives that.</summary>
internal sealed record Routing(RoutingRule? ByPriority, RoutingRule? ByAgency)
{
    public string Priority => ByPriority?.Priority ?? Incidents.Priority.Normal;
    public string? Agency => ByAgency?.Agency;
    public bool Offers => ByAgency?.Offers == true;

    /// <summary>The rules that fired, in their order; empty when none did.</summary>
    public IReadOnlyList<RoutingRule> Fired =>
        [.. ((RoutingRule?[])[ByPriority, ByAgency]).OfType<RoutingRule>().Distinct().OrderBy(r => r.Position)];

    /// <summary>As the history keeps it.</summary>
    public Decision Told => new([.. Fired.Select(r => new FiredRule(r.Id, r.Name))], Priority, Agency, Offers);

    public static Routing Of(IEnumerable<RoutingRule> rules, RoutedReport report)
    {
        var matching = rules.Where(r => r.Matches(report)).ToList();
        return new(matching.Find(r => r.Priority is not null), matching.Find(r => r.Agency is not null));
    }

    internal sealed record FiredRule(Guid Id, string Name);

    internal sealed record Decision(IReadOnlyList<FiredRule> Rules, string Priority, string? Agency, bool Offers);
}
