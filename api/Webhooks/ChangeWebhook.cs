using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Another address, other types, on or off. What is left out stays.</summary>
internal static class ChangeWebhook
{
    /// <param name="Url">https, port 443 or 8443, leading to the public internet.</param>
    /// <param name="Types">What to tell of; empty for everything.</param>
    /// <param name="Enabled">False stops it, and what waits becomes a dead letter; true starts it again, also after it was switched off for failing.</param>
    public sealed record Request(
        string? Url,
        [property: StringLength(100, MinimumLength = 1, ErrorMessage = "too_long|100")] string? Label,
        [property: MaxLength(20, ErrorMessage = "too_many|20")] List<string>? Types,
        bool? Enabled);

    /// <summary>Staff do not change what an agency has set up; they switch it off and on.</summary>
    public sealed record Switch([property: Required(ErrorMessage = "required")] bool? Enabled);

    public static async Task<Results<Ok<Webhook>, Refusal>> ByAgency(
        Guid id, Request request, HttpContext http, WebhookTargets targets, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (!WebhookTypes.Knows(request.Types)) return Refusal.Invalid("types", "unknown_value");
        if (request.Url is not null && await targets.Check(request.Url, ct) is { } wrong) return Refusal.Invalid("url", wrong);
        return await Handle(id, request, WebhookSide.OfAgency(http, databases), "agency", clock.Now(), ct);
    }

    public static Task<Results<Ok<Webhook>, Refusal>> ByStaff(
        Guid id, Switch request, Databases databases, TimeProvider clock, CancellationToken ct, bool test = false) =>
        Handle(id, new(null, null, null, request.Enabled), WebhookSide.OfStaff(databases, test), "staff", clock.Now(), ct);

    private static async Task<Results<Ok<Webhook>, Refusal>> Handle(Guid id, Request request, WebhookSide side, string by, DateTime now, CancellationToken ct)
    {
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var changed = await connection.Run("""
            update webhook_endpoint
            set url = coalesce(@Url, url),
                label = coalesce(@label, label),
                types = coalesce(@types::text[], types),
                disabled_at = case when @Enabled::boolean is null then disabled_at when not @Enabled then coalesce(disabled_at, @now) end,
                disabled_by = case when @Enabled::boolean is null then disabled_by when not @Enabled then coalesce(disabled_by, @by) end,
                failing_since = case when @Enabled then null else failing_since end,
                failures = case when @Enabled then 0 else failures end,
                -- A claim that still runs keeps its endpoint.
                free_at = case when @Enabled and disabled_at is not null then @now else free_at end
            where id = @id and deleted_at is null and (@Agency::text is null or agency_code = @Agency)
            """, new { id, side.Agency, request.Url, label = request.Label?.Trim(), types = request.Types?.Distinct().ToArray(), request.Enabled, by, now }, ct);
        if (changed == 0) return Refusal.NotFound;
        if (request.Enabled == false) await Bury(connection, id, ct);
        var answer = await ListWebhooks.One(connection, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer!);
    }

    /// <summary>What waits for an endpoint that is off waits for nothing; as dead letters it can be seen and replayed.</summary>
    public static Task<int> Bury(DbConnection connection, Guid id, CancellationToken ct) => connection.Run("""
        update outbox
        set state = 'stuck', last_error = 'ปิดการส่งแล้ว (switched off)'
        where endpoint_id = @id and kind = 'webhook' and state = 'waiting'
        """, new { id }, ct);
}
