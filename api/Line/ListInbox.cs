using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>Everything the person was told, newest first, whether or not it was also pushed to their chat.</summary>
internal static class ListInbox
{
    /// <param name="Title">Without details of a sensitive case.</param>
    /// <param name="Link">Path of the page it is about, inside the LIFF pages.</param>
    /// <param name="Purpose">case, duty, announcement, survey ...</param>
    public sealed record Line(Guid Id, string Title, string? Text, string? Link, string? Purpose, DateTime CreatedAt, bool Read);

    public static async Task<Results<Ok<Page<Line>>, Refusal>> Handle(
        ClaimsPrincipal user, NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Line>("""
            select inbox_message.id, title, text, link, purpose, inbox_message.created_at, read_at is not null as read
            from inbox_message
            join person using (line_user_id)
            where person.id = @person and (@after::uuid is null or inbox_message.id < @after)
            order by inbox_message.id desc
            limit @limit + 1
            """, new { person = Person.Of(user).Id, after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
