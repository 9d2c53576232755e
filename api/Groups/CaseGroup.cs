using System.Data.Common;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>
/// Cases that tell of one problem: the group's case and those merged into it. A merged case keeps its reporter, followers, photos and
/// messages as its own, so that a split loses nothing; whoever needs them together reads them through the group.
/// </summary>
internal sealed class CaseGroup(CaseMoves moves)
{
    /// <summary>
    /// Locks cases with those they were merged into, and with those merged into them. Newest first, so that nobody waits in a circle:
    /// whoever screens a fresh report holds the newest case already.
    /// </summary>
    /// <param name="withMerged">False leaves out what was merged into them.</param>
    public static async Task<Dictionary<Guid, Case>> Lock(DbConnection connection, Guid[] ids, bool withMerged, CancellationToken ct)
    {
        const string group = """
            id in (
                select unnest(@ids)
                union
                select parent_id from incident where id = any(@ids)
                union
                select id from incident where @withMerged and parent_id = any(@ids))
            order by id desc
            """;
        await connection.Run("savepoint grouped", null, ct);
        while (true)
        {
            var locked = await connection.Many<Case>($"{Case.Select} where {group} for update", new { ids, withMerged }, ct);
            var held = await connection.Many<Guid>($"select id from incident where {group}", new { ids, withMerged }, ct);
            if (held.SequenceEqual(locked.Select(c => c.Id))) return locked.ToDictionary(c => c.Id);
            // One joined or left while another was waited for: what is held is let go, and taken again in the right order.
            await connection.Run("rollback to savepoint grouped", null, ct);
        }
    }

    /// <summary>Both are locked; the case merged goes where its reporter and followers hear of the other. What was merged into it goes along.</summary>
    /// <returns>The merged case.</returns>
    public async Task<Case> Merge(DbConnection connection, Case merged, Case into, Actor by, string? reason, DateTime now, CancellationToken ct)
    {
        var along = await connection.Many<Guid>(
            "update incident set parent_id = @into, updated_at = @now where parent_id = @merged returning id", new { into = into.Id, merged = merged.Id, now }, ct);
        if (merged.ParentId is { } before) await Tell(connection, before, "split", merged.Reference, by, now, ct);
        if (merged.Status == IncidentStatus.Duplicate)
        {
            await connection.Run("update incident set parent_id = @into where id = @Id", new { into = into.Id, merged.Id }, ct);
            await Tell(connection, merged.Id, "merged", into.Reference, by, now, ct, reason);
            merged = merged with { ParentId = into.Id };
        }
        else
        {
            merged = await moves.Move(connection, merged, new(IncidentStatus.Duplicate, by, now)
            {
                Kind = "merged",
                Text = reason,
                ParentId = into.Id,
                Data = new { into.Reference },
            }, ct);
        }

        foreach (var id in along) await Tell(connection, id, "merged", into.Reference, by, now, ct);
        await Tell(connection, into.Id, "merged", merged.Reference, by, now, ct);
        return merged;
    }

    /// <summary>Both are locked; the case goes its own way again, as the step says.</summary>
    public async Task<Case> Split(DbConnection connection, Case merged, Step step, CancellationToken ct)
    {
        await Tell(connection, merged.ParentId!.Value, "split", merged.Reference, step.By, step.Now, ct);
        return await moves.Move(connection, merged, step, ct);
    }

    /// <summary>The person reported a case that was merged into this one.</summary>
    public static Task<bool> Reported(DbConnection connection, Guid id, Guid personId, CancellationToken ct) =>
        connection.One<bool>("select exists (select from incident where parent_id = @id and reporter_id = @personId)", new { id, personId }, ct);

    private static Task<int> Tell(
        DbConnection connection, Guid id, string kind, string reference, Actor by, DateTime now, CancellationToken ct, string? text = null) =>
        new CaseEvent(id, kind, by, now) { Text = text, Data = new { reference } }.Add(connection, ct);
}
