namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class BoardScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListCases"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Of(await Silent(w)).Knows(5, await w.PersonId(DocumentedWorld.Officer)).Asking("limit=1").Counts("version"),
        ["MapCases"] = async w =>
        {
            await w.Reported();
            return new Scene(w.By(DocumentedWorld.Officer)).Asking("south=13.7&west=100.6&north=13.9&east=100.8&zoom=14").Counts("lat", "lng", "count", "id", "reference", "cases", "complete", "worst");
        },
        ["GetCounters"] = async w =>
        {
            await w.Reported();
            return new Scene(w.By(DocumentedWorld.Officer)).Counts("states", "figures", "overdue", "flagged");
        },
        ["GetDashboard"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Head)).Counts("at", "today", "waiting", "week", "targets")),
        ["ListFilters"] = async w =>
        {
            var saved = await w.By(DocumentedWorld.Officer).Post("/api/v1/staff/filters", w.Request("SaveFilter"));
            return new Scene(w.By(DocumentedWorld.Officer)).Knows(7, saved.Text("id"));
        },
        ["SaveFilter"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["ForgetFilter"] = async w => new Scene(w.By(DocumentedWorld.Officer)).At((await w.By(DocumentedWorld.Officer).Post("/api/v1/staff/filters", w.Request("SaveFilter"))).Text("id")),
        ["ListOfficers"] = async w => new Scene(w.By(DocumentedWorld.Head)).Knows(5, await w.PersonId(DocumentedWorld.Officer)).Counts("count"),
        ["ChangeCases"] = async w =>
        {
            var (made, confided) = (await w.Reported(there: false), await w.Reported("people"));
            return new Scene(w.By(DocumentedWorld.Officer)).Of(made).Knows(8, confided.Id);
        },
        ["HandOverCases"] = async w => new Scene(w.By(DocumentedWorld.Head)).Knows(5, await w.PersonId(DocumentedWorld.Officer)).Knows(9, await w.PersonId("วิภา")).Counts("cases"),
        ["ListCommunityIncidents"] = async w => new Scene(w.By(DocumentedWorld.Committee)).Of(await w.Fixed()).Counts("next"),
        ["GetCommunitySummary"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Committee)).Counts("counts", "figures")),
    };

    /// <summary>Offered to an agency that does not answer, with a case worker.</summary>
    private static async Task<Made> Silent(DocumentedWorld w)
    {
        var made = await w.Offered();
        await w.By(DocumentedWorld.Officer).Post($"/api/v1/staff/incidents/{made.Id}/officer", new { officer = await w.PersonId(DocumentedWorld.Officer) });
        await w.Sql("update incident set flags = '{silent_agency}' where id = $1", made.Id);
        return made;
    }
}
