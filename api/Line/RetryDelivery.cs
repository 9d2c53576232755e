using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// An officer decides to send again. While LINE knows the retry key the same row goes out, so that nobody gets the message twice;
/// after that only a new message under a new key is possible, and the old one is closed.
/// </summary>
internal static class RetryDelivery
{
    public sealed record Response(Guid Id, string State);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var found = await connection.OneOrNone<Found>("""
            select kind, state, first_attempt_at
            from outbox
            where id = @id
            for update
            """, new { id }, ct);
        if (found is null) return Refusal.NotFound;
        if (found.Kind is not (Outbox.Push or Outbox.Multicast) || found.State is not (Outbox.Stuck or Outbox.Expired)) return Refusal.IllegalMove([]);

        var keyEnds = found.FirstAttemptAt + DeliveryRules.KeyLives;
        var sent = keyEnds is null || now < keyEnds ? id : Clock.NewId(now);
        if (sent == id) await Again(connection, id, keyEnds, now, ct);
        if (sent != id) await Anew(connection, id, sent, now, ct);
        await connection.Run($"notify {Signals.Work}", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(sent, Outbox.Waiting));
    }

    private static Task<int> Again(DbConnection connection, Guid id, DateTime? keyEnds, DateTime now, CancellationToken ct) => connection.Run("""
        update outbox
        set state = 'waiting', due_at = @now, expires_at = @keyEnds, last_error = null
        where id = @id
        """, new { id, keyEnds, now }, ct);

    private static Task<int> Anew(DbConnection connection, Guid id, Guid fresh, DateTime now, CancellationToken ct) => connection.Run("""
        with replaced as (
            update outbox
            set state = 'undeliverable', last_error = 'ส่งใหม่เป็นรายการ ' || @fresh || ' (sent again as another)'
            where id = @id
            returning kind, recipient, payload, incident_id, cost, urgent, prompt, purpose, subject_id
        )
        insert into outbox (id, kind, recipient, payload, incident_id, cost, urgent, prompt, purpose, subject_id, created_at, due_at)
        select @fresh, kind, recipient, payload, incident_id, cost, urgent, prompt, purpose, subject_id, @now, @now
        from replaced
        """, new { id, fresh, now }, ct);

    private sealed record Found(string Kind, string State, DateTime? FirstAttemptAt);
}
