using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class SurveyScenes
{
    private static readonly DateTime Closes = new(2026, 12, 8, 10, 0, 0, DateTimeKind.Utc);

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListOpenRounds"] = async w => Scene(w, await Round(w)),
        ["GetRound"] = async w =>
        {
            var round = await Round(w);
            await (await w.By(DocumentedWorld.Reporter).Draft(round, 0, new { speed = 4 }, "service")).Ok();
            return Scene(w, round);
        },
        ["SaveDraft"] = async w => Scene(w, await Round(w)),
        ["SubmitAnswers"] = async w => Scene(w, await Round(w)),
        ["WithdrawAnswers"] = async w =>
        {
            var round = await Round(w);
            var receipt = (await (await w.By(DocumentedWorld.Reporter).Answer(round, new { speed = 5 })).Ok()).Text("receipt")!;
            return new Scene(w.Anyone).At(round).With("Receipt-Code", receipt);
        },
    };

    private static Task<Guid> Round(DocumentedWorld w) => w.OpenRound(anonymous: true, [DocumentedWorld.Reporter], closesAt: Closes);

    private static Scene Scene(DocumentedWorld w, Guid round) => new Scene(w.By(DocumentedWorld.Reporter)).At(round).Knows(21, round)
        .Counts("receipt", "opensAt", "savedAt");
}
