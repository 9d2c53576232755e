using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class ListMyIncidents
{
    public sealed record Card(
        Guid Id, string Reference, string Category, string Status, string Description, string? Community,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, bool Following, string? Needs)
    {
        /// <summary>The case that it was merged into.</summary>
        public CardParent? Parent { get; init; }
    }

    public sealed record CardParent(Guid Id, string Reference, string Status);

    public static async Task<Page<Card>> Handle(
        HttpContext http, NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        var (me, community) = (Person.Of(http.User).Id, Person.Of(http.User).Community);
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select incident.id, incident.reference, incident.category_code, incident.status, incident.description, incident.community_code,
                   incident.reported_at, incident.updated_at, incident.fix_by, incident.reporter_id = @me as mine,
                   exists (select from incident_follower where incident_id = incident.id and person_id = @me) as following,
                   coalesce(incident.community_code = @community and not sensitive, false) as committee,
                   parent.id as parent_id, parent.reference as parent_reference, parent.status as parent_status
            from incident
            join category on code = incident.category_code
            left join incident parent on parent.id = incident.parent_id
            where incident.id in (
                select id from incident where reporter_id = @me
                union
                select incident_id from incident_follower where person_id = @me
                union
                -- Nothing else would tell the committee where its word is wanted.
                select id from incident join category on code = category_code
                where community_code = @community and status = 'claimed_fixed' and not sensitive
            )
            and (@after::uuid is null or incident.id < @after)
            order by incident.id desc
            limit @limit + 1
            """, new { me, community, after, limit }, ct);
        return Paging.Of(rows.ConvertAll(r => new Card(
            r.Id, r.Reference, r.CategoryCode, r.Status, r.Description, r.CommunityCode, r.ReportedAt, r.UpdatedAt, r.FixBy,
            r.Following,
            GetIncident.Needs(r.Status, r.Mine, r.Committee)
            ?? (r is { Mine: true, ParentStatus: IncidentStatus.ClaimedFixed } ? "confirm" : null))
        {
            Parent = r.ParentId is { } parent ? new(parent, r.ParentReference!, r.ParentStatus!) : null,
        }), limit, c => c.Id);
    }

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, string Description, string? CommunityCode,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy, bool Mine, bool Following, bool Committee,
        Guid? ParentId, string? ParentReference, string? ParentStatus);
}
