using System.Data.Common;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>All rules in their order; a district has some dozens, so they come in one piece.</summary>
internal static class ListRoutingRules
{
    /// <param name="Position">The first rule that fits decides.</param>
    /// <param name="Active">False while the rule's agency is not active: then the rule gives no agency.</param>
    /// <param name="State"><c>draft</c>, <c>on</c> or <c>off</c>.</param>
    /// <param name="Version">Counts the changes of what the rule says.</param>
    /// <param name="Trial">The last trial, of whichever version.</param>
    /// <param name="Tried">The present version was tried, so it may be switched on.</param>
    public sealed record Rule(
        Guid Id, int Position, string Name, RoutingConditions Conditions, string? Agency, bool Active, string? Priority, bool Offers,
        string State, int Version, Figures? Trial, bool Tried, DateTime UpdatedAt);

    /// <param name="Version">Of the rule when it was tried.</param>
    /// <param name="Cases">Past cases it was tried against.</param>
    /// <param name="Matched">Those in which it would have fired, after the rules before it.</param>
    /// <param name="Agreed">Of these, those that went just where and as the rule says.</param>
    /// <param name="Moved">Of these, those that would have gone elsewhere or had another priority.</param>
    public sealed record Figures(int Version, DateTime TriedAt, int Cases, int Matched, int Agreed, int Moved);

    public static async Task<IReadOnlyList<Rule>> Handle(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await Read(connection, null, ct);
    }

    public static async Task<List<Rule>> Read(DbConnection connection, Guid? id, CancellationToken ct)
    {
        var rows = await connection.Many<Row>("""
            select id, position, name, conditions::text as conditions, agency_code, coalesce(active, true) as active, priority, offers,
                   state, version, trial::text as trial, updated_at
            from routing_rule
            left join agency on code = agency_code
            where @id::uuid is null or id = @id
            order by position, id
            """, new { id }, ct);
        return rows.ConvertAll(Shown);
    }

    private static Rule Shown(Row row)
    {
        var trial = row.Trial is null ? null : IncidentParts.Json<Figures>(row.Trial);
        return new(row.Id, row.Position, row.Name, IncidentParts.Json<RoutingConditions>(row.Conditions), row.AgencyCode, row.Active, row.Priority,
            row.Offers, row.State, row.Version, trial, trial?.Version == row.Version, row.UpdatedAt);
    }

    private sealed record Row(
        Guid Id, int Position, string Name, string Conditions, string? AgencyCode, bool Active, string? Priority, bool Offers,
        string State, int Version, string? Trial, DateTime UpdatedAt);
}
