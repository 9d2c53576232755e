using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Tries an endpoint now and says what it answered; also one that is switched off, to see whether it may go on again.</summary>
internal static class PingWebhook
{
    /// <param name="WebhookId">The <c>webhook-id</c> that was sent.</param>
    /// <param name="Status">What the endpoint answered; null when it did not.</param>
    /// <param name="Error">Why it does not count as arrived; null when it does.</param>
    public sealed record Response(Guid WebhookId, bool Delivered, int? Status, string? Error, int Milliseconds);

    public static Task<Results<Ok<Response>, Refusal>> ByAgency(
        Guid id, HttpContext http, Databases databases, WebhookClient client, TimeProvider clock, CancellationToken ct) =>
        Handle(id, WebhookSide.OfAgency(http, databases), client, clock, ct);

    public static Task<Results<Ok<Response>, Refusal>> ByStaff(
        Guid id, Databases databases, WebhookClient client, TimeProvider clock, CancellationToken ct, bool test = false) =>
        Handle(id, WebhookSide.OfStaff(databases, test), client, clock, ct);

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, WebhookSide side, WebhookClient client, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.Now();
        if (await Add(side, id, began, ct) is not { } ping) return Refusal.NotFound;
        var outcome = await client.Send(ping, began, ct);
        await WebhookMessage.Settle(side.Database, ping, outcome, began, clock.Now(), ct);
        return TypedResults.Ok(new Response(ping.WebhookId, outcome.Succeeded, outcome.Status, outcome.Error, outcome.Milliseconds));
    }

    private static async Task<WebhookMessage?> Add(WebhookSide side, Guid id, DateTime now, CancellationToken ct)
    {
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        return await WebhookMessage.AddPing(connection, id, side.Agency, now, ct);
    }
}
