using System.Text.Json;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>Places where a fixed problem came back. Sensitive categories have none.</summary>
internal static class ListChronicPoints
{
    /// <param name="Returns">How often it came back after a fix.</param>
    /// <param name="FirstAt">The first fix that did not last.</param>
    /// <param name="State"><c>open</c>, or <c>done</c>: the cause is found and removed.</param>
    /// <param name="Cases">The newest reports there, at most five.</param>
    public sealed record Point(
        Guid Id, string Category, string? Community, double Lat, double Lng, int Returns, DateTime FirstAt, DateTime LastAt, string State,
        string? Cause, string? Plan, DateOnly? DueOn, string? Owner, DateTime UpdatedAt, IReadOnlyList<PointCase> Cases);

    public sealed record PointCase(Guid Id, string Reference, string Status, DateTime ReportedAt);

    /// <param name="state">open when not given.</param>
    public static async Task<Page<Point>> Handle(
        NpgsqlDataSource database, CancellationToken ct, string state = "open", Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>(Select + """
            where point.state = @state
              and (@after::uuid is null or (point.returns, point.id) < (select returns, id from chronic_point where id = @after))
            order by point.returns desc, point.id desc
            limit @limit + 1
            """, new { state, after, limit }, ct);
        return Paging.Of(rows.ConvertAll(Shown), limit, p => p.Id);
    }

    internal const string Select = """
        select point.id, point.category_code, point.community_code, point.lat, point.lng, returns, first_at, last_at, state, cause, plan, due_on,
               person.name as owner, point.updated_at,
               (select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'status', status,
                                                           'reportedAt', to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) order by id desc), '[]')
                from (select id, reference, status, reported_at from incident where chronic_point_id = point.id order by id desc limit 5) newest)::text as cases
        from chronic_point point
        left join person on person.id = owner_id

        """;

    internal static Point Shown(Row row) => new(
        row.Id, row.CategoryCode, row.CommunityCode, row.Lat, row.Lng, row.Returns, row.FirstAt, row.LastAt, row.State,
        row.Cause, row.Plan, row.DueOn, row.Owner, row.UpdatedAt, JsonSerializer.Deserialize<List<PointCase>>(row.Cases, JsonSerializerOptions.Web)!);

    internal sealed record Row(
        Guid Id, string CategoryCode, string? CommunityCode, double Lat, double Lng, int Returns, DateTime FirstAt, DateTime LastAt, string State,
        string? Cause, string? Plan, DateOnly? DueOn, string? Owner, DateTime UpdatedAt, string Cases);
}
