using Saphansung.Api.Auth;
using Saphansung.Api.Documents;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

internal static class ReportEndpoints
{
    public static void AddReports(this IServiceCollection services) => services.AddWork<LivePeriods>().AddSingleton<LiveFigures>().AddSingleton<ReportLinks>();

    public static void MapReportLink(this IEndpointRouteBuilder api) =>
        api.MapPost("/report-link", OpenReportLink.Handle).WithName(nameof(OpenReportLink)).WithTags("Performance reports").AllowAnonymous()
            .WithSummary("The delivered report that a director's link is for; leaves the receipt.").Refuses(400, 401).Shows(ReportExamples.Link, ReportExamples.Opened);

    public static void MapReports(this IEndpointRouteBuilder staff)
    {
        var reports = staff.MapGroup("/reports").WithTags("Performance reports");
        reports.MapGet("", ListReports.Handle).WithName(nameof(ListReports)).WithSummary("Performance reports, the newest period first.").Shows(null, ReportExamples.List);
        reports.MapGet("/live", GetLiveFigures.Handle).WithName(nameof(GetLiveFigures)).WithSummary("The figures of any period as they are now.")
            .RequireRateLimiting(OpenDataEndpoints.Files).Shows(null, ReportExamples.Figures);
        var one = reports.MapGroup("/{id}").Refuses(404);
        one.MapGet("", GetReport.Handle).WithName(nameof(GetReport)).WithSummary("One report with its figures.").Shows(null, ReportExamples.Report);
        one.MapGet("/memo.docx", ExportReport.AsMemo).WithName("WriteReportMemo").WithSummary("The memo to the director.").Produces<byte[]>(200, MemoFile.Type);
        one.MapGet("/report.xlsx", ExportReport.AsWorkbook).WithName("ExportReportXlsx").WithSummary("The tables as a workbook, a sheet each.").Produces<byte[]>(200, XlsxFile.Type);
        one.MapGet("/pack.zip", ExportReport.AsProofPack).WithName("ExportProofPack").WithSummary("What a stranger needs to compute the figures of the cases again.").Refuses(409)
            .Produces<byte[]>(200, "application/zip");

        var writes = reports.MapGroup("").RequireAuthorization(Policies.Caseworker);
        writes.MapPost("", CreateReport.Handle).WithName(nameof(CreateReport)).WithSummary("Begins a report, or the revision of one.").Refuses(409, 422)
            .Shows(ReportExamples.New, ReportExamples.Report);
        writes.MapPut("/{id}", UpdateReport.Handle).WithName(nameof(UpdateReport)).WithSummary("Writes a draft's words.").Refuses(404, 409)
            .Shows(ReportExamples.Words, ReportExamples.Worded);
        writes.MapPost("/{id}/transitions", MoveReport.Handle).WithName(nameof(MoveReport)).WithSummary("Approves a report or delivers it.").Refuses(404, 409)
            .Shows(ReportExamples.Move, ReportExamples.Approved);
    }
}
