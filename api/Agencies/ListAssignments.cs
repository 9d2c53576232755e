using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Agencies;

internal static class ListAssignments
{
    /// <param name="AcceptBy">Silence until then escalates.</param>
    public sealed record Item(
        Guid Id, string Status, DateTime OfferedAt, DateTime AcceptBy, DateTime FixBy, DateTime? ScheduledFor, string? Note, DateTime UpdatedAt,
        Case Incident);

    /// <summary>
    /// What the agency needs to find and fix the problem; nothing about who reported it. Of a sensitive case the list tells that it exists;
    /// alone it shows what it is about, and its exact place once the agency has taken it.
    /// </summary>
    /// <param name="Evidence">What must come with <c>done</c>: none, photo, letter or photo_or_letter.</param>
    public sealed record Case(
        Guid Id, string Reference, string Category, string Status, string Description, IReadOnlyDictionary<string, JsonElement> Answers,
        IncidentLocation? Location, IncidentCommunity? Community, IReadOnlyList<EventPhoto> Photos, DateTime ReportedAt, string Evidence);

    private const string Masked = "ข้อมูลอ่อนไหว เปิดดูได้ทีละเรื่อง";

    public static async Task<Page<Item>> Handle(
        HttpContext http, PhotoLinks links, Databases databases, CancellationToken ct,
        [FromQuery] string[]? status = null, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        var rows = await Read(databases.Of(http.User), Agency(http), null, status is { Length: > 0 } ? status : null, after, limit + 1, ct);
        return Paging.Of(rows.ConvertAll(r => Shown(r, links, listed: true)), limit, i => i.Id);
    }

    public static async Task<Results<Ok<Item>, Refusal>> One(
        Guid id, HttpContext http, PhotoLinks links, Databases databases, CancellationToken ct) =>
        await Find(databases.Of(http.User), Agency(http), id, links, ct) is { } found ? TypedResults.Ok(found) : Refusal.NotFound;

    public static async Task<Item?> Find(NpgsqlDataSource database, string agency, Guid id, PhotoLinks links, CancellationToken ct) =>
        await Read(database, agency, id, null, null, 1, ct) is [var row] ? Shown(row, links, listed: false) : null;

    /// <summary>The agency's assignment of a case.</summary>
    public static async Task<Item> Of(NpgsqlDataSource database, string agency, Guid incidentId, PhotoLinks links, CancellationToken ct)
    {
        const string assignment = "select id from assignment where agency_code = @agency and incident_id = @incidentId order by id desc limit 1";
        await using var connection = await database.OpenConnectionAsync(ct);
        var id = await connection.One<Guid>(assignment, new { agency, incidentId }, ct);
        return (await Find(database, agency, id, links, ct))!;
    }

    private static string Agency(HttpContext http) => http.User.FindFirstValue(AgencyKeys.Claim)!;

    private static async Task<List<Row>> Read(
        NpgsqlDataSource database, string agency, Guid? id, string[]? status, Guid? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Many<Row>("""
            select assignment.id, assignment.status, offered_at, accept_by, assignment.fix_by, scheduled_for, note, assignment.updated_at,
                   incident.id as incident_id, reference, category_code, incident.status as incident_status, description, answers::text as answers,
                   incident.lat, incident.lng, accuracy, landmark, community_code, community.name as community_name, reported_at,
                   (select string_agg(photo.id::text, ',' order by photo.id) from photo where incident_id = incident.id) as photos,
                   sensitive, accepted_at is not null as taken, evidence
            from assignment
            join incident on incident.id = incident_id
            join category on category.code = category_code
            left join community on community.code = community_code
            where agency_code = @agency
              and (@id::uuid is null or assignment.id = @id)
              and (@status::text[] is null or assignment.status = any(@status))
              and (@after::uuid is null or assignment.id < @after)
            order by assignment.id desc
            limit @limit
            """, new { agency, id, status, after, limit }, ct);
    }

    private static Item Shown(Row row, PhotoLinks links, bool listed)
    {
        // Whoever gave a sensitive case back has no more to do with what it is about.
        var masked = row.Sensitive && (listed || AssignmentStatus.WasGivenBack(row.Status));
        IncidentLocation? place = row is { Lat: null, Landmark: null } ? null : new(row.Lat, row.Lng, row.Accuracy, row.Landmark);
        return new(
            row.Id, row.Status, row.OfferedAt, row.AcceptBy, row.FixBy, row.ScheduledFor, masked ? null : row.Note, row.UpdatedAt,
            new(row.IncidentId, row.Reference, row.CategoryCode, row.IncidentStatus, masked ? Masked : row.Description,
                masked ? [] : IncidentParts.Json<Dictionary<string, JsonElement>>(row.Answers),
                row.Sensitive && (masked || !row.Taken) ? Blur.Location(place) : place,
                row.CommunityCode is null ? null : new(row.CommunityCode, row.CommunityName!),
                masked ? [] : [.. row.Photos?.Split(',').Select(Guid.Parse).Select(p => new EventPhoto(p, links.Url(p))) ?? []],
                row.ReportedAt, row.Evidence));
    }

    private sealed record Row(
        Guid Id, string Status, DateTime OfferedAt, DateTime AcceptBy, DateTime FixBy, DateTime? ScheduledFor, string? Note, DateTime UpdatedAt,
        Guid IncidentId, string Reference, string CategoryCode, string IncidentStatus, string Description, string Answers,
        double? Lat, double? Lng, double? Accuracy, string? Landmark, string? CommunityCode, string? CommunityName, DateTime ReportedAt, string? Photos,
        bool Sensitive, bool Taken, string Evidence);
}
