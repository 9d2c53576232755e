using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Saphansung.Migrations;

/// <summary>The routing rules a district starts with, <c>routing.json</c>: the first that fits decides.</summary>
internal sealed record RoutingFile(IReadOnlyList<RoutingEntry> Rules, string? Note = null);

/// <param name="When">All that it names must hold.</param>
internal sealed record RoutingEntry(string Name, RoutingConditions When, string? Agency = null, string? Priority = null, bool Offers = false);

/// <param name="Hours"><c>working</c> or <c>outside</c>.</param>
/// <param name="From">A time of the day in Bangkok, <c>22:00</c>; with <paramref name="To"/>.</param>
/// <param name="Answers">By question key; one of the values must be among the answer's.</param>
internal sealed record RoutingConditions(
    IReadOnlyList<string>? Category = null, IReadOnlyList<string>? Community = null, string? Hours = null, string? From = null, string? To = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers = null);

internal static class Routing
{
    private static readonly string[] Priorities = ["normal", "high", "emergency"];

    /// <summary>A rule that names what does not exist would never fire, and nobody would notice.</summary>
    public static IEnumerable<string> Mistakes(
        RoutingFile routing, DistrictFile district, List<CommunityEntry> communities, Dictionary<string, FormFile> forms) =>
        routing.Rules.SelectMany(rule => Mistakes(rule, district, communities, forms).Select(mistake => $"routing.json, \"{rule.Name}\": {mistake}"));

    /// <summary>Only into an empty table: from then on the rules are the district's own, changed on the staff's page.</summary>
    public static NpgsqlBatchCommand Save(RoutingFile routing, TimeProvider clock) => new("""
        insert into routing_rule (id, position, name, conditions, agency_code, priority, offers, state, updated_at)
        select id, position, name, conditions, agency, priority, offers, 'on', $2
        from jsonb_to_recordset($1)
            as entry (id uuid, position integer, name text, conditions jsonb, agency text, priority text, offers boolean)
        where not exists (select from routing_rule)
        """)
    {
        Parameters =
        {
            new()
            {
                Value = JsonSerializer.Serialize(routing.Rules.Select((rule, index) => new
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Position = index + 1,
                    rule.Name,
                    Conditions = rule.When,
                    rule.Agency,
                    rule.Priority,
                    rule.Offers,
                }), DistrictFiles.Saved),
                NpgsqlDbType = NpgsqlDbType.Jsonb,
            },
            new() { Value = clock.GetUtcNow().UtcDateTime },
        },
    };

    private static IEnumerable<string> Mistakes(
        RoutingEntry rule, DistrictFile district, List<CommunityEntry> communities, Dictionary<string, FormFile> forms)
    {
        var when = rule.When;
        if (rule is { Agency: null, Priority: null }) yield return "it gives neither agency nor priority";
        if (rule is { Offers: true, Agency: null }) yield return "it offers to no agency";
        if (rule.Agency is { } agency && district.Agencies.All(known => known.Code != agency)) yield return $"there is no agency {agency}";
        if (rule.Priority is { } priority && !Priorities.Contains(priority, StringComparer.Ordinal)) yield return $"there is no priority \"{priority}\"";
        foreach (var category in when.Category?.Where(code => !forms.ContainsKey(code)) ?? []) yield return $"there is no category {category}";
        // Without a file of their own the communities stay as they are in the database.
        foreach (var community in when.Community?.Where(code => communities.Count > 0 && communities.All(known => known.Code != code)) ?? [])
            yield return $"there is no community {community}";
        if (when.Hours is not (null or "working" or "outside")) yield return "hours are \"working\" or \"outside\"";
        if (!Time(when.From) || !Time(when.To) || (when.From is null) != (when.To is null)) yield return "from and to are times such as \"22:00\", both or neither";

        var asked = forms.Where(form => when.Category?.Contains(form.Key) != false).SelectMany(form => form.Value.Questions).ToLookup(question => question.Key);
        foreach (var (key, values) in when.Answers ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
        {
            if (!asked.Contains(key)) yield return $"no form of its categories asks \"{key}\"";
            foreach (var value in values.Where(value => asked[key].All(question => question.Options?.Any(option => option.Value == value) != true)))
                yield return $"\"{value}\" is no answer to \"{key}\"";
        }
    }

    private static bool Time(string? text) => text is null || TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
