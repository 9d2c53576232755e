using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Outbreaks for staff, and for the one agency that the district's data names.</summary>
internal static class ListOutbreaks
{
    /// <param name="Week">Its Monday in Bangkok.</param>
    /// <param name="Reports">Null when the count is below 5 and the reader works on no cases.</param>
    /// <param name="AcknowledgedAt">When the agency took notice.</param>
    public sealed record Item(
        Guid Id, IncidentCommunity Community, string Signs, DateOnly Week, int? Reports, DateTime OpenedAt, DateTime? AcknowledgedAt);

    public static async Task<Page<Item>> ForStaff(
        HttpContext http, NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        var whole = Person.Of(http.User).Has(Roles.Caseworkers);
        var items = await Read(database, null, after, limit + 1, ct);
        return Paging.Of(whole ? items : items.ConvertAll(i => SmallCounts.IsSmall(i.Reports!.Value) ? i with { Reports = null } : i), limit, i => i.Id);
    }

    public static async Task<Results<Ok<Page<Item>>, Refusal>> ForAgency(
        HttpContext http, DistrictData districtData, Databases databases, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        if (!await IsNamed(http, districtData, ct)) return Refusal.NotFound;

        limit = Math.Clamp(limit, 1, Paging.Most);
        return TypedResults.Ok(Paging.Of(await Read(databases.Of(http.User), null, after, limit + 1, ct), limit, i => i.Id));
    }

    /// <summary>Takes notice. Repeating it changes nothing.</summary>
    public static async Task<Results<Ok<Item>, Refusal>> Acknowledge(
        Guid id, HttpContext http, DistrictData districtData, Databases databases, TimeProvider clock, CancellationToken ct)
    {
        if (!await IsNamed(http, districtData, ct)) return Refusal.NotFound;

        await using (var connection = await databases.Of(http.User).OpenConnectionAsync(ct))
            await connection.Run("update outbreak set acknowledged_at = coalesce(acknowledged_at, @now) where id = @id", new { id, now = clock.Now() }, ct);
        return await Read(databases.Of(http.User), id, null, 1, ct) is [var known] ? TypedResults.Ok(known) : Refusal.NotFound;
    }

    public static async Task<bool> IsNamed(HttpContext http, DistrictData districtData, CancellationToken ct) =>
        (await districtData.Get(ct)).Settings.Outbreak.Agency == http.User.FindFirstValue(AgencyKeys.Claim);

    private static async Task<List<Item>> Read(NpgsqlDataSource database, Guid? id, Guid? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select id, community_code, name, signs, week, reports, opened_at, acknowledged_at
            from outbreak
            join community on code = community_code
            where (@id::uuid is null or id = @id) and (@after::uuid is null or id < @after)
            order by id desc
            limit @limit
            """, new { id, after, limit }, ct);
        return rows.ConvertAll(r => new Item(r.Id, new(r.CommunityCode, r.Name), r.Signs, r.Week, r.Reports, r.OpenedAt, r.AcknowledgedAt));
    }

    private sealed record Row(
        Guid Id, string CommunityCode, string Name, string Signs, DateOnly Week, int Reports, DateTime OpenedAt, DateTime? AcknowledgedAt);
}
