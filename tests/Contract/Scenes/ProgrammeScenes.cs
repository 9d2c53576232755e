using Saphansung.Tests.Programme;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

internal static class ProgrammeScenes
{
    private const string Quarter = "2026-10-01";
    private const string Before = "2026-07-01";

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ListProgrammes"] = async w => By(w).Knows(40, (await Evident(w)).Programme).Counts("next"),
        ["GetProgramme"] = async w => Seen(await Evident(w), By(w)),
        ["CreateProgramme"] = w => Task.FromResult(By(w)),
        ["ChangeProgramme"] = async w => Seen(new(await Written(w), ""), By(w)),
        ["MoveProgramme"] = async w => Seen(new(await Written(w), ""), By(w)),
        ["CreateActivity"] = async w => Seen(new(await Written(w), ""), By(w)),
        ["ChangeActivity"] = async w => await Planned(w) is var made ? Seen(made, By(w)).At(made.Activity) : null!,
        ["AddEvidence"] = async w => await Planned(w) is var made ? Seen(made, By(w)).At(made.Activity) : null!,
        ["GetPdcaQuarter"] = async w => await Checked(w) is var _ && await Acting(w) is var _ ? Of(w, Quarter) : null!,
        ["AddPdcaCheck"] = w => Task.FromResult(Of(w, Quarter)),
        ["CreatePdcaAction"] = w => Task.FromResult(Of(w, Quarter)),
        ["ChangePdcaAction"] = async w => await Acting(w) is var action ? Of(w, Quarter).At(action).Knows(44, action) : null!,
        ["ClosePdcaQuarter"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Head)).At(Before, "quarter")),
        ["AddProgrammeNote"] = w => Task.FromResult(By(w)),
        ["ListProgrammeNotes"] = async w => By(w).Knows(45, (await w.By(DocumentedWorld.Officer).Post($"{ProgrammeSteps.Write}/notes", w.Request("AddProgrammeNote"), Guid.NewGuid().ToString())).Text("id")),
        ["ListReportDays"] = async w => By(w).Knows(46, await Day(w)).Counts("state", "daysLeft", "doneAt", "doneBy", "note"),
        ["SetReportDay"] = async w => await Day(w) is var day ? By(w).At(day).Knows(46, day) : null!,
        ["ListTargets"] = async w => await Targets(w, By(w)),
        ["GetTarget"] = async w => (await Targets(w, By(w))).At("followers", "code"),
        ["ChangeTarget"] = async w => (await Targets(w, new Scene(w.By(DocumentedWorld.Head)))).At("followers", "code"),
    };

    private static Scene By(DocumentedWorld w) => new(w.By(DocumentedWorld.Officer));

    private static Scene Seen(Plan made, Scene scene)
    {
        scene.At(made.Programme).Knows(40, made.Programme);
        return made.Activity.Length > 0 ? scene.Knows(41, made.Activity) : scene;
    }

    // What the quarter holds depends on the calls before this one.
    private static Scene Of(DocumentedWorld w, string quarter) => By(w).At(quarter, "quarter").Counts("value", "numerator", "verdict", "unanswered", "checks", "actions");

    private static async Task<string> Written(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Officer).Post(ProgrammeSteps.Write, w.Request("CreateProgramme"), Guid.NewGuid().ToString())).Text("id");

    private static async Task<Plan> Planned(DocumentedWorld w)
    {
        var id = await Written(w);
        var made = await w.By(DocumentedWorld.Officer).Post($"{ProgrammeSteps.Write}/{id}/activities", w.Request("CreateActivity"), Guid.NewGuid().ToString());
        return new(id, made.GetProperty("activities")[0].Text("id"));
    }

    private static async Task<Plan> Evident(DocumentedWorld w)
    {
        var made = await Planned(w);
        await w.By(DocumentedWorld.Officer).Post($"{ProgrammeSteps.Write}/activities/{made.Activity}/evidence", w.Request("AddEvidence"), Guid.NewGuid().ToString());
        return made;
    }

    private static async Task<string> Checked(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Officer).Post($"{ProgrammeSteps.Write}/pdca/{Quarter}/checks", w.Request("AddPdcaCheck"), Guid.NewGuid().ToString())).GetProperty("checks").EnumerateArray().Last().Text("id");

    private static async Task<string> Acting(DocumentedWorld w) =>
        (await w.By(DocumentedWorld.Officer).Post($"{ProgrammeSteps.Write}/pdca/{Quarter}/actions", w.Request("CreatePdcaAction"), Guid.NewGuid().ToString())).GetProperty("actions").EnumerateArray().Last(a => a.Text("state") == "open").Text("id");

    private static async Task<string> Day(DocumentedWorld w)
    {
        await App.Eventually(() => w.Sql<bool>("select exists (select from report_day where rule_code = 'satisfaction-1' and subject = '2570')"), "the calendar");
        await w.Sql("update report_day set done_at = null, done_by = null, note = null");
        return (await w.Sql<Guid>("select id from report_day where rule_code = 'satisfaction-1' and subject = '2570'")).ToString();
    }

    private static async Task<Scene> Targets(DocumentedWorld w, Scene scene)
    {
        await w.Sql("delete from target_value where version > 1");
        await w.Sql("delete from pdca_check where target_version > 1");
        await w.Sql("delete from target_version where version > 1");
        await App.Eventually(() => w.Sql<bool>("select exists (select from target_value where target_code = 'followers')"), "a kept value");
        return scene.Counts("value", "numerator", "verdict", "words", "missing", "trend", "days");
    }

    private sealed record Plan(string Programme, string Activity);
}
