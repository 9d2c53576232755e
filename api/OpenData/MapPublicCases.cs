using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Open311;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>Public cases on a map, newest first, as GeoJSON (RFC 7946). What a rectangle holds is decided by the places as they are shown, never by the exact ones.</summary>
internal static class MapPublicCases
{
    private const int Most = 2000;
    private const string ContentType = "application/geo+json";

    // As place_cell of the schema. More of them than these are found quicker by going back in time.
    private const int CellsPerDegree = 1000;
    private const int MostCells = 256;

    /// <param name="Next">Where the following features are; null when these are all.</param>
    public sealed record Response(string Type, IReadOnlyList<Feature> Features, string? Next);

    public sealed record Feature(string Type, string Id, Point Geometry, CaseProperties Properties);

    /// <param name="Coordinates">Longitude, latitude (WGS 84).</param>
    public sealed record Point(string Type, IReadOnlyList<double> Coordinates);

    /// <param name="Status"><c>open</c> or <c>closed</c>.</param>
    /// <param name="Notes">For people: where it stands.</param>
    /// <param name="Rounded">The point is the middle of a cell of about 110 metres.</param>
    public sealed record CaseProperties(
        string Reference, string Category, string Status, string Notes, string Description, DateTime ReportedAt, DateTime UpdatedAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTime? ClosedAt, bool Rounded);

    /// <param name="bbox"><c>minLng,minLat,maxLng,maxLat</c>; left out, everywhere.</param>
    /// <param name="category">One category's code.</param>
    /// <param name="status"><c>open</c> or <c>closed</c>.</param>
    /// <param name="after">Reference of the last feature of the page before.</param>
    /// <param name="limit">1 to 2,000 features; 500 if left out.</param>
    public static async Task<Results<JsonHttpResult<Response>, Refusal>> Handle(
        [AsParameters] OpenDays days, HttpRequest request, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct,
        string? bbox = null, string? category = null, string? status = null, string? after = null, int limit = 500)
    {
        if (days.IsBackwards) return Refusal.Invalid("from", "unknown_value");
        if (status is not (null or PublicStatus.Open or PublicStatus.Closed)) return Refusal.Invalid("status", "unknown_value");
        if (!TryBox(bbox, out var box)) return Refusal.Invalid("bbox", "not_a_box");

        limit = Math.Clamp(limit, 1, Most);
        var cells = Cells(box);
        await using var connection = await database.OpenConnectionAsync(ct);
        var last = after is null ? null : await connection.OneOrNone<Cursor>("select reported_at, id from public_incident where reference = @after", new { after }, ct);
        if (after is not null && last is null) return Refusal.Invalid("after", "unknown_value");

        var rows = await connection.Many<Row>($"""
            select shown.reference, category.code as category_code, shown.status, open, shown.resolution, shown.description, shown.lat, shown.lng, shown.reported_at,
                   shown.updated_at, shown.ended_at, parent_reference
            {PublicCases.From}
            where shown.lat is not null
              and ((not round_place and incident.lat between @South and @North and incident.lng between @West and @East)
                   or (round_place and incident.lat >= @low and incident.lat < @high and incident.lng >= @left and incident.lng < @right))
              and {PublicCases.InDays}
              and (@category::text is null or category.code = @category)
              and (@open::boolean is null or open = @open)
              {(last is null ? "" : "and (incident.reported_at, incident.id) < (@ReportedAt, @Id)")}
              {(cells is null ? "" : "and place_cell(incident.lat, incident.lng) = any(@cells)")}
            order by incident.reported_at desc, incident.id desc
            limit @limit + 1
            """, new
        {
            box.South,
            box.North,
            box.West,
            box.East,
            days.Start,
            days.End,
            category,
            open = status is null ? (bool?)null : status == PublicStatus.Open,
            last?.ReportedAt,
            last?.Id,
            low = PublicPlace.FirstCell(box.South),
            high = PublicPlace.CellAfter(box.North),
            left = PublicPlace.FirstCell(box.West),
            right = PublicPlace.CellAfter(box.East),
            cells,
            limit,
        }, ct);
        var (district, english) = (await districtData.Get(ct), request.WantsEnglish());
        var features = rows.Take(limit).Select(row => Of(row, district.Category(row.CategoryCode)!, english)).ToList();
        var next = rows.Count > limit ? Next(request, features[^1].Id) : null;
        return TypedResults.Json(new Response("FeatureCollection", features, next), contentType: ContentType);
    }

    private static Feature Of(Row row, Category category, bool english) => new(
        "Feature", row.Reference,
        new("Point", [PublicPlace.Degrees(category, row.Lng)!.Value, PublicPlace.Degrees(category, row.Lat)!.Value]),
        new(row.Reference, row.CategoryCode, row.Open ? PublicStatus.Open : PublicStatus.Closed,
            PublicStatus.Note(row.Status, row.Resolution, row.ParentReference).In(english), PublicText.Mask(row.Description),
            row.ReportedAt, row.UpdatedAt, row.EndedAt, category.RoundPlace));

    private static string Next(HttpRequest request, string last)
    {
        var others = request.Query.Where(q => q.Key != "after");
        return request.Path + QueryString.Create(others).Add("after", last);
    }

    private static bool TryBox(string? text, out Box box)
    {
        box = new(-180, -90, 180, 90);
        if (text is null) return true;
        var parts = text.Split(',');
        var numbers = new double[4];
        if (parts.Length != 4) return false;
        for (var i = 0; i < 4; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i])) return false;
        box = new(numbers[0], numbers[1], numbers[2], numbers[3]);
        return box is { West: >= -180, East: <= 180, South: >= -90, North: <= 90 } && box.West <= box.East && box.South <= box.North;
    }

    private static long[]? Cells(Box box)
    {
        var (low, left) = (Math.Floor(box.South * CellsPerDegree), Math.Floor(box.West * CellsPerDegree));
        var (rows, columns) = (Math.Floor(box.North * CellsPerDegree) - low + 1, Math.Floor(box.East * CellsPerDegree) - left + 1);
        if (rows * columns > MostCells) return null;
        return
        [
            .. from row in Enumerable.Range(0, (int)rows)
               from column in Enumerable.Range(0, (int)columns)
               select (long)(low + row) * 1_000_000 + (long)(left + column),
        ];
    }

    private sealed record Box(double West, double South, double East, double North);

    private sealed record Cursor(DateTime ReportedAt, Guid Id);

    private sealed record Row(
        string Reference, string CategoryCode, string Status, bool Open, string? Resolution, string Description, double Lat, double Lng,
        DateTime ReportedAt, DateTime UpdatedAt, DateTime? EndedAt, string? ParentReference);
}
