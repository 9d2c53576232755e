using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// For the page behind the link in a director's message. It opens for whoever is a director still, and leaves the receipt: asked for in a
/// body, so that no preview of the link leaves one and no proxy's log holds it.
/// </summary>
internal static class OpenReportLink
{
    /// <param name="Link">What stands behind the <c>#</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required"), StringLength(200, ErrorMessage = "too_long|200")] string? Link);

    /// <param name="Agencies">Names of those that the figures speak of.</param>
    public sealed record Opened(StaffReport Report, IReadOnlyList<NamedAgency> Agencies);

    public sealed record NamedAgency(string Code, Text Name);

    public static async Task<Results<Ok<Opened>, Refusal>> Handle(
        Request request, HttpContext http, ReportLinks links, LiveFigures figures, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        http.Response.Headers.CacheControl = "no-store";
        if (links.Read(request.Link!, now) is not var (id, director)) return new Refusal(401, "link_not_valid");

        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await connection.One<bool>("select exists (select from person_role where person_id = @director and role = 'director')", new { director }, ct))
            return new Refusal(401, "link_not_valid");

        await ReportRow.Receive(connection, id, director, now, ct);
        await connection.CloseAsync();
        var report = (await StaffReport.Find(database, figures, id, ct))!;
        var known = await district.Get(ct);
        return TypedResults.Ok(new Opened(
            report, [.. report.Figures.Cases.Agencies.Select(a => known.Agency(a.Agency)).OfType<Agency>().Select(a => new NamedAgency(a.Code, a.Name))]));
    }
}
