using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>Writes a draft's words. Nobody writes its figures.</summary>
internal static class UpdateReport
{
    private const int Longest = 5000;

    /// <param name="Version">As it was read; an older one is refused.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required", AllowEmptyStrings = true), StringLength(Longest, ErrorMessage = "too_long|5000")] string? Summary,
        [property: Required(ErrorMessage = "required", AllowEmptyStrings = true), StringLength(Longest, ErrorMessage = "too_long|5000")] string? Problems,
        [property: Required(ErrorMessage = "required", AllowEmptyStrings = true), StringLength(Longest, ErrorMessage = "too_long|5000")] string? Proposals);

    public static async Task<Results<Ok<StaffReport>, Refusal>> Handle(Guid id, Request request, LiveFigures figures, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var written = await connection.Run("""
            update report set summary = @summary, problems = @problems, proposals = @proposals, version = version + 1
            where id = @id and version = @Version and state = 'draft'
            """, new { id, request.Version, summary = request.Summary!.Trim(), problems = request.Problems!.Trim(), proposals = request.Proposals!.Trim() }, ct);
        await connection.CloseAsync();
        if (await StaffReport.Find(database, figures, id, ct) is not { } report) return Refusal.NotFound;
        if (written == 1) return TypedResults.Ok(report);
        return new Refusal(409, report.State == ReportRow.Draft ? "stale_version" : "report_frozen");
    }
}
