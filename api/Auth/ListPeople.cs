using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Auth;

internal static class ListPeople
{
    public static async Task<Page<Person>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string? q = null, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select id, name, string_agg(role, ',' order by role) as roles, max(community_code) as community
            from person
            left join person_role on person_id = id
            where stands_for is null and seen_at > '-infinity'
              and (@after::uuid is null or id < @after)
              and (@q::text is null or strpos(lower(name), lower(@q)) > 0)
            group by id
            order by id desc
            limit @limit + 1
            """, new { q = string.IsNullOrWhiteSpace(q) ? null : q.Trim(), after, limit }, ct);
        return Paging.Of(rows.ConvertAll(r => new Person(r.Id, r.Name, r.Roles?.Split(',') ?? [], r.Community)), limit, p => p.Id);
    }

    private sealed record Row(Guid Id, string Name, string? Roles, string? Community);
}
