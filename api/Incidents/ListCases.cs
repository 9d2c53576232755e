using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>The staff's board. Sensitive cases show that they exist, to caseworkers only, and nothing of what they are about.</summary>
internal static class ListCases
{
    private const string Masked = "ข้อมูลอ่อนไหว ต้องระบุเหตุผลก่อนเปิด";

    // Named, because the contract would otherwise show the properties' capitals.
    public sealed record Filter(
        [FromQuery(Name = "status")] string[]? Status, [FromQuery(Name = "category")] string[]? Category,
        [FromQuery(Name = "community")] string[]? Community, [FromQuery(Name = "agency")] string[]? Agency,
        [FromQuery(Name = "overdue")] bool? Overdue, [FromQuery(Name = "q")] string? Q,
        [FromQuery(Name = "after")] Guid? After, [FromQuery(Name = "limit")] int? Limit);

    public sealed record Card(
        Guid Id, string Reference, string Category, string Status, string Description, string? Community,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, IReadOnlyList<CardAgency> Agencies, bool Overdue, int Reopenings,
        int Followers, bool Sensitive, int Photos, CardLocation? Location);

    public sealed record CardAgency(string Code, string Status);

    public sealed record CardLocation(double Lat, double Lng);

    public static async Task<Page<Card>> Handle(
        [AsParameters] Filter filter, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var limit = Math.Clamp(filter.Limit ?? Paging.Default, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select incident.id, reference, category_code, status, description, community_code, reported_at, updated_at, fix_by, reopenings,
                   followers, sensitive, photos, lat, lng,
                   (select string_agg(agency_code || ':' || assignment.status, ',' order by assignment.id)
                    from assignment where incident_id = incident.id) as agencies
            from incident
            join category on code = category_code
            where (@after::uuid is null or incident.id < @after)
              and (@status::text[] is null or status = any(@status))
              and (@category::text[] is null or category_code = any(@category))
              and (@community::text[] is null or community_code = any(@community))
              and (@agency::text[] is null
                   or exists (select from assignment where incident_id = incident.id and agency_code = any(@agency)))
              and (not @overdue or (fix_by < @now and status in ('received', 'triaged', 'assigned', 'in_progress')))
              and (@q::text is null or reference ilike @q or (not sensitive and (description ilike @q or landmark ilike @q)))
              and (not sensitive or @caseworker)
            order by incident.id desc
            limit @limit + 1
            """, new
        {
            after = filter.After,
            status = NullIfEmpty(filter.Status),
            category = NullIfEmpty(filter.Category),
            community = NullIfEmpty(filter.Community),
            agency = NullIfEmpty(filter.Agency),
            overdue = filter.Overdue ?? false,
            q = string.IsNullOrWhiteSpace(filter.Q) ? null : Like(filter.Q.Trim()),
            now = clock.Now(),
            caseworker = Person.Of(http.User).Has(Roles.Caseworkers),
            limit,
        }, ct);
        var now = clock.Now();
        return Paging.Of(rows.ConvertAll(r => Shown(r, now)), limit, c => c.Id);
    }

    private static Card Shown(Row row, DateTime now) => new(
        row.Id, row.Reference, row.CategoryCode, row.Status, row.Sensitive ? Masked : row.Description, row.CommunityCode,
        row.ReportedAt, row.UpdatedAt, row.FixBy, Agencies(row.Agencies), row.FixBy < now && IncidentStatus.Running.Contains(row.Status),
        row.Reopenings, row.Followers, row.Sensitive, row.Photos,
        row is { Sensitive: false, Lat: { } lat, Lng: { } lng } ? new(lat, lng) : null);

    private static CardAgency[] Agencies(string? list) =>
        [.. list?.Split(',').Select(a => a.Split(':')).Select(a => new CardAgency(a[0], a[1])) ?? []];

    private static string[]? NullIfEmpty(string[]? values) => values is { Length: > 0 } ? values : null;

    private static string Like(string text) =>
        $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, string Description, string? CommunityCode,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, int Reopenings, int Followers, bool Sensitive, int Photos,
        double? Lat, double? Lng, string? Agencies);
}
