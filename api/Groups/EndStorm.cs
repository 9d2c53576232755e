using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

internal static class EndStorm
{
    public sealed record Response(Guid Id, string Reference, string Status, bool Storm, DateTime AnswerBy, DateTime FixBy);

    /// <summary>Repeating it changes nothing.</summary>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, HttpContext http, Storms storms, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } head) return Refusal.NotFound;
        if (!head.InStorm && !await connection.One<bool>("select storm_since is not null from incident where id = @id", new { id }, ct))
            return Refusal.IllegalMove([]);

        head = await storms.End(connection, head, Actor.Staff(Person.Of(http.User)), clock.Now(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(head.Id, head.Reference, head.Status, head.InStorm, head.AnswerBy, head.FixBy));
    }
}
