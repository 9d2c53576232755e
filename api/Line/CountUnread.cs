using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>How many lines of their inbox the person has not read; counted up to 99.</summary>
internal static class CountUnread
{
    public sealed record Response(int Unread);

    public static async Task<Ok<Response>> Handle(ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return TypedResults.Ok(await connection.One<Response>("""
            select count(*)::int as unread
            from (
                select
                from inbox_message
                where line_user_id = (select line_user_id from person where id = @person) and read_at is null
                limit 99
            ) counted
            """, new { person = Person.Of(user).Id }, ct));
    }
}
