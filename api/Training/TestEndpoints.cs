using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

internal static class TestEndpoints
{
    public static void AddTests(this IServiceCollection services) => services.AddSingleton<KioskTokens>().AddWork<AttemptClocks>();

    public static void MapTests(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/courses/{id}/tests").WithTags("Tests").RequireAuthorization(Policies.Resident).Refuses(400, 404);
        mine.MapGet("", ListMyTests.Handle).WithName(nameof(ListMyTests)).WithSummary("The tests of my course.").Shows(null, TestExamples.MyTests);
        mine.MapPost("/attempts", StartAttempt.Handle).WithName(nameof(StartAttempt)).WithSummary("Begins a test, or goes on with it.").Refuses(409)
            .Shows(TestExamples.Start, TestExamples.Attempt);

        var attempts = api.MapGroup("/attempts/{id}").WithTags("Tests").RequireAuthorization(Policies.TestTaker).Refuses(400, 404);
        attempts.MapGet("", GetAttempt.Handle).WithName(nameof(GetAttempt)).WithSummary("My attempt, to go on with.").Shows(null, TestExamples.Attempt);
        attempts.MapPut("/answers/{questionId}", SaveAnswer.Handle).WithName(nameof(SaveAnswer)).WithSummary("Keeps my answer to one question.").Refuses(409)
            .Shows(TestExamples.Save, TestExamples.Saved);
        attempts.MapPost("/submission", SubmitAttempt.Handle).WithName(nameof(SubmitAttempt)).WithSummary("Hands my attempt in.").Refuses(409)
            .Shows(TestExamples.Submit, TestExamples.Submitted);

        var kiosk = api.MapGroup("/kiosk").WithTags("Tests").RequireAuthorization(Policies.Kiosk).Refuses(404);
        kiosk.MapGet("/people", ListKioskPeople.Handle).WithName(nameof(ListKioskPeople)).WithSummary("Who may sit down at this tablet.").Shows(null, TestExamples.KioskPeople);
        kiosk.MapPost("/attempts", StartAttempt.OnKiosk).WithName("StartKioskAttempt").WithSummary("Begins a test on a tablet, or goes on with it.").Refuses(400, 409)
            .Shows(TestExamples.KioskStart, TestExamples.Attempt);
    }

    public static void MapStaffTests(this IEndpointRouteBuilder staff)
    {
        var questions = staff.MapGroup("/questions").WithTags("Question bank");
        questions.MapGet("", ListQuestions.Handle).WithName(nameof(ListQuestions)).WithSummary("The question bank.").Shows(null, QuestionExamples.Questions);
        questions.MapGet("/categories", ListQuestions.Categories).WithName("ListQuestionCategories").WithSummary("The categories of the bank.").Shows(null, QuestionExamples.Categories);
        questions.MapGet("/export/gift", ExportQuestions.AsGift).WithName("ExportQuestionsAsGift").WithSummary("The bank as a GIFT file.").Produces<Stream>(200, ExportQuestions.GiftType);
        questions.MapGet("/export/qti", ExportQuestions.AsQti).WithName("ExportQuestionsAsQti").WithSummary("The bank as a QTI 3 package.").Produces<Stream>(200, ExportQuestions.QtiType);
        questions.MapGet("/{id}", ListQuestions.One).WithName("GetQuestion").WithSummary("One question with its newest version.").Refuses(404).Shows(null, QuestionExamples.Question);

        var writes = questions.MapGroup("").RequireAuthorization(Policies.Caseworker);
        writes.MapPost("", SaveQuestion.Create).WithName("CreateQuestion").WithSummary("Puts a question into the bank.").Refuses(422).Shows(QuestionExamples.New, QuestionExamples.Question);
        writes.MapPut("/{id}", SaveQuestion.Update).WithName("UpdateQuestion").WithSummary("Changes a question; one that was asked gets a new version.").Refuses(404, 409)
            .Shows(QuestionExamples.Change, QuestionExamples.Changed);
        writes.MapPost("/import", ImportQuestions.Handle).WithName(nameof(ImportQuestions)).DisableAntiforgery().WithMetadata(new BodyLimit(ImportQuestions.MostBytes * 2))
            .WithSummary("Reads questions from a GIFT file (8 MB).").Refuses(422).Shows(null, QuestionExamples.Imported);

        var tests = staff.MapGroup("/courses/{id}/tests").WithTags("Course tests").Refuses(404);
        tests.MapGet("", CourseTests.Handle).WithName("GetCourseTests").WithSummary("The tests of a course and where everybody stands.").Shows(null, TestExamples.CourseTests);
        var desk = tests.MapGroup("").RequireAuthorization(Policies.Caseworker).Refuses(409);
        desk.MapPut("/items", SetTestItems.Handle).WithName(nameof(SetTestItems)).WithSummary("Chooses the questions of both tests.").Shows(TestExamples.Items, TestExamples.CourseTests);
        desk.MapPut("/{kind}", UpdateTest.Handle).WithName(nameof(UpdateTest)).WithSummary("Sets how a test is taken.").Shows(TestExamples.Settings, TestExamples.SetCourseTests);
        desk.MapPost("/{kind}/transitions", MoveTest.Handle).WithName(nameof(MoveTest)).WithSummary("Opens or closes a test.").Shows(TestExamples.Move, TestExamples.OpenCourseTests);
        desk.MapPut("/extra-time", SetExtraTime.Handle).WithName(nameof(SetExtraTime)).WithSummary("Gives a person more minutes.").Shows(TestExamples.ExtraTime, TestExamples.ExtraCourseTests);
        desk.MapPost("/regrade", RegradeQuestion.Handle).WithName(nameof(RegradeQuestion)).WithSummary("Scores everybody again by a corrected question.")
            .Shows(TestExamples.Regrade, TestExamples.Regraded);
        desk.MapPost("/kiosk", OpenKiosk.Handle).WithName(nameof(OpenKiosk)).WithSummary("Opens the tests on a tablet, for a few hours.").Shows(null, TestExamples.Kiosk);
    }
}
