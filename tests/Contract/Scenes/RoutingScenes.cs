using System.Net.Http.Json;
using Saphansung.Tests.Incidents;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class RoutingScenes
{
    private static readonly string[] Figures = ["position", "version", "cases", "matched", "agreed", "moved", "samples"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListRoutingRules"] = async w => new Scene(w.By(DocumentedWorld.Head)).Knows(8, await On(w)).Counts(Figures),
        ["CreateRoutingRule"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Head)).Counts(Figures)),
        ["ChangeRoutingRule"] = async w => At(w, await Written(w)),
        ["TryRoutingRule"] = async w => At(w, await Written(w)),
        ["SwitchRoutingRule"] = async w =>
        {
            var rule = await Written(w);
            await w.By(DocumentedWorld.Head).Trial(rule);
            return At(w, rule);
        },
        ["OrderRoutingRules"] = async w =>
        {
            var rule = await On(w);
            // The example shows one rule of a list that must be whole.
            var others = (await w.By(DocumentedWorld.Head).Get(RoutingSteps.Rules)).EnumerateArray().Select(r => r.Text("id")).Where(id => id != rule);
            string[] ids = [rule, .. others];
            return At(w, rule).Sending(() => JsonContent.Create(new { ids }));
        },
    };

    private static Scene At(DocumentedWorld w, string rule) => new Scene(w.By(DocumentedWorld.Head)).At(rule).Knows(8, rule).Counts(Figures);

    private static async Task<string> Written(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Head).Post(RoutingSteps.Rules, w.Request("CreateRoutingRule"), Guid.NewGuid().ToString())).Text("id");

    private static async Task<string> On(DocumentedWorld w)
    {
        var rule = await Written(w);
        await w.By(DocumentedWorld.Head).Trial(rule);
        await w.By(DocumentedWorld.Head).Post($"{RoutingSteps.Rules}/{rule}/state", w.Request("SwitchRoutingRule"));
        return rule;
    }
}
