using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>What an indicator means and what is wanted of it. Never changed: a change is a new version.</summary>
/// <param name="Level"><c>output</c> or <c>outcome</c>.</param>
/// <param name="Meaning">How it is counted, in words.</param>
/// <param name="Cohort">Which cases, people or days it is counted over.</param>
/// <param name="Unit">Of the value and the goal.</param>
/// <param name="Evidence">Where the figure comes from.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Goal">At least so much is wanted; null where the goal is the figure of the year before.</param>
/// <param name="Judged">Which of several countings is held against the goal; of <c>resolved</c>: <c>claimed</c>, <c>resolved</c> (confirmed or nobody objected) or <c>confirmed</c>.</param>
/// <param name="Most">At most so many, such as members of the group.</param>
/// <param name="LeavesOut">States of cases that are not counted.</param>
/// <param name="LeavesOutCategories">Categories whose cases are not counted.</param>
/// <param name="Via">Ways on which a counted case came in: <c>group</c> (the network's LINE group) or <c>own</c>; null for all.</param>
public sealed record TargetDefinition(
    string Level, Text Name, Text Meaning, Text Numerator, Text Denominator, Text Cohort, Text Unit, Text Evidence, Text Owner,
    decimal? Goal, string? Judged, int? Most, IReadOnlyList<string>? LeavesOut, IReadOnlyList<string>? LeavesOutCategories, IReadOnlyList<string>? Via = null);

/// <summary>One definition, as it stays.</summary>
internal readonly record struct TargetKey(string Code, int Version);

/// <summary>A target with the version that is in force.</summary>
internal sealed record TargetRow(string Code, int Version, TargetDefinition Definition, string Origin, string? Reason, string? By, DateTime At)
{
    internal TargetKey Key => new(Code, Version);

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>In the order of the district's file.</summary>
    /// <param name="code">Only this one, with all its versions, newest first.</param>
    public static async Task<List<TargetRow>> Read(DbConnection connection, string? code, CancellationToken ct) => (await connection.Many<Row>("""
        select code, version, definition::text as definition, origin, reason, name as by, target_version.created_at as at
        from target
        join target_version on target_code = code
        left join person on person.id = created_by
        where active
          and (code = @code or (@code::text is null and version = (select max(version) from target_version as newest where newest.target_code = code)))
        order by position, version desc
        """, new { code }, ct)).ConvertAll(r => new TargetRow(r.Code, r.Version, JsonSerializer.Deserialize<TargetDefinition>(r.Definition, Json)!, r.Origin, r.Reason, r.By, r.At));

    private sealed record Row(string Code, int Version, string Definition, string Origin, string? Reason, string? By, DateTime At);
}
