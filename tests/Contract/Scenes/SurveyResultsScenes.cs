using Saphansung.Tests.Sensitive;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class SurveyResultsScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["GetRoundResults"] = Scene,
        ["ExportRoundCsv"] = Scene,
        ["ExportRoundXlsx"] = Scene,
        ["WriteSurveyMemo"] = Scene,
        ["ListRoundComments"] = async w =>
        {
            var scene = await Scene(w);
            return scene.Knows(23, await Comment(w, scene.Path["id"]));
        },
        ["SetCommentGroup"] = async w =>
        {
            var scene = await Scene(w);
            var comment = await Comment(w, scene.Path["id"]);
            return scene.Knows(23, comment).At(comment, "comment");
        },
    };

    /// <summary>Of 50 who were asked 40 have answered, and one of them wrote something.</summary>
    private static async Task<Scene> Scene(DocumentedWorld w)
    {
        var survey = await w.Survey(anonymous: true, questions: SurveySteps.Questions);
        var answers = ResultsSteps.Speeds(0, 0, 5, 20, 14).Append(new { speed = 5, advice = "ขั้นตอนช้า รอนาน" });
        var round = await w.Round(survey, 1, answers, silent: 10);
        return new Scene(w.By(DocumentedWorld.Officer)).At(round).Knows(21, round).Knows(22, survey).Counts("opensAt", "closesAt");
    }

    private static async Task<string> Comment(DocumentedWorld w, string round) =>
        (await w.By(DocumentedWorld.Officer).Get($"/api/v1/staff/rounds/{round}/comments")).Items().Single().Text("id");
}
