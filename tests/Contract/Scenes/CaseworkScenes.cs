namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class CaseworkScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["OpenCase"] = async w => (await Of(w)).Knows(4, await w.PersonId(DocumentedWorld.Reporter)),
        ["MoveCase"] = Of,
        ["SetPriority"] = Of,
        ["SetCategory"] = Of,
        ["SetOfficer"] = async w => (await Of(w)).Knows(5, await w.PersonId(DocumentedWorld.Officer)),
        ["ClearFlag"] = async w =>
        {
            var scene = await Of(w);
            await w.Sql("update incident set flags = '{silent_agency}' where id = $1", Guid.Parse(scene.Path["id"]));
            return scene.At("silent_agency", "flag");
        },
        ["SendStaffMessage"] = Of,
        ["StreamCases"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer))),
        ["FillTemplates"] = async w =>
        {
            var made = await w.Offered();
            return new Scene(w.By(DocumentedWorld.Officer)).Of(made).At(made.Id);
        },
    };

    private static async Task<Scene> Of(DocumentedWorld w)
    {
        var made = await w.Reported();
        return new Scene(w.By(DocumentedWorld.Officer)).Of(made).At(made.Id);
    }
}
