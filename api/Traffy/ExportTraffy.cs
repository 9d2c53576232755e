using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Traffy;

/// <summary>Public cases in the columns of Traffy Fondue's own dump, oldest first, for whoever reads that already. Photos and stars are not published.</summary>
internal static class ExportTraffy
{
    private static readonly string[] Header =
    [
        "ticket_id", "type", "organization", "comment", "photo", "photo_after", "coords", "address", "subdistrict", "district", "province",
        "timestamp", "state", "star", "count_reopen", "last_activity",
    ];

    public static async Task<Results<PushStreamHttpResult, Refusal>> Handle(
        [AsParameters] OpenDays days, DistrictData districtData, NpgsqlDataSource database, CancellationToken ct)
    {
        if (days.IsBackwards) return Refusal.Invalid("from", "unknown_value");
        var district = await districtData.Get(ct);
        var there = district.Settings.Traffy;
        return CsvFile.Of("traffy.csv", Header, token => Rows(database, days, token), (csv, row) =>
        {
            var category = district.Category(row.CategoryCode)!;
            csv.WriteField(row.Reference);
            csv.WriteField(there.Types.TryGetValue(row.CategoryCode, out var types) ? types[0] : category.Name.Th);
            csv.WriteField(district.Agency(row.AgencyCode)?.Name.Th ?? row.AgencyCode);
            csv.WriteField(PublicText.Mask(row.Description));
            csv.WriteField("");
            csv.WriteField("");
            csv.WriteField(Place(PublicPlace.Degrees(category, row.Lat), PublicPlace.Degrees(category, row.Lng)));
            csv.WriteField(PublicPlace.Address(category, row.Landmark, district.Community(row.CommunityCode)?.Name));
            csv.WriteField("");
            csv.WriteField(there.District);
            csv.WriteField(there.Province);
            csv.WriteField(Time(row.ReportedAt));
            csv.WriteField(TraffyState.LabelOf(row.Status));
            csv.WriteField("");
            csv.WriteField(row.Reopenings, default, CultureInfo.InvariantCulture);
            csv.WriteField(Time(row.UpdatedAt));
        }, ct);
    }

    private static async IAsyncEnumerable<Row> Rows(NpgsqlDataSource database, OpenDays days, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = connection.QueryUnbufferedAsync<Row>($"""
            select shown.reference, category.code as category_code, shown.status, shown.description, shown.lat, shown.lng, shown.landmark, shown.community_code,
                   shown.reported_at, shown.updated_at, shown.reopenings, agency_code
            {PublicCases.From}
            where {PublicCases.InDays}
            order by incident.reported_at, incident.id
            """, new { days.Start, days.End });
        await foreach (var row in rows.WithCancellation(ct)) yield return row;
    }

    /// <summary>Longitude first, as in the dump.</summary>
    private static string? Place(double? lat, double? lng) => lat is null || lng is null ? null : string.Create(CultureInfo.InvariantCulture, $"{lng:0.######},{lat:0.######}");

    /// <summary>Bangkok's time, with the offset that the dump sometimes leaves out.</summary>
    private static string Time(DateTime utc) => Clock.InBangkok(utc).ToString("yyyy-MM-dd HH:mm:ss'+07'", CultureInfo.InvariantCulture);

    private sealed record Row(
        string Reference, string CategoryCode, string Status, string Description, double? Lat, double? Lng, string? Landmark, string? CommunityCode,
        DateTime ReportedAt, DateTime UpdatedAt, int Reopenings, string AgencyCode);
}
