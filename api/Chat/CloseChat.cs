using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>Nothing needs to be answered; the person's next message opens the chat again. The same twice by nature.</summary>
internal static class CloseChat
{
    public static async Task<Results<Ok<GetChat.Talk>, Refusal>> Handle(
        Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            update chat_thread set waiting_since = null, closed_by = @by, closed_at = @now where id = @id and waiting_since is not null
            """, new { id, by = Person.Of(http.User).Id, now }, ct);
        return await GetChat.Find(connection, id, now, ct) is { } talk ? TypedResults.Ok(talk) : Refusal.NotFound;
    }
}
