using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>Who was asked and has not answered: of an anonymous round too, since it says nothing of what the others wrote.</summary>
internal static class ListUnanswered
{
    /// <param name="Name">Empty for a follower who never opened a page of ours.</param>
    public sealed record Unanswered(Guid Id, string Name, DateTime? RemindedAt);

    public static async Task<Results<Ok<Page<Unanswered>>, Refusal>> Handle(
        Guid id, NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<Guid?>("select id from survey_round where id = @id", new { id }, ct) is null) return Refusal.NotFound;
        var rows = await connection.Many<Unanswered>("""
            select person.id, name, reminded_at
            from survey_participation
            join person on person.id = person_id
            where round_id = @id and state = 'invited' and (@after::uuid is null or person.id > @after)
            order by person.id
            limit @limit + 1
            """, new { id, after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, row => row.Id));
    }
}
