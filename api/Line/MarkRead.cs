using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// The person has read their inbox up to a line, that one included. What could not be pushed, or still waited, need not be sent any more.
/// The same again changes nothing.
/// </summary>
internal static class MarkRead
{
    /// <param name="UpTo">Id of the newest line that was on the screen.</param>
    public sealed record Request([property: Required] Guid? UpTo);

    public static async Task<Ok<CountUnread.Response>> Handle(
        Request request, ClaimsPrincipal user, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (reader, now) = (Person.Of(user).Id, clock.Now());
        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            if (await connection.OneOrNone<string>("select line_user_id from person where id = @reader", new { reader }, ct) is { } person)
                await Multicasts.TakeOut(connection, person, now, ct);
            await connection.Run("""
                with seen as (
                    update inbox_message
                    set read_at = @now
                    where line_user_id = (select line_user_id from person where id = @reader) and id <= @UpTo and read_at is null
                    returning dedupe_key
                )
                update outbox
                set state = 'read', told_by = 'inbox', sent_at = @now, cost = 0
                from seen
                where outbox.dedupe_key = seen.dedupe_key and kind = 'line_push' and state = 'withheld'
                """, new { reader, request.UpTo, now }, ct);
            await transaction.CommitAsync(ct);
        }

        return await CountUnread.Handle(user, database, ct);
    }
}
