using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Sends again what was sent or has died, under the id its receiver may know already.</summary>
internal static class ReplayWebhooks
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public sealed record Response(Guid Id, string State);

    /// <param name="Since">With offset, at most 31 days ago: every dead letter from then on, and what came while the endpoint was off.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] DateTime? Since);

    /// <param name="Queued">How many messages wait to be sent because of this call.</param>
    public sealed record Answer(int Queued);

    public static Task<Results<Ok<Response>, Refusal>> OneByAgency(
        Guid id, HttpContext http, Databases databases, TimeProvider clock, CancellationToken ct) =>
        One(id, WebhookSide.OfAgency(http, databases), clock.Now(), ct);

    public static Task<Results<Ok<Response>, Refusal>> OneByStaff(
        Guid id, Databases databases, TimeProvider clock, CancellationToken ct, bool test = false) =>
        One(id, WebhookSide.OfStaff(databases, test), clock.Now(), ct);

    public static Task<Results<Ok<Answer>, Refusal>> SinceByAgency(
        Guid id, Request request, HttpContext http, Databases databases, TimeProvider clock, CancellationToken ct) =>
        Since(id, request, WebhookSide.OfAgency(http, databases), clock.Now(), ct);

    public static Task<Results<Ok<Answer>, Refusal>> SinceByStaff(
        Guid id, Request request, Databases databases, TimeProvider clock, CancellationToken ct, bool test = false) =>
        Since(id, request, WebhookSide.OfStaff(databases, test), clock.Now(), ct);

    private static async Task<Results<Ok<Response>, Refusal>> One(Guid id, WebhookSide side, DateTime now, CancellationToken ct)
    {
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var found = await connection.OneOrNone<Found>("""
            select state, disabled_at is not null as disabled
            from outbox
            join webhook_endpoint endpoint on endpoint.id = endpoint_id
            where outbox.id = @id and deleted_at is null and (@Agency::text is null or agency_code = @Agency)
            for update of outbox
            """, new { id, side.Agency }, ct);
        if (found is null) return Refusal.NotFound;
        if (found.Disabled) return new Refusal(409, "webhook_disabled");
        if (found.State == Outbox.Expired) return Refusal.IllegalMove([]);

        await connection.Run("""
            update outbox
            set state = 'waiting', attempts = 0, due_at = @now, last_error = null
            where id = @id and state in ('sent', 'stuck')
            """, new { id, now }, ct);
        await connection.Run($"notify {Signals.Work}", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(id, Outbox.Waiting));
    }

    private static async Task<Results<Ok<Answer>, Refusal>> Since(Guid id, Request request, WebhookSide side, DateTime now, CancellationToken ct)
    {
        if (request.Since > now) return Refusal.Invalid("since", "not_later");
        if (request.Since < now - Longest) return Refusal.Invalid("since", "too_long_ago");

        await using var connection = await side.Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var disabled = await connection.OneOrNone<bool?>("""
            select disabled_at is not null
            from webhook_endpoint
            where id = @id and deleted_at is null and (@Agency::text is null or agency_code = @Agency)
            for no key update
            """, new { id, side.Agency }, ct);
        if (disabled is null) return Refusal.NotFound;
        if (disabled.Value) return new Refusal(409, "webhook_disabled");

        var dead = await connection.Run("""
            update outbox
            set state = 'waiting', attempts = 0, due_at = @now, last_error = null
            where endpoint_id = @id and kind = 'webhook' and state = 'stuck' and created_at >= @Since
            """, new { id, request.Since, now }, ct);
        var missed = await connection.Run("""
            insert into outbox (id, kind, endpoint_id, change_id, payload, incident_id, created_at, due_at)
            select time_uuid(change.created_at), 'webhook', endpoint.id, change.id, webhook_body(change), incident_id, change.created_at, @now
            from webhook_endpoint endpoint
            join agency_change change on change.agency_code = endpoint.agency_code
            where endpoint.id = @id and change.created_at >= @Since and (types = '{}' or change.type = any(types))
            on conflict on constraint outbox_endpoint_change_key do nothing
            """, new { id, request.Since, now }, ct);
        await connection.Run($"notify {Signals.Work}", null, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(dead + missed));
    }

    private sealed record Found(string State, bool Disabled);
}
