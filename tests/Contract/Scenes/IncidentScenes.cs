namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class IncidentScenes
{
    private static readonly string[] None = [];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListCategories"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["ListCommunities"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["SubmitIncident"] = async w => new Scene(w.By(DocumentedWorld.Reporter)).Knows(3, await w.By(DocumentedWorld.Reporter).UploadPhoto()),
        ["ListMyIncidents"] = async w => new Scene(w.By(DocumentedWorld.Reporter)).Of(await w.Reported()).Counts("next"),
        ["FindNearbyIncidents"] = async w =>
        {
            var made = await w.Reported(change: report => report["location"]!["lat"] = 13.7301);
            for (var i = 1; i <= 3; i++) await (await w.By($"resident-{i}").Send(HttpMethod.Post, $"/api/v1/incidents/{made.Id}/follow")).Ok();
            return new Scene(w.By("resident-9")).Of(made).Asking("category=garbage&lat=13.730478&lng=100.685");
        },
        ["GetIncident"] = Mine,
        ["FollowIncident"] = async w => new Scene(w.By("resident-9")).At((await w.Reported()).Id),
        ["UnfollowIncident"] = async w => new Scene(w.By("resident-9")).At((await w.Reported()).Id),
        ["SendMessage"] = Mine,
        ["GiveFeedback"] = async w =>
        {
            var made = await w.Fixed();
            return new Scene(w.By(DocumentedWorld.Reporter)).Of(made).At(made.Id);
        },
        ["WithdrawIncident"] = Mine,
        ["CorrectPlace"] = Mine,
        ["ShowSlip"] = async w =>
        {
            var slip = await Slip(w);
            return new Scene(w.By(DocumentedWorld.Committee)).At(slip.Id).Knows("SPS-2569-7K3QF", slip.Reference).Knows("H4XQ9T", slip.Code)
                .Knows("https://site.example.go.th/", w.Anyone.BaseAddress!.ToString());
        },
        ["LookUpIncident"] = async w =>
        {
            var slip = await Slip(w);
            await w.By(DocumentedWorld.Officer).Assign(slip.Id, "DIVISION");
            return new Scene(w.Anyone).Knows("SPS-2569-7K3QF", slip.Reference).Knows("H4XQ9T", slip.Code);
        },
        ["UploadPhoto"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Reporter)).Sending(() => AgencyScenes.Picture())),
        ["UploadLetter"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Sending(() => AgencyScenes.Picture("letter.jpg"))),
        ["GetPhoto"] = async w =>
        {
            using var answer = await w.By(DocumentedWorld.Reporter).Upload(CameraNotes.Fresh(), "photo.jpg");
            return Link(w, await answer.Ok());
        },
        ["GetLetter"] = async w =>
        {
            using var answer = await w.By(DocumentedWorld.Officer).Upload([.. "%PDF-1.7\n"u8], "letter.pdf", to: "letters");
            return Link(w, await answer.Ok());
        },
    };

    private static async Task<Scene> Mine(DocumentedWorld w)
    {
        var made = await w.Reported();
        return new Scene(w.By(DocumentedWorld.Reporter)).Of(made).At(made.Id);
    }

    private static Scene Link(DocumentedWorld w, System.Text.Json.JsonElement file) =>
        new Scene(w.Anyone).At(file.Text("id")).Asking(file.Text("url").Split('?')[1]);

    private static async Task<(Guid Id, string Reference, string Code)> Slip(DocumentedWorld w)
    {
        var report = w.Request("SubmitIncident");
        report["onBehalfOf"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "ยายแก้ว (ตัวอย่าง)" };
        report["photoIds"] = System.Text.Json.JsonSerializer.SerializeToNode(None);
        var receipt = await w.By(DocumentedWorld.Committee).Post("/api/v1/incidents", report, Guid.NewGuid().ToString());
        return (receipt.GetProperty("id").GetGuid(), receipt.Text("reference"), receipt.GetProperty("slip").Text("code"));
    }
}
