using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>An agency says where it wants to be told of changes.</summary>
internal static class CreateWebhook
{
    private const int Most = 5;

    /// <param name="Url">https, port 443 or 8443, leading to the public internet.</param>
    /// <param name="Label">For people, such as the name of the system behind it.</param>
    /// <param name="Types">What to tell of; left out or empty, everything.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Url,
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Label,
        [property: MaxLength(20, ErrorMessage = "too_many|20")] List<string>? Types);

    /// <param name="Secret">Signs what we send (Standard Webhooks, <c>v1</c>). Shown now and not again.</param>
    public sealed record Response(Guid Id, string Secret, Webhook Webhook);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, WebhookTargets targets,
        WebhookSecrets secrets, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (!WebhookTypes.Knows(request.Types)) return Refusal.Invalid("types", "unknown_value");
        if (await targets.Check(request.Url!, ct) is { } wrong) return Refusal.Invalid("url", wrong);

        var (side, hash) = (WebhookSide.OfAgency(http, databases), Idempotency.Hash(request));
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // One at a time for each agency, or two calls at once would both find room.
        await connection.Run("select from agency where code = @Agency for no key update", new { side.Agency }, ct);
        if (await Stored(connection, side.Agency!, key, ct) is { } stored)
            return stored.Hash.AsSpan().SequenceEqual(hash) ? TypedResults.Created((string?)null, await Answer(stored.Id)) : Idempotency.Reused;
        if (await connection.One<int>("select count(*)::int from webhook_endpoint where agency_code = @Agency and deleted_at is null", new { side.Agency }, ct) >= Most)
            return new Refusal(409, "too_many_webhooks");

        var now = clock.Now();
        var id = Clock.NewId(now);
        await connection.Run("""
            insert into webhook_endpoint (id, agency_code, url, label, types, submission_key, submission_hash, created_at, free_at)
            values (@id, @Agency, @Url, @label, @types, @key, @hash, @now, @now)
            """, new { id, side.Agency, request.Url, label = request.Label!.Trim(), types = request.Types?.Distinct().ToArray() ?? [], key, hash, now }, ct);
        var answer = await Answer(id);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, answer);

        async Task<Response> Answer(Guid made) => new(made, secrets.Secret(made, 1), (await ListWebhooks.One(connection, made, ct))!);
    }

    private static Task<Known?> Stored(DbConnection connection, string agency, Guid key, CancellationToken ct) => connection.OneOrNone<Known>("""
        select id, submission_hash as hash
        from webhook_endpoint
        where agency_code = @agency and submission_key = @key and deleted_at is null
        """, new { agency, key }, ct);

    private sealed record Known(Guid Id, byte[] Hash);
}
