using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>A report as files.</summary>
internal static class ExportReport
{
    public static async Task<Results<FileContentHttpResult, Refusal>> AsMemo(
        Guid id, DistrictData district, LiveFigures figures, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        return await StaffReport.Find(database, figures, id, ct) is { } report
            ? TypedResults.File(new PerformanceMemo(await district.Get(ct), report, clock.Now()).Write(), MemoFile.Type, "memo.docx")
            : Refusal.NotFound;
    }

    public static async Task<Results<PushStreamHttpResult, Refusal>> AsWorkbook(
        Guid id, DistrictData district, LiveFigures figures, NpgsqlDataSource database, CancellationToken ct)
    {
        return await StaffReport.Find(database, figures, id, ct) is { } report
            ? XlsxFile.Of("report.xlsx", ReportTables.Of(report.Figures, await district.Get(ct)))
            : Refusal.NotFound;
    }

    /// <summary>Of a draft there is none: its figures still change.</summary>
    public static async Task<Results<PushStreamHttpResult, Refusal>> AsProofPack(Guid id, NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await ReportRow.Find(connection, id, ct) is not { } row) return Refusal.NotFound;
        if (row.Figures is not { } figures) return new Refusal(409, "report_not_frozen");

        var name = row.Period ?? row.FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return FileOnDisk.Of($"report-{name}.zip", "application/zip", file => ProofPack.Write(file, database, id, figures, ct));
    }
}
