using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>Ends an endpoint. Its row stays, because messages point at it.</summary>
internal static class DeleteWebhook
{
    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, HttpContext http, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        var side = WebhookSide.OfAgency(http, databases);
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var deleted = await connection.Run("""
            update webhook_endpoint
            set deleted_at = @now
            where id = @id and agency_code = @Agency and deleted_at is null
            """, new { id, side.Agency, now = clock.Now() }, ct);
        if (deleted == 0) return Refusal.NotFound;
        await ChangeWebhook.Bury(connection, id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
