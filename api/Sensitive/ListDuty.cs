using System.Data.Common;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Who is told of a new sensitive report. While nobody is on duty, all of them are.</summary>
internal static class ListDuty
{
    public sealed record Caseworker(Guid Id, string Name, bool OnDuty);

    public static async Task<IReadOnlyList<Caseworker>> Handle(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Read(connection, ct);
    }

    public static async Task<IReadOnlyList<Caseworker>> Read(DbConnection connection, CancellationToken ct) => await connection.Many<Caseworker>("""
        select person.id, name, bool_or(on_duty) as on_duty
        from person_role
        join person on person.id = person_id
        where role = any(@caseworkers)
        group by person.id
        order by bool_or(on_duty) desc, name
        """, new { caseworkers = Roles.Caseworkers }, ct);
}
