using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

internal static class ListDeliveries
{
    /// <param name="Kind"><c>line_push</c> (counted by LINE), <c>line_multicast</c> (counted for everyone it reaches) or <c>line_reply</c> (free).</param>
    /// <param name="State">waiting, sending, sent (LINE accepted it; nobody knows whether it was read), stuck, expired, undeliverable,
    /// withheld (no room in the month), merged (another message carries it) or read (in the inbox, before it could be sent).</param>
    /// <param name="Incident">Reference of the case it tells about.</param>
    public sealed record Delivery(
        Guid Id, string Kind, string State, string? Incident, int Attempts, DateTime DueAt, DateTime CreatedAt, string? LastError);

    private static readonly string[] States =
        [Outbox.Waiting, Outbox.Sending, Outbox.Sent, Outbox.Stuck, Outbox.Expired, Outbox.Undeliverable, Outbox.Withheld, Outbox.Merged, Outbox.Read];

    public static async Task<Results<Ok<Page<Delivery>>, Refusal>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string? state = null, Guid? after = null, int limit = Paging.Default)
    {
        if (state is not null && !States.Contains(state)) return Refusal.Invalid("state", "unknown_value");
        if (limit < 1) return Refusal.Invalid("limit", "at_least|1");
        if (limit > Paging.Most) return Refusal.Invalid("limit", $"at_most|{Paging.Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Delivery>("""
            select outbox.id, kind, state, incident.reference as incident, attempts, outbox.due_at, outbox.created_at, last_error
            from outbox
            left join incident on incident.id = outbox.incident_id
            where kind <> 'webhook'
              and (@states::text[] is null or state = any(@states))
              and (@after::uuid is null or outbox.id < @after)
            order by outbox.id desc
            limit @limit + 1
            """, new { states = Wanted(state), after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }

    // What is being sent this second still waits, to a person's eye.
    private static string[]? Wanted(string? state) => state is null ? null : state == Outbox.Waiting ? [Outbox.Waiting, Outbox.Sending] : [state];
}
