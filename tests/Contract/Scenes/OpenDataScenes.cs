using Saphansung.Tests.Traffy;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

/// <summary>What everybody may read, and the tickets of Traffy Fondue.</summary>
internal static class OpenDataScenes
{
    private static readonly string[] Figures = ["reported", "claimed", "confirmed", "unconfirmed", "disputed"];
    private static readonly string[] Import = ["rows", "added", "changed", "unchanged", "outside", "unreadable"];

    public static readonly Scenes All = new(StringComparer.Ordinal)
    {
        ["ExportCases"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["MapPublicCases"] = async w =>
        {
            var made = await w.Reported("disrepair", change: report => report["description"] = "ไฟทางดับหน้าบ้านเลขที่ 12/34");
            await w.By(DocumentedWorld.Officer).Assign(made.Id, "MEA");
            return new Scene(w.Anyone).Of(made).Asking("bbox=100.64,13.73,100.73,13.81&limit=1");
        },
        ["CountByDay"] = async w =>
        {
            await w.Reported();
            return new Scene(w.Anyone).Counts(Figures);
        },
        ["CountByDayCsv"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["ExportTraffy"] = w => Task.FromResult(new Scene(w.Anyone)),
        ["GetPublicFigures"] = async w =>
        {
            await w.Accepted(there: false);
            return new Scene(w.Anyone).Counts([.. Figures, "due", "onTime", "late", "silent", "declined", "rate"]);
        },
        ["ImportTraffy"] = w => Task.FromResult(new Scene(w.By(DocumentedWorld.Officer)).Counts(Import).Sending(() => new MultipartFormDataContent
        {
            { new ByteArrayContent(TraffySteps.Csv(TraffySteps.Line("2026-DEF456"))), "file", "bangkok_traffy.csv" },
        })),
        ["ListTraffyImports"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Knows("0199d2f0-0000-7000-8000-00000000000a", await Imported(w)).Counts(Import),
        ["GetTraffyImport"] = async w =>
        {
            var import = await Imported(w);
            return new Scene(w.By(DocumentedWorld.Officer)).At(import).Knows("0199d2f0-0000-7000-8000-00000000000a", import).Counts(Import);
        },
        ["ListTraffyOutside"] = async w =>
        {
            await Imported(w);
            return new Scene(w.By(DocumentedWorld.Officer));
        },
        ["ListTraffyCandidates"] = async w => new Scene(w.By(DocumentedWorld.Officer)).Of(await Lamp(w)).Counts("next"),
        ["FindTraffyTickets"] = async w =>
        {
            var made = await Lamp(w);
            return new Scene(w.By(DocumentedWorld.Officer)).At(made.Id).Of(made);
        },
        ["DecideTraffyTicket"] = async w => new Scene(w.By(DocumentedWorld.Officer)).At((await Lamp(w)).Id).At("2026-ABC123", "ticket"),
    };

    /// <summary>A ticket 35 metres from the place of the lamp, one of another district, and at the end a line whose time cannot be read.</summary>
    private static async Task<string> Imported(DocumentedWorld w)
    {
        var fill = Enumerable.Range(3, 13).Select(line => TraffySteps.Line($"2026-FILL{line}", "{ขยะ}", coords: "\"100.7000,13.8000\""));
        using var answer = await w.By(DocumentedWorld.Officer).SendTraffy(
            TraffySteps.Csv([
                TraffySteps.Line("2026-ABC123", comment: "ไฟดับ", coords: "\"100.6600,13.741315\"", at: "2026-11-22 09:00:00", activity: "2026-11-22 09:00:00"),
                TraffySteps.Line("2026-XYZ123", "{ถนน}", "ถนนพัง", "\"104.65,14.64\"", "กันทรลักษ์", "2026-11-22 10:00:00").Replace("กรุงเทพมหานคร", "ศรีสะเกษ", StringComparison.Ordinal),
                .. fill,
                TraffySteps.Line("2026-BAD", at: "เมื่อวาน"),
            ]), "bangkok_traffy.csv");
        return (await answer.Ok()).Text("id");
    }

    private static async Task<Made> Lamp(DocumentedWorld w)
    {
        await Imported(w);
        var made = await w.Reported("disrepair", change: report => (report["location"]!["lat"], report["location"]!["lng"]) = (13.741, 100.66));
        await w.By(DocumentedWorld.Officer).Move(made.Id, "triaged");
        return made;
    }
}
