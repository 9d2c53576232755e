using System.Text.Json;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class ReportScenes
{
    /// <summary>Other scenes report cases too.</summary>
    private static readonly string[] Counted = ["cases", "before", "yearBefore", "chronic", "followers", "news", "surveys", "courses", "targets", "pdca", "hash", "changed"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListReports"] = async w => Of(w, await Draft(w)).Counts("items"),
        ["GetLiveFigures"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Asking("period=2570-q1").Counts(Counted)),
        ["GetReport"] = async w => Of(w, await Draft(w)),
        ["CreateReport"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Counted)),
        ["UpdateReport"] = async w => Of(w, await Draft(w)),
        ["MoveReport"] = async w => Of(w, await Draft(w), DocumentedWorld.Head),
        ["OpenReportLink"] = async w =>
        {
            using (var director = w.As("director-1")) await director.Get("/api/v1/me");
            var id = (await Draft(w)).GetProperty("id").GetGuid();
            await w.By(DocumentedWorld.Head).Post($"/api/v1/staff/reports/{id}/transitions", w.Request("MoveReport"));
            await w.By(DocumentedWorld.Head).Post($"/api/v1/staff/reports/{id}/transitions", new { to = "delivered", version = 1 });
            var link = await w.Sql<string>("select substring(payload::text from '/report/#([0-9a-f]+)') from outbox where subject_id = $1", id);
            return new Scene(w.Anyone).Knows("0199d2f0000070008000000000000051", link).Knows(51, id).Counts(Counted).Counts("agencies");
        },
        ["WriteReportMemo"] = async w => Of(w, await Draft(w)),
        ["ExportReportXlsx"] = async w => Of(w, await Draft(w)),
        ["ExportProofPack"] = async w =>
        {
            var report = await Draft(w);
            await w.By(DocumentedWorld.Head).Post($"/api/v1/staff/reports/{report.GetProperty("id").GetGuid()}/transitions", w.Request("MoveReport"));
            return Of(w, report);
        },
    };

    private static Task<JsonElement> Draft(DocumentedWorld w) => w.By(DocumentedWorld.Officer).Post("/api/v1/staff/reports", w.Request("CreateReport"), Guid.NewGuid().ToString());

    private static Scene Of(DocumentedWorld w, JsonElement report, string by = DocumentedWorld.Officer)
    {
        var id = report.GetProperty("id").GetGuid();
        return new Scene(w.By(by)).At(id).Knows(51, id).Counts(Counted);
    }
}
