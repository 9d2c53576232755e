namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class SetupScenes
{
    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["CheckLine"] = w => Task.FromResult(new Scene(w.By("อารี")).Counts("state", "found", "fix")),
        ["ListRichMenus"] = async w =>
        {
            await (await w.By("อารี").Send(HttpMethod.Post, "/api/v1/staff/line/rich-menus/deploy")).Ok();
            return new Scene(w.By("อารี")).Counts("id", "drawn", "version", "startedAt", "liveAt", "people", "by", "pictures");
        },
        ["DeployRichMenus"] = w => Task.FromResult(new Scene(w.By("อารี")).Counts("version")),
        ["RollBackRichMenus"] = async w =>
        {
            await (await w.By("อารี").Send(HttpMethod.Post, "/api/v1/staff/line/rich-menus/deploy")).Ok();
            // As if another version had been deployed before this one.
            await w.Sql("""
                insert into rich_menu_release (id, version, state, menus, started_at, live_at)
                select gen_random_uuid(), '2c26b46b68ff', 'retired', menus, started_at, live_at from rich_menu_release where state = 'live'
                """);
            return new Scene(w.By("อารี"));
        },
    };
}
