using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>The board as a map: cases that lie close together at a zoom are one cluster. Sensitive cases are on no map.</summary>
internal static class MapCases
{
    private const int MostClusters = 500;
    private const int MostCases = 1000;
    private const int MostFound = 200;

    // As place_cell of the schema: about 110 metres. More of them than these are found quicker in the order of the list.
    private const int CellsPerDegree = 1000;
    private const int MostCells = 64;

    // A cluster's cell is a quarter of a map tile of 256 pixels.
    private const int CellsPerTile = 4;

    /// <param name="Items">Largest first.</param>
    /// <param name="Cases">How many cases the clusters hold.</param>
    /// <param name="Complete">False when there are more: these are the 1,000 whose deadlines come first, or 200 that a search has found.</param>
    public sealed record Response(IReadOnlyList<Cluster> Items, int Cases, bool Complete);

    /// <param name="Id">The case, when it is alone.</param>
    /// <param name="Worst">Of its cases: <c>emergency</c>, <c>overdue</c>, <c>running</c> or <c>paused</c>.</param>
    public sealed record Cluster(double Lat, double Lng, int Count, Guid? Id, string? Reference, string Worst);

    /// <summary>Open cases, unless <c>status</c> or <c>open</c> say otherwise.</summary>
    /// <param name="zoom">As web maps count it: 0 shows the world on one tile of 256 pixels.</param>
    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        [AsParameters] BoardFilter filter, double south, double west, double north, double east, int zoom,
        HttpContext http, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!filter.TryOfficer(Person.Of(http.User), out var officer)) return Refusal.Invalid("officer", "wrong_type");
        if (filter.Open is null && filter.Status is not { Length: > 0 }) filter = filter with { Open = true };

        var sql = new BoardSql(filter, officer, clock.Now(), !filter.EndedOnly)
            .And("lat between @south and @north and lng between @west and @east", new { south, west, north, east })
            .AndNotSensitive(await district.Get(ct));
        if (Cells(south, west, north, east) is { } cells) sql.And("place_cell(lat, lng) = any(@cells)", new { cells });
        sql.Parameters.AddDynamicParams(new { limit = string.IsNullOrWhiteSpace(filter.Q) ? MostCases : MostFound, MostClusters, cell = 360 / (Math.Pow(2, Math.Clamp(zoom, 0, 22)) * CellsPerTile) });
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>($"""
            with seen as materialized ({sql.Any("id, lat, lng, due_at, priority")}),
            shown as (select * from seen order by {sql.Order} limit @limit),
            cluster as (
                select avg(lat) as lat, avg(lng) as lng, count(*)::int as count, case count(*) when 1 then (array_agg(id))[1] end as id,
                       bool_or(priority = 'emergency' and due_at < 'infinity') as emergency, min(due_at) < @now as overdue,
                       min(due_at) < 'infinity' as running
                from shown
                group by floor(lat / @cell), floor(lng / @cell)
                order by count(*) desc
                limit @MostClusters
            )
            select cluster.lat, cluster.lng, count, cluster.id, reference, emergency, overdue, running, (select count(*)::int from seen) as seen
            from cluster
            left join incident on incident.id = cluster.id
            order by count desc
            """, sql.Parameters, ct);
        var cases = rows.Sum(r => r.Count);
        return TypedResults.Ok(new Response(rows.ConvertAll(Shown), cases, rows.Count == 0 || rows[0].Seen == cases));
    }

    private static long[]? Cells(double south, double west, double north, double east)
    {
        var (low, left) = (Math.Floor(south * CellsPerDegree), Math.Floor(west * CellsPerDegree));
        var (rows, columns) = (Math.Floor(north * CellsPerDegree) - low + 1, Math.Floor(east * CellsPerDegree) - left + 1);
        if (!(rows >= 1 && columns >= 1 && rows * columns <= MostCells)) return null;
        return
        [
            .. from row in Enumerable.Range(0, (int)rows)
               from column in Enumerable.Range(0, (int)columns)
               select (long)(low + row) * 1_000_000 + (long)(left + column),
        ];
    }

    private static Cluster Shown(Row row) => new(
        row.Lat, row.Lng, row.Count, row.Id, row.Reference,
        row.Emergency ? "emergency" : row.Overdue ? "overdue" : row.Running ? "running" : "paused");

    private sealed record Row(
        double Lat, double Lng, int Count, Guid? Id, string? Reference, bool Emergency, bool Overdue, bool Running, int Seen);
}
