using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Forms;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class FindNearbyIncidents
{
    private const int Most = 5;
    private const double MetresPerDegree = 111_195;

    /// <param name="Metres">Distance from the point asked for.</param>
    public sealed record Nearby(
        Guid Id, string Reference, string Category, string Description, string Status, int Metres, DateTime ReportedAt, int Followers, bool Following);

    public sealed record Response(IReadOnlyList<Nearby> Items);

    public static async Task<Response> Handle(
        string category, double lat, double lng, HttpContext http, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        if (district.Category(category) is not { Sensitive: false } known || !Thailand.Contains(lat, lng)) return new([]);

        await using var connection = await database.OpenConnectionAsync(ct);
        return new(await connection.Many<Nearby>("""
            with near as (
                select id, reference, category_code, description, status, reported_at, followers,
                       -- A plane is exact to centimetres at these distances.
                       sqrt(power((lat - @lat) * @perDegree, 2) + power((lng - @lng) * @perDegree * cos(radians(@lat)), 2)) as metres
                from incident
                where category_code = @category
                  and status in ('received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter')
                  and lat between @lat - @radius / @perDegree and @lat + @radius / @perDegree
                  and lng between @lng - @radius / @perDegree / cos(radians(@lat)) and @lng + @radius / @perDegree / cos(radians(@lat))
                  and reporter_id <> @me
            )
            select id, reference, category_code as category, left(description, 200) as description, status, round(metres)::int as metres, reported_at, followers,
                   exists (select from incident_follower where incident_id = near.id and person_id = @me) as following
            from near
            where metres <= @radius
            order by metres
            limit @most
            """, new
        {
            category,
            lat,
            lng,
            radius = (double)known.NearbyMetres,
            perDegree = MetresPerDegree,
            me = Person.Of(http.User).Id,
            most = Most,
        }, ct));
    }
}
