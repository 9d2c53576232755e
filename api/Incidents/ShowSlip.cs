using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

/// <summary>What a person without LINE takes home: where their case stands can be looked up with it.</summary>
internal static class ShowSlip
{
    /// <param name="Code">Opens the case together with the reference; never stored.</param>
    /// <param name="Address">The page to look the case up, for a browser of any kind.</param>
    /// <param name="Qr">The same as a QR code: an SVG picture as a <c>data:</c> address.</param>
    public sealed record Slip(
        string Reference, string Code, string Category, string Name, DateTime ReportedAt, DateTime AnswerBy, DateTime FixBy, string Address, string Qr);

    public static async Task<Results<Ok<Slip>, Refusal>> Handle(
        Guid id, HttpContext http, SlipCodes codes, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var reader = Person.Of(http.User);
        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        var row = await connection.OneOrNone<Row>("""
            select reporter_id, reference, category_code, behalf_name, reported_at, answer_by, fix_by
            from incident
            where id = @id and behalf_name is not null and (reporter_id = @reader or @caseworker)
            """, new { id, reader = reader.Id, caseworker = reader.Has(Roles.Caseworkers) }, ct);
        if (row is null) return Refusal.NotFound;
        if (row.ReporterId != reader.Id && await SensitiveAccess.Refuses(connection, id, reader, clock.Now(), ct) is { } refusal) return refusal;

        var address = $"{http.Request.Scheme}://{http.Request.Host}/track/?r={row.Reference}";
        // A slip lies open on a table: a sensitive case does not say what it is about.
        var category = district.Category(row.CategoryCode) is { Sensitive: false } known ? known.Code : "";
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Slip(
            row.Reference, codes.Of(id), category, row.BehalfName, row.ReportedAt, row.AnswerBy, row.FixBy, address, QrCode.Draw(address)));
    }

    private sealed record Row(
        Guid ReporterId, string Reference, string CategoryCode, string BehalfName, DateTime ReportedAt, DateTime AnswerBy, DateTime FixBy);
}
