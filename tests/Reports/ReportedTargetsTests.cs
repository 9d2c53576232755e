using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Saphansung.Api.Reports;
using Saphansung.Tests.Programme;

namespace Saphansung.Tests.Reports;

/// <summary>A report and the targets page speak of the same figures, and a report begins with what became of the decisions of the quarter before.</summary>
public sealed class ReportedTargetsTests(App app) : IClassFixture<App>
{
    private const string Quarter = "?from=2026-10-01&to=2026-12-31";

    [Fact]
    public async Task A_quarters_target_and_the_reports_share_are_one_number_while_it_runs_and_when_it_is_over()
    {
        var late = await app.ClaimedFixed("group-late");
        await Confirm("group-b", await app.ClaimedFixed("group-b"));
        await Deny("group-c", await app.ClaimedFixed("group-c"));
        await app.SubmitIncident("group-d");
        await Withdraw("group-e");
        await FromTheGroup();
        app.Advance(TimeSpan.FromSeconds(1));

        await ShouldAgree(numerator: 1, denominator: 4);
        var own = await app.ClaimedFixed("own-a");
        await Confirm("own-a", own);
        app.Advance(TimeSpan.FromSeconds(1));
        var (target, figures) = await Both();
        target.GetProperty("denominator").GetInt32().ShouldBe(4, "what came on another way is not of this target");
        Shares(figures).GetProperty("of").GetInt32().ShouldBe(5);

        // Confirmed when the quarter was over: that is the next one's.
        await FromTheGroup();
        app.Advance(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)) - app.Now);
        await Confirm("group-late", late);
        app.Advance(TimeSpan.FromDays(1));
        await ShouldAgree(numerator: 2, denominator: 5);

        await ShouldOpenWithTheDecisionsOfTheQuarterBefore();
    }

    private async Task ShouldOpenWithTheDecisionsOfTheQuarterBefore()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        await Act(officer, "2026-10-01", "ติดป้าย QR (ตัวอย่าง)", "2026-12-15");
        var action = (await officer.Get($"{ProgrammeSteps.Read}/pdca/2026-10-01")).GetProperty("actions")[0];
        await (await officer.Send(HttpMethod.Put, $"{ProgrammeSteps.Write}/pdca/actions/{action.Text("id")}",
            new { text = action.Text("text"), owner = action.Text("owner"), dueOn = "2026-12-15", state = "done", version = 1 })).Ok();
        await Act(officer, "2027-01-01", "เยี่ยมชุมชน (ตัวอย่าง)", "2027-02-15");
        await officer.Post($"{ProgrammeSteps.Write}/pdca/2027-01-01/checks", new { target = "followers", note = "ช้ากว่าที่คาด (ตัวอย่าง)" }, Guid.NewGuid().ToString());
        await officer.Post($"{ProgrammeSteps.Write}/pdca/2027-01-01/checks", new { target = "resolved" }, Guid.NewGuid().ToString());
        app.Advance(TimeSpan.FromSeconds(1));
        var draft = await officer.Post("/api/v1/staff/reports", new { period = "2570-q2" }, Guid.NewGuid().ToString());
        var path = $"/api/v1/staff/reports/{draft.Text("id")}";

        var pdca = draft.GetProperty("figures").GetProperty("pdca");
        pdca.GetProperty("opening").EnumerateArray().Select(a => $"{a.Text("text")} {a.Text("state")}").ShouldBe(["ติดป้าย QR (ตัวอย่าง) done"]);
        pdca.GetProperty("actions").EnumerateArray().Select(a => a.Text("text")).ShouldBe(["เยี่ยมชุมชน (ตัวอย่าง)"]);
        var checks = pdca.GetProperty("checks").EnumerateArray().ToDictionary(c => c.Text("target")!);
        checks["followers"].Text("note").ShouldBe("ช้ากว่าที่คาด (ตัวอย่าง)");
        // Nothing was reported in this quarter yet: what is checked is the quarter, and not the year.
        checks["resolved"].Text("verdict").ShouldBe("no_data");
        using var memo = new ZipArchive(new MemoryStream(await officer.GetByteArrayAsync(path + "/memo.docx")));
        using var words = new StreamReader(memo.GetEntry("word/document.xml")!.Open());
        var text = await words.ReadToEndAsync();
        text.IndexOf("ติดป้าย QR", StringComparison.Ordinal).ShouldBeInRange(1, text.IndexOf("๒.๒ สรุป", StringComparison.Ordinal));
        text.ShouldContain("เยี่ยมชุมชน");
        text.ShouldContain("ร้อยละ ๘๐ ของปัญหาที่ได้รับแจ้งผ่านไลน์กลุ่มเครือข่าย");

        var approved = await head.Post(path + "/transitions", new { to = "approved", version = 1 });
        approved.GetProperty("changed").GetArrayLength().ShouldBe(0);
        var pack = await officer.GetByteArrayAsync(path + "/pack.zip");
        ProofPack.Verify(new MemoryStream(pack), approved.Text("hash")).ShouldBeEmpty();
        const string confirmed = """{"code":"confirmed","count":""";
        ProofPack.Verify(new MemoryStream(Packs.With(pack, "figures.json", f => f.Replace(confirmed, confirmed + "1", StringComparison.Ordinal))), null)
            .ShouldHaveSingleItem().ShouldContain("targets.");

        await Act(officer, "2027-01-01", "พิมพ์แผ่นพับ (ตัวอย่าง)", "2027-03-01");
        (await officer.Get(path)).Strings("changed").ShouldContain("pdca.actions");
    }

    private async Task ShouldAgree(int numerator, int denominator)
    {
        var (target, figures) = await Both();
        (target.GetProperty("numerator").GetInt32(), target.GetProperty("denominator").GetInt32()).ShouldBe((numerator, denominator));
        var reported = figures.GetProperty("targets").EnumerateArray().Single(t => t.Text("code") == "resolved").GetProperty("value");
        reported.GetRawText().ShouldBe(target.GetRawText());
        var share = Shares(figures);
        share.GetProperty("of").GetInt32().ShouldBe(denominator, "all came through the group");
        share.GetProperty("resolved").GetProperty("percent").GetDecimal().ShouldBe(Math.Round(target.GetProperty("value").GetDecimal(), 2, MidpointRounding.AwayFromZero));
        share.GetProperty("resolved").GetProperty("ci").GetProperty("lower").GetDouble().ShouldBe(target.GetProperty("ci").GetProperty("lower").GetDouble(), 1e-9);
        foreach (var part in (string[])["claimed", "confirmed", "unconfirmed", "disputed"])
            share.GetProperty(part).GetProperty("n").GetInt32().ShouldBe(target.GetProperty("parts").EnumerateArray().Single(p => p.Text("code") == part).GetProperty("count").GetInt32(), part);
    }

    private static JsonElement Shares(JsonElement figures) => figures.GetProperty("cases").GetProperty("resolved");

    private async Task<(JsonElement Target, JsonElement Figures)> Both()
    {
        using var director = app.As("director-1");
        var target = (await director.Get("/api/v1/reports/targets" + Quarter)).GetProperty("targets").EnumerateArray().Single(t => t.Text("code") == "resolved").GetProperty("value");
        return (target, await director.Get("/api/v1/staff/reports/live?period=2570-q1"));
    }

    private async Task FromTheGroup() => await app.Sql("""
        with made as (
            insert into network_group (id, line_group_id, state, bound_at, ended_at, count_due_at) select $1, 'C0' || $2, 'unbound', $3, $3, $3 returning id
        )
        update incident set filed_from = 'group', group_id = made.id from made
        """, Guid.CreateVersion7(), app.Now.Ticks.ToString(CultureInfo.InvariantCulture), app.Now.UtcDateTime);

    private static Task<JsonElement> Act(HttpClient client, string quarter, string text, string due) =>
        client.Post($"{ProgrammeSteps.Write}/pdca/{quarter}/actions", new { text, owner = "นักพัฒนาสังคม (ตัวอย่าง)", dueOn = due }, Guid.NewGuid().ToString());

    private Task Confirm(string reporter, Receipt receipt) => Say(reporter, receipt, new { @fixed = true, stars = 5 });

    private Task Deny(string reporter, Receipt receipt) => Say(reporter, receipt, new { @fixed = false });

    private async Task Say(string reporter, Receipt receipt, object feedback)
    {
        using var client = app.As(reporter);
        await client.Post($"/api/v1/incidents/{receipt.Id}/feedback", feedback, Guid.NewGuid().ToString());
    }

    private async Task Withdraw(string reporter)
    {
        var receipt = await app.SubmitIncident(reporter);
        using var client = app.As(reporter);
        await client.Post($"/api/v1/incidents/{receipt.Id}/withdraw", new { reason = "เก็บเองแล้ว (ตัวอย่าง)" });
    }
}
