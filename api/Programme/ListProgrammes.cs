using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Programmes, the latest written first.</summary>
internal static class ListProgrammes
{
    /// <param name="Activities">Those that were not dropped.</param>
    /// <param name="Done">Of these.</param>
    public sealed record Item(Guid Id, string Title, DateOnly StartsOn, DateOnly EndsOn, string State, int Activities, int Done);

    public static async Task<Results<Ok<Page<Item>>, Refusal>> Handle(NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Item>("""
            select id, title, starts_on, ends_on, state, activities, done
            from programme
            cross join lateral (
                select (count(*) filter (where activity.state <> 'dropped'))::int as activities, (count(*) filter (where activity.state = 'done'))::int as done
                from activity
                where programme_id = programme.id
            ) as counted
            where @after::uuid is null or id < @after
            order by id desc
            limit @limit + 1
            """, new { after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
