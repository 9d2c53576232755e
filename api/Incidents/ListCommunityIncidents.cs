using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>What a committee member sees of the community: every case but the sensitive ones, under four headings.</summary>
internal static class ListCommunityIncidents
{
    public static readonly string[] Views = ["open", "overdue", "fixed", "recurring"];

    /// <param name="Needs"><c>confirm</c> while a claimed fix waits for somebody's word; else null.</param>
    /// <param name="Resolution">confirmed, or unconfirmed when nobody said anything; null while it is not resolved.</param>
    public sealed record Card(
        Guid Id, string Reference, string Category, string Status, string Description, DateTime ReportedAt, DateTime UpdatedAt, DateTime FixBy,
        string? Needs, bool Overdue, string? Resolution, int Reopenings);

    /// <param name="view">open, overdue, fixed (claimed or resolved) or recurring (reopened, or back at the same place after a fix).</param>
    public static async Task<Results<Ok<Page<Card>>, Refusal>> Handle(
        HttpContext http, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct,
        string view = "open", Guid? after = null, int limit = Paging.Default)
    {
        if (!Views.Contains(view)) return Refusal.Invalid("view", "unknown_value");
        limit = Math.Clamp(limit, 1, Paging.Most);
        var district = await districtData.Get(ct);
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>($"""
            select id, reference, category_code, status, description, reported_at, updated_at, fix_by, resolution, reopenings
            from incident
            where community_code = @community
              and category_code = any(@open)
              and {Condition(view)}
              and (@after::uuid is null or id < @after)
            order by id desc
            limit @limit + 1
            """, new { community = Person.Of(http.User).Community, open = NotSensitive(district), now, after, limit }, ct);
        return TypedResults.Ok(Paging.Of(rows.ConvertAll(r => new Card(
            r.Id, r.Reference, r.CategoryCode, r.Status, r.Description, r.ReportedAt, r.UpdatedAt, r.FixBy,
            GetIncident.Needs(r.Status, mine: false, committee: true), r.FixBy < now && IncidentStatus.Running.Contains(r.Status),
            r.Resolution, r.Reopenings)), limit, c => c.Id));
    }

    public static string[] NotSensitive(District district) => [.. district.Categories.Where(c => !c.Sensitive).Select(c => c.Code)];

    /// <summary>Written as the partial indexes of the table have it, each of which serves one heading.</summary>
    public static string Condition(string view) => view switch
    {
        "overdue" => "ended_at is null and fix_by < @now and status in ('received', 'triaged', 'assigned', 'in_progress')",
        "fixed" => "status in ('claimed_fixed', 'resolved')",
        "recurring" => "(reopenings > 0 or 'recurring' = any (flags))",
        _ => "ended_at is null",
    };

    private sealed record Row(
        Guid Id, string Reference, string CategoryCode, string Status, string Description, DateTime ReportedAt, DateTime UpdatedAt,
        DateTime FixBy, string? Resolution, int Reopenings);
}
