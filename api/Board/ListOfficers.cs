using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>Who works on cases and with how many, so that nobody's stay unseen while they are away.</summary>
internal static class ListOfficers
{
    /// <param name="Open">Cases whose case worker this is.</param>
    /// <param name="Overdue">Of these, past their next deadline.</param>
    public sealed record Officer(Guid Id, string Name, IReadOnlyList<string> Roles, BoundedCount Open, BoundedCount Overdue);

    public static async Task<IReadOnlyList<Officer>> Handle(NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            with recursive holding as (
                -- Steps from one case worker to the next in the index; distinct would read every open case.
                (select officer_id from incident where ended_at is null and officer_id is not null order by officer_id limit 1)
                union all
                select (select officer_id from incident where ended_at is null and officer_id > holding.officer_id order by officer_id limit 1)
                from holding
                where holding.officer_id is not null
            )
            select person.id, name, roles, open, overdue
            from (
                -- Whoever has lost the role still has the cases until somebody takes them over.
                select person_id, string_agg(role, ',' order by role) as roles from person_role where role = any(@Caseworkers) group by person_id
                union all
                select officer_id, '' from holding
                where officer_id is not null
                  and not exists (select from person_role where person_id = officer_id and role = any(@Caseworkers))
            ) officer
            join person on person.id = person_id
            cross join lateral (
                select count(*)::int as open, count(*) filter (where due_at < @now)::int as overdue
                from (select due_at from incident where officer_id = person_id and ended_at is null order by due_at limit @limit) worst
            ) counted
            order by name
            """, new { Roles.Caseworkers, now = clock.Now(), limit = BoundedCount.Most + 1 }, ct);
        return rows.ConvertAll(r => new Officer(r.Id, r.Name, r.Roles.Length == 0 ? [] : r.Roles.Split(','), BoundedCount.Of(r.Open), BoundedCount.Of(r.Overdue)));
    }

    private sealed record Row(Guid Id, string Name, string Roles, int Open, int Overdue);
}
