using Saphansung.Api.Auth;
using Saphansung.Api.Documents;
using Saphansung.Api.OpenData;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class ResultsEndpoints
{
    public static void MapSurveyResults(this IEndpointRouteBuilder staff)
    {
        var rounds = staff.MapGroup("/rounds/{id}").WithTags("Survey results").Refuses(404, 409);
        rounds.MapGet("/results", GetRoundResults.Handle).WithName(nameof(GetRoundResults)).WithSummary("What a round says: figures, levels, the round before.")
            .Shows(null, ResultsExamples.Results);
        rounds.MapGet("/results.csv", ExportRoundCsv.Handle).WithName(nameof(ExportRoundCsv)).RequireRateLimiting(OpenDataEndpoints.Files)
            .WithSummary("The answers as CSV; of an anonymous round their counts.").Produces<string>(200, "text/csv");
        rounds.MapGet("/results.xlsx", ExportRoundXlsx.Handle).WithName(nameof(ExportRoundXlsx)).RequireRateLimiting(OpenDataEndpoints.Files)
            .WithSummary("The same as a workbook, with the tables and what every column means.").Produces<byte[]>(200, XlsxFile.Type);
        rounds.MapGet("/memo.docx", WriteSurveyMemo.Handle).WithName(nameof(WriteSurveyMemo)).WithSummary("The memo to the director.")
            .Produces<byte[]>(200, MemoFile.Type);
        var comments = rounds.MapGroup("/comments").RequireAuthorization(Policies.Caseworker);
        comments.MapGet("", ListRoundComments.Handle).WithName(nameof(ListRoundComments)).WithSummary("What people wrote, with a group proposed for each.")
            .Shows(null, ResultsExamples.Comments);
        comments.MapPut("/{comment}", SetCommentGroup.Handle).WithName(nameof(SetCommentGroup)).WithSummary("Confirms or corrects a comment's group.")
            .Shows(ResultsExamples.Group, ResultsExamples.Grouped);
    }
}
