using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>Messages that found no room in the month, newest first: why, and how their readers were told after all.</summary>
internal static class ListWithheld
{
    /// <param name="State">withheld (still to be told), merged (in an answer under way), waiting, sent, read, stuck or undeliverable.</param>
    /// <param name="ToldBy"><c>reply</c>, <c>inbox</c> or <c>push</c>; null while nobody was told.</param>
    public sealed record Withheld(
        Guid Id, string Purpose, string? Incident, int People, string State, string? Reason, DateTime WithheldAt, string? ToldBy, DateTime? ToldAt);

    public static async Task<Results<Ok<Page<Withheld>>, Refusal>> Handle(
        NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Withheld>("""
            select outbox.id, coalesce(purpose, 'other') as purpose, incident.reference as incident,
                   case when kind = 'line_push' then 1 else cost end as people, state, last_error as reason, withheld_at,
                   case when told_by is not null then told_by when state = 'sent' then 'push' end as told_by, sent_at as told_at
            from outbox
            left join incident on incident.id = outbox.incident_id
            where withheld_at is not null and (kind = 'line_push' or cost > 0) and (@after::uuid is null or outbox.id < @after)
            order by outbox.id desc
            limit @limit + 1
            """, new { after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
