using System.Data.Common;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>A message that this instance alone may send until its claim ends.</summary>
/// <param name="WebhookId">The id its receiver knows it by, the same at every try and every replay: the id of the change it tells of.</param>
/// <param name="Until">End of the claim, which also tells this claim from any other.</param>
/// <param name="Failures">Of the endpoint, since its last success.</param>
internal sealed record WebhookMessage(
    Guid Id, Guid WebhookId, string Payload, int Attempts, DateTime Until, bool Ping, Guid EndpointId, string Url, int SecretVersion, DateTime? OldSecretUntil,
    int Failures, DateTime? FailingSince)
{
    private const string PingType = "ping";

    /// <summary>Longer than a call may take.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(30);

    /// <summary>
    /// One message of one endpoint at a time, and the endpoint left in peace longest first: whoever does not answer holds up one
    /// worker and its own messages. <c>free_at</c> stands in the locked row itself, so that two claims at once cannot overlook each other.
    /// </summary>
    public static Task<WebhookMessage?> Claim(DbConnection connection, DateTime now, CancellationToken ct) => connection.OneOrNone<WebhookMessage>("""
        with endpoint as (
            select webhook_endpoint.id
            from webhook_endpoint
            join agency on agency.code = agency_code
            where free_at <= @now and disabled_at is null and deleted_at is null and active
              and exists (select
                          from outbox
                          where endpoint_id = webhook_endpoint.id and kind = 'webhook' and state in ('waiting', 'sending') and outbox.due_at <= @now)
            order by free_at
            limit 1
            for no key update of webhook_endpoint skip locked
        ), due as (
            select outbox.id, endpoint_id
            from outbox
            join endpoint on endpoint.id = endpoint_id
            left join agency_change on agency_change.id = change_id
            where kind = 'webhook' and state in ('waiting', 'sending') and outbox.due_at <= @now
            order by outbox.due_at, sequence
            limit 1
            for update of outbox skip locked
        ), held as (
            update webhook_endpoint
            set free_at = @until
            from due
            where webhook_endpoint.id = due.endpoint_id
            returning webhook_endpoint.id, url, secret_version, old_secret_until, failures, failing_since
        )
        update outbox
        set state = 'sending', claimed_until = @until, due_at = @until, attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, @now)
        from due
        join held on held.id = due.endpoint_id
        where outbox.id = due.id
        returning outbox.id, coalesce(change_id, outbox.id) as webhook_id, payload::text as payload, attempts, claimed_until as until, payload->>'type' = @PingType as ping,
                  held.id as endpoint_id, url, secret_version, old_secret_until, failures, failing_since
        """, new { now, until = now + ClaimLasts, PingType }, ct);

    /// <summary>A message to try the endpoint with, claimed by whoever asked for it. It says nothing about a case.</summary>
    public static Task<WebhookMessage?> AddPing(DbConnection connection, Guid endpoint, string? agency, DateTime now, CancellationToken ct) =>
        connection.OneOrNone<WebhookMessage>("""
            with endpoint as (
                select *
                from webhook_endpoint
                where id = @endpoint and deleted_at is null and (@agency::text is null or agency_code = @agency)
            ), ping as (
                insert into outbox (id, kind, state, endpoint_id, payload, created_at, due_at, claimed_until, attempts, first_attempt_at)
                select @id, 'webhook', 'sending', id, @payload::json, @now, @until, @until, 1, @now
                from endpoint
                returning id, payload, attempts, claimed_until
            )
            select ping.id, ping.id as webhook_id, payload::text as payload, attempts, claimed_until as until, true as ping,
                   endpoint.id as endpoint_id, url, secret_version, old_secret_until, failures, failing_since
            from ping
            cross join endpoint
            """, new
        {
            endpoint,
            agency,
            id = Clock.NewId(now),
            payload = $$$"""{"type":"{{{PingType}}}","timestamp":"{{{now:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}}","data":{"webhookId":"{{{endpoint}}}"}}""",
            now,
            until = now + ClaimLasts,
        }, ct);

    /// <summary>
    /// A claim that ended meanwhile settles nothing; the try is on record all the same. When the endpoint is switched off by this
    /// answer, whatever waits for it joins the dead letters, where somebody sees it.
    /// </summary>
    public static async Task Settle(
        NpgsqlDataSource database, WebhookMessage message, WebhookClient.Outcome outcome, DateTime tried, DateTime now, CancellationToken ct)
    {
        var verdict = WebhookRules.AfterTry(message, outcome, now, Random.Shared.NextDouble());
        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            with settled as (
                update outbox
                set state = @State, due_at = @DueAt, claimed_until = null, last_error = @Error, sent_at = case when @State = 'sent' then @now end
                where id = @Id and state = 'sending' and claimed_until = @Until
                returning endpoint_id
            ), endpoint as (
                update webhook_endpoint
                set free_at = @FreeAt,
                    failures = case when @Error::text is null then 0 else failures + 1 end,
                    failing_since = case when @Error::text is not null then coalesce(failing_since, @now) end,
                    last_success_at = case when @Error::text is null then @now else last_success_at end,
                    last_error = @Error,
                    disabled_at = coalesce(disabled_at, case when @Disables::text is not null then @now end),
                    disabled_by = coalesce(disabled_by, @Disables)
                from settled
                where webhook_endpoint.id = settled.endpoint_id and not @Ping
                returning webhook_endpoint.id
            ), buried as (
                update outbox
                set state = 'stuck', last_error = @Error
                from endpoint
                where endpoint_id = endpoint.id and kind = 'webhook' and state = 'waiting' and @Disables::text is not null
            )
            insert into delivery (outbox_id, tried_at, status, error)
            values (@Id, @tried, @Status, @Error)
            """, new
        {
            message.Id,
            message.Until,
            message.Ping,
            verdict.State,
            verdict.DueAt,
            verdict.FreeAt,
            verdict.Disables,
            outcome.Status,
            outcome.Error,
            tried,
            now,
        }, ct);
    }
}
