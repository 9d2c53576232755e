using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>Views of the board that somebody comes back to; everybody has their own.</summary>
internal static class SavedFilters
{
    private const int Most = 50;

    /// <param name="Query">As in the board's address, without the question mark.</param>
    public sealed record SavedFilter(Guid Id, string Name, string Query);

    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(60, ErrorMessage = "too_long|60")] string? Name,
        [property: Required(AllowEmptyStrings = true, ErrorMessage = "required"), StringLength(1000, ErrorMessage = "too_long|1,000")] string? Query);

    public static async Task<IReadOnlyList<SavedFilter>> List(HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Many<SavedFilter>("select id, name, query from saved_filter where person_id = @me order by name",
            new { me = Person.Of(http.User).Id }, ct);
    }

    public static async Task<Results<Ok<SavedFilter>, Refusal>> Save(
        Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (me, name, now) = (Person.Of(http.User).Id, request.Name!.Trim(), clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var saved = await connection.OneOrNone<SavedFilter>("""
            insert into saved_filter (id, person_id, name, query, created_at)
            select @id, @me, @name, @Query, @now
            where (select count(*) from saved_filter where person_id = @me and name <> @name) < @Most
            on conflict on constraint saved_filter_name_key do update set query = excluded.query
            returning id, name, query
            """, new { id = Clock.NewId(now), me, name, request.Query, now, Most }, ct);
        return saved is null ? Refusal.Invalid("name", FormattableString.Invariant($"too_many|{Most}")) : TypedResults.Ok(saved);
    }

    public static async Task<NoContent> Forget(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("delete from saved_filter where id = @id and person_id = @me", new { id, me = Person.Of(http.User).Id }, ct);
        return TypedResults.NoContent();
    }
}
