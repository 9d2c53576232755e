using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>What was sent to an endpoint, newest first.</summary>
internal static class ListWebhookDeliveries
{
    /// <param name="WebhookId">The <c>webhook-id</c> of every try.</param>
    /// <param name="State">waiting, sent, stuck (a dead letter) or expired (a ping that did not arrive).</param>
    /// <param name="Status">What the endpoint answered last; null when it never answered.</param>
    public sealed record Delivery(
        Guid Id, Guid WebhookId, string Type, string State, Guid? IncidentId, int Attempts, DateTime CreatedAt, DateTime DueAt, DateTime? SentAt,
        int? Status, string? Error);

    private static readonly string[] States = [Outbox.Waiting, Outbox.Sent, Outbox.Stuck, Outbox.Expired];

    public static Task<Results<Ok<Page<Delivery>>, Refusal>> ByAgency(
        Guid id, HttpContext http, Databases databases, CancellationToken ct, string? state = null, Guid? after = null, int limit = Paging.Default) =>
        Handle(id, WebhookSide.OfAgency(http, databases), state, after, limit, ct);

    public static Task<Results<Ok<Page<Delivery>>, Refusal>> ByStaff(
        Guid id, Databases databases, CancellationToken ct, bool test = false, string? state = null, Guid? after = null, int limit = Paging.Default) =>
        Handle(id, WebhookSide.OfStaff(databases, test), state, after, limit, ct);

    private static async Task<Results<Ok<Page<Delivery>>, Refusal>> Handle(
        Guid id, WebhookSide side, string? state, Guid? after, int limit, CancellationToken ct)
    {
        if (state is not null && !States.Contains(state)) return Refusal.Invalid("state", "unknown_value");

        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        var known = await connection.OneOrNone<Guid?>("""
            select id from webhook_endpoint where id = @id and deleted_at is null and (@Agency::text is null or agency_code = @Agency)
            """, new { id, side.Agency }, ct);
        if (known is null) return Refusal.NotFound;

        var rows = await connection.Many<Delivery>("""
            select outbox.id, coalesce(change_id, outbox.id) as webhook_id, payload->>'type' as type,
                   case when state = 'sending' then 'waiting' else state end as state, incident_id, attempts, created_at, outbox.due_at, sent_at,
                   (select status from delivery where outbox_id = outbox.id order by delivery.id desc limit 1) as status, last_error as error
            from outbox
            where endpoint_id = @id
              and kind = 'webhook'
              and (@states::text[] is null or state = any(@states))
              and (@after::uuid is null or outbox.id < @after)
            order by outbox.id desc
            limit @limit + 1
            """, new { id, states = state == Outbox.Waiting ? [Outbox.Waiting, Outbox.Sending] : state is null ? null : (string[])[state], after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows, limit, r => r.Id));
    }
}
