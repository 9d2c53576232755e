using System.Text.Json.Nodes;
using Saphansung.Tests.Sensitive;
using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Contract;

/// <summary>Surveys to play with: in preparation, open with drafts and receipts, and over with results.</summary>
internal static class FuzzSurveys
{
    private static readonly string[] OfResults = ["GetRoundResults", "ExportRoundCsv", "ExportRoundXlsx", "WriteSurveyMemo", "ListRoundComments", "SetCommentGroup"];
    private static readonly string[] People = ["resident-1", "resident-2", "committee-1"];

    public static async Task Refill(FuzzWorld world)
    {
        await Prepared(world);
        foreach (var anonymous in (bool[])[true, false]) await Open(world, anonymous);
        await Over(world);
    }

    private static async Task Prepared(FuzzWorld world)
    {
        var officer = world.By("officer-1").Client;
        var body = (await officer.Get("/api/v1/staff/surveys/templates"))[0].ToNode().AsObject();
        body.Remove("code");
        body.Remove("invitation");
        body["form"]!.AsObject().Remove("version");
        var survey = (await officer.Post("/api/v1/staff/surveys", body, Guid.NewGuid().ToString())).Text("id");
        world.Play.Put("surveys", survey);
        for (var i = 0; i < 2; i++)
        {
            var round = (await officer.Post($"/api/v1/staff/surveys/{survey}/rounds", new
            {
                audience = new { kind = "committee" },
                opensAt = world.Now.UtcDateTime.AddMinutes(5),
                closesAt = world.Now.UtcDateTime.AddDays(7),
                invitation = new { th = "ขอเชิญตอบ", en = "Please answer" },
            }, Guid.NewGuid().ToString())).Text("id");
            foreach (var operation in (string[])["rounds", "UpdateRound", "MoveRound"]) world.Play.Put(operation, round);
        }
    }

    private static async Task Open(FuzzWorld world, bool anonymous)
    {
        var round = await world.OpenRound(anonymous, People, TimeSpan.FromDays(3));
        await (await world.By("resident-2").Client.Draft(round, 0, new { speed = 3 })).Ok();
        var receipt = await (await world.By("committee-1").Client.Answer(round, new { speed = 4 })).Ok();
        if (receipt.Text("receipt") is { } code) world.Play.Put("receipts", code);
        foreach (var operation in (string[])["rounds", "GetRound", "SaveDraft", "SubmitAnswers", "WithdrawAnswers"]) world.Play.Put(operation, round);
    }

    private static async Task Over(FuzzWorld world)
    {
        foreach (var anonymous in (bool[])[true, false])
        {
            var survey = await world.Survey(anonymous);
            await world.Round(survey, 1, ResultsSteps.Speeds(1, 2, 5, 9, 7));
            var round = await world.Round(survey, 2, ResultsSteps.Speeds(0, 1, 5, 20, 9).Append(new { speed = 5, advice = "ขั้นตอนช้า รอนาน" }), silent: 4);
            foreach (var operation in OfResults) world.Play.Put(operation, round);
            foreach (var comment in (await world.By("officer-1").Client.Get($"/api/v1/staff/rounds/{round}/comments")).Items()) world.Play.Put("comments", comment.Text("id")!);
        }
    }

    private static JsonNode ToNode(this System.Text.Json.JsonElement element) => JsonNode.Parse(element.GetRawText())!;
}
