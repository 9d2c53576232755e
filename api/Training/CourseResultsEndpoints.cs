using Saphansung.Api.Auth;
using Saphansung.Api.Documents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class CourseResultsEndpoints
{
    public static void MapCourseResults(this IEndpointRouteBuilder api)
    {
        api.MapGet("/courses/{id}/result", GetMyCourseResult.Handle).WithName(nameof(GetMyCourseResult)).WithTags("Courses").RequireAuthorization(Policies.Resident)
            .WithSummary("My scores before and after, and my certificate.").Refuses(400, 404, 409).Shows(null, CourseResultsExamples.Mine);
        api.MapGet("/certificates/{code}", GetCertificate.Handle).WithName(nameof(GetCertificate)).WithTags("Courses").AllowAnonymous()
            .WithSummary("Whether a certificate is ours.").Refuses(400, 404).Shows(null, CourseResultsExamples.Certificate);
    }

    public static void MapStaffCourseResults(this IEndpointRouteBuilder staff)
    {
        var results = staff.MapGroup("/courses/{id}").WithTags("Course results").Refuses(404);
        results.MapGet("/results", GetCourseResults.Handle).WithName(nameof(GetCourseResults)).WithSummary("What people learned, matched before and after.")
            .Shows(null, CourseResultsExamples.Results);
        results.MapGet("/items", GetItemResults.Handle).WithName(nameof(GetItemResults)).WithSummary("Each question of the tests, and what is wrong with it.")
            .Shows(null, CourseResultsExamples.Items);
        results.MapGet("/report", GetCourseReport.Handle).WithName(nameof(GetCourseReport)).WithSummary("What is missing before the memo, and how long there is.")
            .Shows(null, CourseResultsExamples.Report);
        results.MapGet("/memo.docx", WriteTrainingMemo.Handle).WithName(nameof(WriteTrainingMemo)).WithSummary("The memo to the director.")
            .Produces<byte[]>(200, MemoFile.Type);
        results.MapGet("/rehearsal.docx", RehearseCourse.Handle).WithName(nameof(RehearseCourse)).WithSummary("The memo of an invented full hall, of which nothing is kept.")
            .RequireAuthorization(Policies.Caseworker).Refuses(409).Produces<byte[]>(200, MemoFile.Type);

        var writes = results.MapGroup("").RequireAuthorization(Policies.Caseworker).Refuses(409);
        writes.MapPut("/report", UpdateCourseReport.Handle).WithName(nameof(UpdateCourseReport)).WithSummary("Writes problems and proposals.")
            .Shows(CourseResultsExamples.Words, CourseResultsExamples.Worded);
        writes.MapPost("/certificates", IssueCertificates.Handle).WithName(nameof(IssueCertificates)).WithSummary("Gives everybody the certificate they have earned.")
            .Shows(null, CourseResultsExamples.Certificates);
    }
}
