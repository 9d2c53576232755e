using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Open311;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>All public cases of a range of days, in the columns of Open311's bulk format, oldest first.</summary>
internal static class ExportCases
{
    /// <summary>Open311 GeoReport bulk, in its order.</summary>
    private static readonly string[] Header =
    [
        "service_request_id", "requested_datetime", "updated_datetime", "closed_date", "status_description", "status_notes", "source", "service_name",
        "service_subtype", "description", "agency_responsible", "address", "lat", "long",
    ];

    /// <param name="category">One category's code.</param>
    /// <param name="status"><c>open</c> or <c>closed</c>.</param>
    public static async Task<Results<PushStreamHttpResult, Refusal>> Handle(
        [AsParameters] OpenDays days, HttpRequest request, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct,
        string? category = null, string? status = null)
    {
        if (days.IsBackwards) return Refusal.Invalid("from", "unknown_value");
        if (status is not (null or PublicStatus.Open or PublicStatus.Closed)) return Refusal.Invalid("status", "unknown_value");
        var (district, english) = (await districtData.Get(ct), request.WantsEnglish());
        var asked = new { days.Start, days.End, category, open = status is null ? (bool?)null : status == PublicStatus.Open, language = english ? "en" : "th" };
        return CsvFile.Of("cases.csv", Header, token => Rows(database, asked, token),
            (csv, row) =>
            {
                var of = district.Category(row.CategoryCode)!;
                csv.WriteField(row.Reference);
                csv.WriteField(CsvFile.Time(row.ReportedAt));
                csv.WriteField(CsvFile.Time(row.UpdatedAt));
                csv.WriteField(CsvFile.Time(row.EndedAt));
                csv.WriteField(row.Open ? PublicStatus.Open : PublicStatus.Closed);
                csv.WriteField(PublicStatus.Note(row.Status, row.Resolution, row.ParentReference).In(english));
                csv.WriteField(row.Channel);
                csv.WriteField(of.Name.In(english));
                csv.WriteField(row.Subtype);
                csv.WriteField(PublicText.Mask(row.Description));
                csv.WriteField(district.Agency(row.AgencyCode)?.Name.In(english) ?? row.AgencyCode);
                csv.WriteField(PublicPlace.Address(of, row.Landmark, district.Community(row.CommunityCode)?.Name));
                csv.WriteField(PublicPlace.Degrees(of, row.Lat));
                csv.WriteField(PublicPlace.Degrees(of, row.Lng));
            }, ct);
    }

    private static async IAsyncEnumerable<Row> Rows(NpgsqlDataSource database, object asked, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = connection.QueryUnbufferedAsync<Row>($"""
            select shown.reference, category.code as category_code, shown.status, open, shown.resolution, shown.description,
                   (select kind->'label'->>@language from jsonb_array_elements(questions->0->'options') as kind
                    where kind->>'value' = shown.answers->>(questions->0->>'key')) as subtype,
                   shown.lat, shown.lng, shown.landmark, shown.community_code, shown.reported_at, shown.updated_at, shown.ended_at, channel, agency_code,
                   parent_reference
            {PublicCases.From}
            join form_version on form_version.form_key = shown.form_key and form_version.version = shown.form_version
            where {PublicCases.InDays}
              and (@category::text is null or category.code = @category)
              and (@open::boolean is null or open = @open)
            order by incident.reported_at, incident.id
            """, asked);
        await foreach (var row in rows.WithCancellation(ct)) yield return row;
    }

    private sealed record Row(
        string Reference, string CategoryCode, string Status, bool Open, string? Resolution, string Description, string? Subtype, double? Lat, double? Lng,
        string? Landmark, string? CommunityCode, DateTime ReportedAt, DateTime UpdatedAt, DateTime? EndedAt, string Channel, string AgencyCode, string? ParentReference);
}
