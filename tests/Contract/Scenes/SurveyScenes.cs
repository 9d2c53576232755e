using System.Globalization;
using Saphansung.Api.Surveys;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class SurveyScenes
{
    private static readonly DateTime Closes = new(2026, 12, 8, 10, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Counts = ["receipt", "opensAt", "savedAt", "code", "name", "people", "population", "free", "plan", "used", "reserved", "reserve"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListOpenRounds"] = async w => Answering(w, await Asked(w)),
        ["GetRound"] = async w =>
        {
            var round = await Asked(w);
            await (await w.By(DocumentedWorld.Reporter).Draft(round, 0, new { speed = 4 }, "service")).Ok();
            return Answering(w, round);
        },
        ["SaveDraft"] = async w => Answering(w, await Asked(w)),
        ["SubmitAnswers"] = async w => Answering(w, await Asked(w)),
        ["WithdrawAnswers"] = async w =>
        {
            var round = await Asked(w);
            var receipt = (await (await w.By(DocumentedWorld.Reporter).Answer(round, new { speed = 5 })).Ok()).Text("receipt");
            return new Scene(w.Anyone).At(round).With("Receipt-Code", receipt);
        },
        ["ListSurveys"] = async w =>
        {
            var survey = await Survey(w);
            // The evaluation of a course is a survey, too.
            return Desk(w, survey, await Round(w, survey)).Asking("limit=1").Counts("next");
        },
        ["GetSurvey"] = async w =>
        {
            var survey = await Survey(w);
            return Desk(w, survey, await Round(w, survey)).At(survey);
        },
        ["ListSurveyTemplates"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["ListSurveyQuestions"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["LookAtAudience"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Counts)),
        ["CreateSurvey"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Counts)),
        ["UpdateSurvey"] = async w =>
        {
            var survey = await Survey(w);
            return Desk(w, survey, default).At(survey);
        },
        ["ImportSurveyForm"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Sending(() => SurveySteps.File("form.json", StaffSurveyExamples.Form))),
        ["ExportSurveyForm"] = async w =>
        {
            var survey = await Survey(w);
            return Desk(w, survey, default).At(survey);
        },
        ["ExportSurveyXlsForm"] = async w =>
        {
            var survey = await Survey(w);
            return Desk(w, survey, default).At(survey);
        },
        ["CreateRound"] = async w =>
        {
            var survey = await Survey(w);
            return Desk(w, survey, default).At(survey);
        },
        ["UpdateRound"] = async w => await AtRound(w),
        ["MoveRound"] = async w => await AtRound(w),
        ["GetStaffRound"] = async w => await AtRound(w, opened: true),
        ["ListUnanswered"] = async w => await AtRound(w, opened: true),
    };

    private static Task<Guid> Asked(DocumentedWorld w) => w.OpenRound(anonymous: true, [DocumentedWorld.Reporter], closesAt: Closes);

    private static Scene Answering(DocumentedWorld w, Guid round) => new Scene(w.By(DocumentedWorld.Reporter)).At(round).Knows(21, round).Counts(Counts);

    private static async Task<Guid> Survey(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Officer).Post("/api/v1/staff/surveys", w.Request("CreateSurvey"), Guid.NewGuid().ToString())).GetProperty("id").GetGuid();

    private static async Task<Guid> Round(DocumentedWorld w, Guid survey, DateTime? opensAt = null)
    {
        var round = w.Request("CreateRound");
        if (opensAt is { } opens) round["opensAt"] = opens.ToString("O", CultureInfo.InvariantCulture);
        return (await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/surveys/{survey}/rounds", round, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
    }

    private static Scene Desk(DocumentedWorld w, Guid survey, Guid round)
    {
        var scene = new Scene(w.By(DocumentedWorld.Officer)).Knows(22, survey).Counts(Counts);
        return round == default ? scene : scene.Knows(21, round);
    }

    private static async Task<Scene> AtRound(DocumentedWorld w, bool opened = false)
    {
        var survey = await Survey(w);
        var round = await Round(w, survey, opened ? w.Now.UtcDateTime : null);
        if (opened)
        {
            await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "open" });
            await App.Eventually(async () => await w.Sql<string>("select state from survey_round where id = $1", round) == "open");
        }

        return Desk(w, survey, round).At(round);
    }
}
