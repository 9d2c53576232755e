namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class SensitiveScenes
{
    private const string Worker = "วิภา";

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["OpenSensitiveCase"] = Of,
        ["ListAccesses"] = async w =>
        {
            var made = await w.Confided();
            return new Scene(w.By(DocumentedWorld.Head)).At(made.Id).Knows(4, await w.PersonId(Worker));
        },
        ["AcknowledgeCase"] = Of,
        ["ListDuty"] = async w =>
        {
            await (await w.By(Worker).Send(HttpMethod.Put, "/api/v1/staff/duty", w.Request("SetDuty"))).Ok();
            return new Scene(w.By(Worker)).Knows(4, await w.PersonId(Worker));
        },
        ["SetDuty"] = async w => new Scene(w.By(Worker)).Knows(4, await w.PersonId(Worker)),
        ["GetPlan"] = async w => Planned(w, await Plan(w)),
        ["SavePlan"] = async w => Planned(w, await w.Confided()),
        ["AddVisit"] = async w => Planned(w, await Plan(w)),
        ["ListFollowUps"] = async w =>
        {
            var made = await Plan(w);
            await w.Sql("update incident set officer_id = $2 where id = $1", made.Id, await w.PersonId(Worker));
            return new Scene(w.By(Worker)).Of(made).Asking("until=2026-12-31");
        },
        ["CountDisease"] = async w =>
        {
            await AgencyScenes.Outbreak(w);
            return new Scene(w.By(DocumentedWorld.Head)).Asking("weeks=2").Counts("reports", "people");
        },
        ["ListOutbreaksForStaff"] = async w => new Scene(w.By(DocumentedWorld.Head)).Knows(24, await AgencyScenes.Outbreak(w)),
        ["ListOutbreakLinesForStaff"] = async w => new Scene(w.By(DocumentedWorld.Head)).At(await AgencyScenes.Outbreak(w)),
    };

    private static async Task<Scene> Of(DocumentedWorld w)
    {
        var made = await w.Reported("people");
        return new Scene(w.By(Worker)).Of(made).At(made.Id);
    }

    private static async Task<Made> Plan(DocumentedWorld w)
    {
        var made = await w.Confided();
        await (await w.By(Worker).Send(HttpMethod.Put, $"/api/v1/staff/incidents/{made.Id}/plan", w.Request("SavePlan"))).Ok();
        return made;
    }

    private static Scene Planned(DocumentedWorld w, Made made) => new Scene(w.By(Worker)).Of(made).At(made.Id);
}
