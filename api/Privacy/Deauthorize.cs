using System.Net;
using System.Text.Json;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Privacy;

/// <summary>
/// Tells LINE that somebody has left ("Deauthorize your app to which the user has authorized", LINE Login v2.1). Telling it twice does no
/// harm. A token lives twelve hours; after a day nobody can do more, and the token goes in any case.
/// </summary>
internal sealed class Deauthorize(NpgsqlDataSource database, LineClient line, TimeProvider clock) : IWork
{
    /// <summary>Longer than a call to LINE may take, and the pause after one that failed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public static string[] WokenBy => ["erasure"];

    public async Task<int> Run(CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var due = await connection.OneOrNone<Due>("""
            update erasure
            set due_at = @again, attempts = attempts + 1
            where person_id = (select person_id from erasure where user_access_token is not null and due_at <= @now order by due_at limit 1 for update skip locked)
            returning person_id, erased_at, user_access_token
            """, new { now, again = now + Pause }, ct);
        if (due is null) return 0;

        var answer = await line.Call(HttpMethod.Post, "/user/v1/deauthorize", () => LineClient.Json(JsonSerializer.Serialize(new { userAccessToken = due.UserAccessToken })), ct);
        var over = answer.Good || answer.Status is >= 400 and < 500 and not (int)HttpStatusCode.TooManyRequests || now - due.ErasedAt > Patience;
        await connection.Run("""
            update erasure
            set deauthorized_at = case when @Good then @now end, last_error = @Error, user_access_token = case when not @over then user_access_token end
            where person_id = @PersonId
            """, new { answer.Good, answer.Error, over, due.PersonId, now }, ct);
        return 1;
    }

    private sealed record Due(Guid PersonId, DateTime ErasedAt, string UserAccessToken);
}
