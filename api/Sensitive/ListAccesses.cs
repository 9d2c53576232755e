using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>For the head: who opened a sensitive case, when and why. What the case is about does not stand here.</summary>
internal static class ListAccesses
{
    public sealed record Access(Guid Id, Guid PersonId, string Name, string Reason, DateTime OpenedAt);

    public static async Task<Results<Ok<Page<Access>>, Refusal>> Handle(
        Guid id, NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.One<bool>("select exists (select from incident where id = @id)", new { id }, ct)) return Refusal.NotFound;

        var rows = await connection.Many<Access>("""
            select sensitive_access.id, person_id, person.name, reason, opened_at
            from sensitive_access
            join person on person.id = person_id
            where incident_id = @id and (@after::uuid is null or sensitive_access.id < @after)
            order by sensitive_access.id desc
            limit @limit + 1
            """, new { id, after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, a => a.Id));
    }
}
