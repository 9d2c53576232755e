using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class SurveyEndpoints
{
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddSingleton<Receipts>().AddSingleton<Invitations>();
        services.AddWork<RoundClocks>().AddWork<ShuffleAnswers>();
    }

    public static void MapSurveys(this IEndpointRouteBuilder api)
    {
        api.MapGet("/surveys/open", ListOpenRounds.Handle).WithName(nameof(ListOpenRounds)).WithTags("Surveys").RequireAuthorization(Policies.Resident)
            .WithSummary("The surveys that ask me now.").Shows(null, SurveyExamples.OpenRounds);

        var rounds = api.MapGroup("/rounds/{id}").WithTags("Surveys").RequireAuthorization(Policies.Resident).Refuses(400, 404);
        rounds.MapGet("", GetRound.Handle).WithName(nameof(GetRound)).WithSummary("A survey's questions, with my draft and my answers.").Refuses(409)
            .Shows(null, SurveyExamples.Round);
        rounds.MapPut("/draft", SaveDraft.Handle).WithName(nameof(SaveDraft)).WithSummary("Keeps my unfinished answers.").Refuses(409)
            .Shows(SurveyExamples.Draft, SurveyExamples.Drafted);
        rounds.MapPost("/answers", SubmitAnswers.Handle).WithName(nameof(SubmitAnswers)).WithSummary("Sends my answers.").Refuses(409, 422)
            .Shows(SurveyExamples.Answers, SurveyExamples.Submitted);
        api.MapDelete("/rounds/{id}/answers", WithdrawAnswers.Handle).WithName(nameof(WithdrawAnswers)).WithTags("Surveys").AllowAnonymous()
            .WithSummary("Takes an anonymous answer back, by its receipt code.").Refuses(400, 404, 409);
    }

    public static void MapStaffSurveys(this IEndpointRouteBuilder staff)
    {
        var surveys = staff.MapGroup("/surveys").WithTags("Survey desk");
        surveys.MapGet("", ListSurveys.Handle).WithName(nameof(ListSurveys)).WithSummary("The surveys with their newest rounds.").Shows(null, StaffSurveyExamples.Surveys);
        surveys.MapGet("/{id}", GetSurvey.Handle).WithName(nameof(GetSurvey)).WithSummary("One survey with its form and rounds.").Refuses(404)
            .Shows(null, StaffSurveyExamples.Survey);
        surveys.MapGet("/templates", ListSurveyTemplates.Handle).WithName(nameof(ListSurveyTemplates)).WithSummary("Questionnaires to begin from.")
            .Shows(null, StaffSurveyExamples.Templates);
        surveys.MapGet("/questions", ListSurveyQuestions.Handle).WithName(nameof(ListSurveyQuestions)).WithSummary("Questions asked before.")
            .Shows(null, StaffSurveyExamples.Questions);

        var writes = surveys.MapGroup("").RequireAuthorization(Policies.Caseworker);
        writes.MapPost("", CreateSurvey.Handle).WithName(nameof(CreateSurvey)).WithSummary("Makes a survey.").Refuses(422)
            .Shows(StaffSurveyExamples.New, StaffSurveyExamples.Made);
        writes.MapPut("/{id}", UpdateSurvey.Handle).WithName(nameof(UpdateSurvey)).WithSummary("Changes a survey.").Refuses(404, 409)
            .Shows(StaffSurveyExamples.Change, StaffSurveyExamples.Changed);
        writes.MapPost("/{id}/rounds", CreateRound.Handle).WithName(nameof(CreateRound)).WithSummary("Prepares the next round.").Refuses(404, 422)
            .Shows(StaffSurveyExamples.NewRound, StaffSurveyExamples.MadeRound);
        writes.MapPost("/import", ImportSurveyForm.Handle).WithName(nameof(ImportSurveyForm)).DisableAntiforgery().WithMetadata(new BodyLimit(Workbook.MostBytes * 2))
            .WithSummary("Reads a form from a file (XLSForm or JSON, 2 MB).").Shows(null, StaffSurveyExamples.Imported);
        surveys.MapGet("/{id}/form.json", ExportSurveyForm.AsJson).WithName(nameof(ExportSurveyForm)).WithSummary("A survey's form as JSON.").Refuses(404)
            .Shows(null, StaffSurveyExamples.Form);
        surveys.MapGet("/{id}/form.xlsx", ExportSurveyForm.AsXlsForm).WithName("ExportSurveyXlsForm").WithSummary("A survey's form as an XLSForm.").Refuses(404)
            .Produces<Stream>(200, ExportSurveyForm.Xlsx);
        writes.MapPost("/audience", LookAtAudience.Handle).WithName(nameof(LookAtAudience)).WithSummary("How many people an audience is, and what telling them costs.")
            .Shows(StaffSurveyExamples.Audience, StaffSurveyExamples.Cost);

        var rounds = staff.MapGroup("/rounds/{id}").WithTags("Survey desk").Refuses(404);
        rounds.MapGet("", GetStaffRound.Handle).WithName(nameof(GetStaffRound)).WithSummary("One round: its window, audience and how many have answered.")
            .Shows(null, StaffSurveyExamples.OpenRound);
        rounds.MapGet("/unanswered", ListUnanswered.Handle).WithName(nameof(ListUnanswered)).WithSummary("Who has not answered.")
            .Shows(null, StaffSurveyExamples.Unanswered);
        rounds.MapPut("", UpdateRound.Handle).WithName(nameof(UpdateRound)).RequireAuthorization(Policies.Caseworker).WithSummary("Changes a round in preparation.").Refuses(409)
            .Shows(StaffSurveyExamples.RoundChange, StaffSurveyExamples.ChangedRound);
        rounds.MapPost("/transitions", MoveRound.Handle).WithName(nameof(MoveRound)).RequireAuthorization(Policies.Caseworker)
            .WithSummary("Releases, extends, closes or reports a round.").Refuses(409).Shows(StaffSurveyExamples.Move, StaffSurveyExamples.Moved);
    }
}
