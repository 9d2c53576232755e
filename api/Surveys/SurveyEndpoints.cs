using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

internal static class SurveyEndpoints
{
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddSingleton<Receipts>();
        services.AddWork<ShuffleAnswers>();
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
            .WithSummary("Takes an anonymous answer back, by its receipt code.").Refuses(404, 409);
    }
}
