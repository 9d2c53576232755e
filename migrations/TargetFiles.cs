using Npgsql;

namespace Saphansung.Migrations;

/// <summary>One indicator of <c>targets.json</c>. What it is counted by is code (<c>api/Reports/TargetValues.cs</c>) and found by <paramref name="Code"/>.</summary>
/// <param name="Judged">Which of several countings is held against the goal; of <c>resolved</c>: claimed, resolved or confirmed.</param>
/// <param name="Most">At most so many, such as members of the group.</param>
/// <param name="LeavesOut">States of cases that are not counted.</param>
/// <param name="LeavesOutCategories">Categories whose cases are not counted.</param>
/// <param name="Via">Ways on which a counted case came in: group or own; all when left out.</param>
internal sealed record TargetFileEntry(
    string Code,
    string Level,
    BothLanguages Name,
    BothLanguages Meaning,
    BothLanguages Numerator,
    BothLanguages Denominator,
    BothLanguages Cohort,
    BothLanguages Unit,
    BothLanguages Evidence,
    BothLanguages Owner,
    decimal? Goal = null,
    string? Judged = null,
    int? Most = null,
    IReadOnlyList<string>? LeavesOut = null,
    IReadOnlyList<string>? LeavesOutCategories = null,
    IReadOnlyList<string>? Via = null);

/// <summary><c>targets.json</c>: a definition that differs from the file's last one becomes a new version. What staff changed since stays until then.</summary>
internal static class TargetFiles
{
    private static readonly string[] Judgements = ["claimed", "resolved", "confirmed"];
    private static readonly string[] Ways = ["own", "group"];

    /// <returns>None when the file is not there: a district may do without.</returns>
    public static async Task<IReadOnlyList<TargetFileEntry>> Read(string folder, CancellationToken ct) =>
        File.Exists(Path.Combine(folder, "targets.json")) ? await DistrictFiles.Read<List<TargetFileEntry>>(folder, "targets.json", ct) : [];

    public static IEnumerable<string> Mistakes(IReadOnlyList<TargetFileEntry> targets)
    {
        foreach (var twice in DistrictRules.Repeated(targets.Select(target => target.Code)))
            yield return $"targets.json: the code {twice} is there twice";
        foreach (var target in targets)
        {
            if (target.Level is not ("output" or "outcome")) yield return $"targets.json, {target.Code}: level is output or outcome";
            if (target.Goal is < 0) yield return $"targets.json, {target.Code}: the goal must not be negative";
            foreach (var way in target.Via?.Except(Ways, StringComparer.Ordinal) ?? []) yield return $"targets.json, {target.Code}: via is own or group, not {way}";
            if (target.Judged is { } judged && !Judgements.Contains(judged, StringComparer.Ordinal))
                yield return $"targets.json, {target.Code}: judged is claimed, resolved or confirmed";
        }
    }

    public static NpgsqlBatchCommand Save(IReadOnlyList<TargetFileEntry> targets, TimeProvider clock) => new("""
        with given as (
            select content->>'code' as code, position, content - 'code' as definition
            from jsonb_array_elements($1) with ordinality as entry (content, position)
        ), retired as (
            update target set active = false where active and code not in (select code from given)
        ), saved as (
            insert into target (code, position)
            select code, position from given
            on conflict (code) do update set position = excluded.position, active = true
        ), before as (
            select target_code, max(version) as version,
                   (array_agg(definition order by version desc) filter (where origin = 'file'))[1] as definition
            from target_version
            group by target_code
        )
        insert into target_version (target_code, version, definition, origin, created_at)
        select code, coalesce(before.version, 0) + 1, given.definition, 'file', $2
        from given
        left join before on target_code = code
        where before.definition is distinct from given.definition
        """)
    {
        Parameters = { District.Jsonb(targets), new() { Value = clock.GetUtcNow().UtcDateTime } },
    };
}
