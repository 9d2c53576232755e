using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Webhooks;

/// <summary>An endpoint: where an agency is told of changes, and how that goes.</summary>
/// <param name="Types">What it is told of; empty for everything.</param>
/// <param name="DisabledBy">agency, staff, gone (it answered 410) or failing (for five days); null while it is on.</param>
/// <param name="OldSecretUntil">Until then the secret before the present one signs too.</param>
/// <param name="Failures">In a row, up to now.</param>
/// <param name="Waiting">Messages that wait to be sent, or to be sent again; counted up to 500.</param>
/// <param name="Stuck">Dead letters; counted up to 500.</param>
public sealed record Webhook(
    Guid Id, string Agency, string Url, string Label, IReadOnlyList<string> Types, DateTime CreatedAt, DateTime? DisabledAt, string? DisabledBy,
    DateTime? OldSecretUntil, DateTime? LastSuccessAt, int Failures, DateTime? FailingSince, string? LastError, int Waiting, int Stuck);

internal static class ListWebhooks
{
    public static Task<List<Webhook>> ByAgency(HttpContext http, Databases databases, CancellationToken ct) =>
        Handle(WebhookSide.OfAgency(http, databases), ct);

    public static Task<List<Webhook>> ByStaff(Databases databases, CancellationToken ct, bool test = false) =>
        Handle(WebhookSide.OfStaff(databases, test), ct);

    private static async Task<List<Webhook>> Handle(WebhookSide side, CancellationToken ct)
    {
        await using var connection = await side.Database.OpenConnectionAsync(ct);
        return await Read(connection, side.Agency, null, ct);
    }

    public static async Task<Webhook?> One(DbConnection connection, Guid id, CancellationToken ct) => (await Read(connection, null, id, ct)).SingleOrDefault();

    private static async Task<List<Webhook>> Read(DbConnection connection, string? agency, Guid? id, CancellationToken ct)
    {
        var rows = await connection.Many<Row>("""
            select endpoint.id, agency_code, url, label, array_to_string(types, ',') as types, created_at, disabled_at, disabled_by, old_secret_until,
                   last_success_at, failures, failing_since, last_error,
                   (select count(*)::int
                    from (select from outbox
                          where endpoint_id = endpoint.id and kind = 'webhook' and state in ('waiting', 'sending') limit @Most) counted) as waiting,
                   (select count(*)::int
                    from (select from outbox where endpoint_id = endpoint.id and kind = 'webhook' and state = 'stuck' limit @Most) counted) as stuck
            from webhook_endpoint endpoint
            where deleted_at is null
              and (@agency::text is null or agency_code = @agency)
              and (@id::uuid is null or endpoint.id = @id)
            order by agency_code, endpoint.id
            """, new { agency, id, Board.BoundedCount.Most }, ct);
        return rows.ConvertAll(r => new Webhook(
            r.Id, r.AgencyCode, r.Url, r.Label, r.Types.Split(',', StringSplitOptions.RemoveEmptyEntries), r.CreatedAt, r.DisabledAt, r.DisabledBy,
            r.OldSecretUntil, r.LastSuccessAt, r.Failures, r.FailingSince, r.LastError, r.Waiting, r.Stuck));
    }

    private sealed record Row(
        Guid Id, string AgencyCode, string Url, string Label, string Types, DateTime CreatedAt, DateTime? DisabledAt, string? DisabledBy,
        DateTime? OldSecretUntil, DateTime? LastSuccessAt, int Failures, DateTime? FailingSince, string? LastError, int Waiting, int Stuck);
}
