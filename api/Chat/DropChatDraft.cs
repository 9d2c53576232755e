using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Chat;

/// <summary>Reported, or not wanted: the draft goes, and with it the photos that no report took. The same twice by nature.</summary>
internal static class DropChatDraft
{
    public static async Task<NoContent> Handle(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var mine = await connection.Many<Guid>(
            "select chat_draft.id from chat_draft join person using (line_user_id) where chat_draft.id = @id and person.id = @person",
            new { id, person = Person.Of(http.User).Id }, ct);
        await ForgetTalk.DropDrafts(connection, [.. mine], ct);
        return TypedResults.NoContent();
    }
}
