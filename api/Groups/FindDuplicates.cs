using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>Open cases that may tell of the same problem. Sensitive categories have no neighbours: their nearbyMetres is 0.</summary>
internal static class FindDuplicates
{
    private const int Most = 5;
    private const int Farthest = 1000;
    private static readonly TimeSpan Within = TimeSpan.FromDays(30);

    /// <param name="Metres">Between the two places.</param>
    /// <param name="Merged">How many cases were merged into it.</param>
    public sealed record Candidate(
        Guid Id, string Reference, string Status, string Description, int Metres, DateTime ReportedAt, int Followers, int Photos, int Merged);

    public sealed record Response(IReadOnlyList<Candidate> Items);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await connection.OneOrNone<Place>("select category_code, lat, lng, reported_at from incident where id = @id", new { id }, ct) is not { } place)
            return Refusal.NotFound;

        var category = (await districtData.Get(ct)).Category(place.CategoryCode);
        if (category is not { Sensitive: false, NearbyMetres: > 0 } || place.Lat is null) return TypedResults.Ok(new Response([]));
        return TypedResults.Ok(new Response(await connection.Many<Candidate>("""
            select id, reference, status, left(description, 200) as description, round(metres_between(lat, lng, @Lat, @Lng))::int as metres, reported_at,
                   followers, photos, (select count(*)::int from incident merged where merged.parent_id = incident.id) as merged
            from incident
            where category_code = @CategoryCode
              and status in ('received', 'triaged', 'assigned', 'in_progress', 'waiting_reporter')
              and is_near(lat, lng, @Lat, @Lng, @metres)
              and reported_at between @ReportedAt - @Within and @ReportedAt + @Within
              and id <> @id
            order by metres_between(lat, lng, @Lat, @Lng), id
            limit @Most
            """, new { id, place.CategoryCode, place.Lat, place.Lng, place.ReportedAt, Within, Most, metres = (double)Math.Min(category.NearbyMetres, Farthest) }, ct)));
    }

    private sealed record Place(string CategoryCode, double? Lat, double? Lng, DateTime ReportedAt);
}
