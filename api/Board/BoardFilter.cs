using System.Text.RegularExpressions;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>What the board and its map can be narrowed to; several values of one parameter widen, parameters among each other narrow.</summary>
// Named, because the contract would otherwise show the properties' capitals.
public sealed record BoardFilter
{
    [FromQuery(Name = "status")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "category")]
    public string[]? Category { get; init; }

    [FromQuery(Name = "community")]
    public string[]? Community { get; init; }

    [FromQuery(Name = "agency")]
    public string[]? Agency { get; init; }

    [FromQuery(Name = "priority")]
    public string[]? Priority { get; init; }

    [FromQuery(Name = "flag")]
    public string[]? Flag { get; init; }

    /// <summary>A case worker's id, or <c>me</c>.</summary>
    [FromQuery(Name = "officer")]
    public string? Officer { get; init; }

    /// <summary>True: cases that have not ended.</summary>
    [FromQuery(Name = "open")]
    public bool? Open { get; init; }

    /// <summary>True: cases whose next deadline has passed.</summary>
    [FromQuery(Name = "overdue")]
    public bool? Overdue { get; init; }

    /// <summary>True: open cases of which somebody said "not fixed".</summary>
    [FromQuery(Name = "disputed")]
    public bool? Disputed { get; init; }

    /// <summary>
    /// In the reference, the description and the landmark; of sensitive cases in the reference only. Without three letters or digits in a row
    /// it is looked for among the first 800 cases of the list only.
    /// </summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    internal bool TryOfficer(Person me, out Guid? officer)
    {
        officer = Officer == "me" ? me.Id : Guid.TryParse(Officer, out var id) ? id : null;
        return string.IsNullOrEmpty(Officer) || officer is not null;
    }

    /// <summary>Ended cases have no deadline to be ordered by.</summary>
    internal bool EndedOnly => Status is { Length: > 0 } && Status.All(IncidentStatus.Ends.Contains);
}

/// <summary>
/// The SQL of a filter, put together from fixed pieces: PostgreSQL plans each combination for itself and reads the index that fits it.
/// </summary>
internal sealed partial class BoardSql(BoardFilter filter, Guid? officer, DateTime now, bool byDue)
{
    // Who searches for something common finds it among the first cases of the list; what is rarer the index finds, at the cost of all
    // its matches.
    private const int NearBy = 800;

    // Long words have letters enough to be found by their beginning; each further one costs the index a list.
    private const int LongestPart = 4;

    private readonly List<string> conditions = [.. Conditions(filter)];

    public string Order { get; } = byDue ? "due_at, id" : "id desc";

    public DynamicParameters Parameters { get; } = new(new
    {
        filter.Status,
        StatusOne = filter.Status?.FirstOrDefault(),
        filter.Category,
        CategoryOne = filter.Category?.FirstOrDefault(),
        filter.Community,
        CommunityOne = filter.Community?.FirstOrDefault(),
        filter.Agency,
        AgencyOne = filter.Agency?.FirstOrDefault(),
        filter.Priority,
        PriorityOne = filter.Priority?.FirstOrDefault(),
        filter.Flag,
        officer,
        text = Like(filter.Q ?? ""),
        letters = $"%{string.Join('%', Parts(filter.Q ?? ""))}%",
        now,
    });

    public BoardSql And(string condition, object? values = null)
    {
        conditions.Add(condition);
        Parameters.AddDynamicParams(values);
        return this;
    }

    public BoardSql AndNotSensitive(District district) =>
        And("category_code = any(@told)", new { told = district.Categories.Where(c => !c.Sensitive).Select(c => c.Code).ToArray() });

    /// <summary>A select of the first <c>@limit + 1</c> cases in order, with a parameter of that name.</summary>
    public string First(string columns)
    {
        if (string.IsNullOrWhiteSpace(filter.Q)) return $"select {columns} from incident where {Where} order by {Order} limit @limit + 1";
        if (!Indexed) return Near(columns);
        return $"""
            with near as materialized ({Near(columns)}), found as (
                select {columns}
                from incident
                where (select count(*) from near) <= @limit and {Where} and {Found}
                -- Not to be walked through in order until enough are found.
                offset 0
            )
            select * from near where (select count(*) from near) > @limit
            union all
            select * from found
            order by {Order}
            limit @limit + 1
            """;
    }

    /// <summary>The same where the order matters less than that a search for something common stays quick.</summary>
    public string Any(string columns) => string.IsNullOrWhiteSpace(filter.Q) || !Indexed
        ? First(columns)
        : $"select {columns} from incident where {Where} and {Found} limit @limit + 1";

    private const string Found = "search_letters like search_fold(search_normal(@letters)) and search_text like search_normal(@text)";

    private string Where => conditions.Count == 0 ? "true" : string.Join(" and ", conditions);

    /// <summary>Whether the text has what the index holds: three letters or digits in a row, Thai marks among them.</summary>
    private bool Indexed => Parts(filter.Q!).Any();

    private string Near(string columns) => $"""
        select {columns}
        from (select * from incident where {Where} order by {Order} limit {NearBy}) as incident
        where search_text like search_normal(@text)
        order by {Order}
        limit @limit + 1
        """;

    private static string Like(string text) =>
        $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    // As search_normal has it, lest a word be cut in the middle of a sara am.
    private static IEnumerable<string> Parts(string text) =>
        Letters().Matches(text.Replace("ํา", "ำ", StringComparison.Ordinal)).Select(m => m.Value[..Math.Min(m.Length, LongestPart)]);

    // An index is read in order for one value, not for a list of one.
    private static string In(string name, string[] values) => values.Length == 1 ? $"= @{name}One" : $"= any(@{name})";

    private static IEnumerable<string> Conditions(BoardFilter filter)
    {
        if (filter.Status is { Length: > 0 }) yield return $"status {In(nameof(filter.Status), filter.Status)}";
        if (filter.Category is { Length: > 0 }) yield return $"category_code {In(nameof(filter.Category), filter.Category)}";
        if (filter.Community is { Length: > 0 }) yield return $"community_code {In(nameof(filter.Community), filter.Community)}";
        if (filter.Agency is { Length: > 0 })
            yield return $"exists (select from assignment where incident_id = incident.id and agency_code {In(nameof(filter.Agency), filter.Agency)})";
        if (filter.Priority is { Length: > 0 }) yield return $"priority {In(nameof(filter.Priority), filter.Priority)}";
        if (filter.Flag is { Length: > 0 }) yield return "flags && @Flag and flags <> '{}'";
        if (!string.IsNullOrEmpty(filter.Officer)) yield return "officer_id = @officer";
        if (filter.Overdue == true) yield return "due_at < @now";
        if (filter.Disputed == true) yield return "reopenings > 0";
        // Said also where it follows: there is an index for the open ones of each kind.
        if (filter.Open == true || filter.Overdue == true || filter.Disputed == true || (filter.Status is { Length: > 0 } && !filter.Status.Any(IncidentStatus.Ends.Contains)))
            yield return "ended_at is null";
    }

    [GeneratedRegex("[A-Za-z0-9ก-๙]{3,}", RegexOptions.None, 1000)]
    private static partial Regex Letters();
}
