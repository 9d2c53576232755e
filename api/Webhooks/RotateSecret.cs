using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Gives an endpoint a new secret; the old one signs beside it until its receiver has changed over.</summary>
internal static class RotateSecret
{
    private const int DefaultOverlap = 24;

    /// <param name="OverlapHours">How long both secrets sign; 24 if left out, 0 when the old one has leaked.</param>
    public sealed record Request([property: Range(0, 168, ErrorMessage = "at_most|168")] int? OverlapHours);

    /// <param name="Secret">Shown now and not again.</param>
    public sealed record Response(Guid Id, string Secret, DateTime OldSecretUntil);

    public static Task<Results<Ok<Response>, Refusal>> ByAgency(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, WebhookSecrets secrets,
        Databases databases, TimeProvider clock, CancellationToken ct) =>
        Handle(id, request, idempotencyKey, WebhookSide.OfAgency(http, databases), secrets, clock.Now(), ct);

    public static Task<Results<Ok<Response>, Refusal>> ByStaff(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, WebhookSecrets secrets,
        Databases databases, TimeProvider clock, CancellationToken ct, bool test = false) =>
        Handle(id, request, idempotencyKey, WebhookSide.OfStaff(databases, test), secrets, clock.Now(), ct);

    private static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, string? idempotencyKey, WebhookSide side, WebhookSecrets secrets, DateTime now, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        // A repeat gets the secret of the first call: a second rotation would end the overlap with the one that the receiver knows.
        var rotated = await connection.OneOrNone<Rotated>("""
            update webhook_endpoint
            set secret_version = secret_version + case when rotation_key is not distinct from @key then 0 else 1 end,
                old_secret_until = case when rotation_key is not distinct from @key then old_secret_until else @until end,
                rotation_key = @key
            where id = @id and deleted_at is null and (@Agency::text is null or agency_code = @Agency)
            returning secret_version, old_secret_until
            """, new { id, side.Agency, key, until = now.AddHours(request.OverlapHours ?? DefaultOverlap) }, ct);
        return rotated is null ? Refusal.NotFound : TypedResults.Ok(new Response(id, secrets.Secret(id, rotated.SecretVersion), rotated.OldSecretUntil));
    }

    private sealed record Rotated(int SecretVersion, DateTime OldSecretUntil);
}
