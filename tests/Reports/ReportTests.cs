using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Saphansung.Api.Documents;
using Saphansung.Api.Reports;
using Saphansung.Tests.Surveys;
using Saphansung.Tests.Training;

namespace Saphansung.Tests.Reports;

public sealed class ReportTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Approving_freezes_the_figures_and_what_comes_later_is_shown_as_changed()
    {
        await Confirmed("freeze-a");
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var draft = await Draft();
        var received = draft.GetProperty("figures").GetProperty("cases").GetProperty("flow").GetProperty("received").GetInt32();
        await app.SubmitIncident("freeze-b");
        app.Advance(TimeSpan.FromSeconds(1));
        (await officer.Get(Path(draft))).GetProperty("figures").GetProperty("cases").GetProperty("flow").GetProperty("received").GetInt32().ShouldBe(received + 1, "a draft has the figures of the moment");

        await (await officer.Send(HttpMethod.Post, Path(draft) + "/transitions", new { to = "approved", version = 1 })).Refused(HttpStatusCode.Forbidden, "forbidden");
        var approved = await head.Post(Path(draft) + "/transitions", new { to = "approved", version = 1 });
        await app.SubmitIncident("freeze-c");
        app.Advance(TimeSpan.FromSeconds(1));
        var later = await officer.Get(Path(draft));

        later.GetProperty("figures").GetRawText().ShouldBe(approved.GetProperty("figures").GetRawText());
        later.Strings("changed").ShouldContain("cases.flow.received");
        await (await officer.Send(HttpMethod.Put, Path(draft), new { version = 1, summary = "x", problems = "", proposals = "" })).Refused(HttpStatusCode.Conflict, "report_frozen");
    }

    [Fact]
    public async Task The_director_is_told_reads_it_and_the_receipt_is_kept_and_a_revision_takes_its_place()
    {
        await Confirmed("deliver-a");
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        await director.Get("/api/v1/me");
        var report = await Approved();
        await App.Eventually(async () => await app.Sql<long>("select count(*) from report_day where kind = 'performance' and done_at is null") > 0, "the calendar's days");

        var older = await Approved("2569-q4");
        await officer.Post(Path(older) + "/transitions", new { to = "delivered", version = 1 });
        (await app.Sql<long>("select count(*) from report_day where kind = 'performance' and done_at is not null")).ShouldBe(0, "its day has long passed");

        var delivered = await officer.Post(Path(report) + "/transitions", new { to = "delivered", version = 1 });

        delivered.GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await app.Sql<long>("select count(*) from report_day where kind = 'performance' and done_at is not null")).ShouldBe(0, "its quarter is not over");
        (await director.Get("/api/v1/inbox")).GetProperty("items").EnumerateArray().ShouldContain(m => m.Text("link") == $"staff/reports/{report.GetProperty("id").GetGuid()}");
        await (await officer.Send(HttpMethod.Post, Path(report) + "/transitions", new { to = "draft", version = 1 })).Refused(HttpStatusCode.Forbidden, "forbidden");
        (await director.Get(Path(report))).GetProperty("readAt").ValueKind.ShouldBe(JsonValueKind.String);
        var revision = await officer.Post("/api/v1/staff/reports", new { revisionOf = report.GetProperty("id").GetGuid() }, Guid.NewGuid().ToString());
        (revision.GetProperty("revision").GetInt32(), revision.Text("period")).ShouldBe((2, "2570-q1"));
        using var head = app.As("head-1");
        await (await head.Send(HttpMethod.Post, Path(report) + "/transitions", new { to = "draft", version = 1 })).Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Fact]
    public async Task A_stranger_computes_every_figure_again_from_the_pack_and_sees_what_was_tampered_with()
    {
        await Confirmed("pack-a");
        await app.SubmitIncident("pack-b");
        using var officer = app.As("officer-1");
        await (await officer.GetAsync(Path(await Draft()) + "/pack.zip")).Refused(HttpStatusCode.Conflict, "report_not_frozen");
        var report = await Approved();
        var pack = await officer.GetByteArrayAsync(Path(report) + "/pack.zip");

        ProofPack.Verify(new MemoryStream(pack), report.Text("hash")[..16]).ShouldBeEmpty();

        var inputs = Packs.Entry(pack, "inputs.json");
        foreach (var secret in (string[])["pack-a", LineSide.NameOf("pack-a"), "description", "personId", "lineUserId"]) inputs.ShouldNotContain(secret);
        ProofPack.Verify(new MemoryStream(Packs.With(pack, "figures.json", f => f.Replace("\"received\":", "\"received\":1", StringComparison.Ordinal))), null)
            .ShouldContain(line => line.Contains("cases.flow.received", StringComparison.Ordinal));
        ProofPack.Verify(new MemoryStream(Packs.With(pack, "events.jsonl", e => e[(e.IndexOf('\n', StringComparison.Ordinal) + 1)..])), null).ShouldHaveSingleItem().ShouldContain("chain");
        ProofPack.Verify(new MemoryStream(Packs.With(pack, "inputs.json", i => i.Replace("\"status\":\"resolved\"", "\"status\":\"triaged\"", StringComparison.Ordinal))), null).Count.ShouldBeGreaterThan(1);
        ProofPack.Verify(new MemoryStream(pack), "0000").ShouldHaveSingleItem().ShouldContain("hash");
        ProofPack.Verify(new MemoryStream("no pack at all"u8.ToArray()), null).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Every_figure_is_the_second_computations_and_stays_so_whatever_changes()
    {
        var world = new RandomWorld(app, seed: 2570);
        await world.Make(cases: 600);
        var survey = await app.Survey(anonymous: true);
        await app.Round(survey, 1, ResultsSteps.Speeds(5, 6, 9, 30, 25), silent: 7, closesIn: TimeSpan.FromDays(-100));
        await app.Round(survey, 2, ResultsSteps.Speeds(6, 5, 8, 20, 35), silent: 3, closesIn: TimeSpan.FromDays(-2));
        var course = await TakenCourse.Make(app, items: 3);
        foreach (var (name, before, after) in ((string, int[]?, int[]?)[])[
            ("one", [1, 0, 0], [1, 1, 0]), ("two", [0, 0, 0], [1, 0, 1]), ("three", [1, 0, 1], [1, 0, 1]), ("four", [0, 1, 0], [1, 1, 1]), ("five", null, [1, 1, 1]), ("six", [1, 1, 1], null)])
            await course.Took(name, before, after);
        await app.Sql("update course set state = 'closed' where id = $1", course.Id);
        app.Advance(TimeSpan.FromSeconds(1));
        using var officer = app.As("officer-1");
        var second = new SecondComputation(app);

        // The first look counts all cases, a later one those that have changed.
        for (var n = 0; n < 4; n++)
        {
            foreach (var period in (string[])["2570-q1", "2569-q4"])
                await second.Holds((await officer.Get($"/api/v1/staff/reports/live?period={period}")).Deserialize<ReportFigures>(JsonSerializerOptions.Web)!);
            await world.Change(n);
            app.Advance(TimeSpan.FromHours(30));
        }

        var report = await Approved();
        ProofPack.Verify(new MemoryStream(await officer.GetByteArrayAsync(Path(report) + "/pack.zip")), report.Text("hash")).ShouldBeEmpty();
        await second.Holds(report.GetProperty("figures").Deserialize<ReportFigures>(JsonSerializerOptions.Web)!);
    }

    [Fact]
    public async Task The_chain_of_events_is_what_its_definition_says()
    {
        await Confirmed("chain-a");
        using var officer = app.As("officer-1");
        var pack = await officer.GetByteArrayAsync(Path(await Approved()) + "/pack.zip");

        var previous = new string('0', 64);
        foreach (var line in Packs.Entry(pack, "events.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal);
            var body = line[..at] + "}";
            JsonDocument.Parse(body).RootElement.Text("previous").ShouldBe(previous);
            previous = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));
            line[(at + 9)..].ShouldBe(previous + "\"}");
        }
    }

    [Fact]
    public async Task Pressing_twice_makes_one_report_and_bad_periods_are_refused()
    {
        using var officer = app.As("officer-1");
        var key = Guid.NewGuid().ToString();

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.Post("/api/v1/staff/reports", new { period = "2570-q1" }, key)));

        made.Select(m => m.GetProperty("id").GetGuid()).Distinct().Count().ShouldBe(1);
        await (await officer.Send(HttpMethod.Post, "/api/v1/staff/reports", new { period = "2570" }, key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        foreach (var bad in (object[])[new { period = "2570-q9" }, new { period = "2580-q1" }, new { }, new { from = "2026-11-10", to = "2026-11-10" }, new { from = "2020-01-01", to = "2026-01-01" }])
            await (await officer.Send(HttpMethod.Post, "/api/v1/staff/reports", bad, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        using var resident = app.As("resident-1");
        await (await resident.GetAsync("/api/v1/staff/reports")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Memo_and_workbook_say_what_the_page_says()
    {
        await Confirmed("memo-a");
        using var officer = app.As("officer-1");
        var report = await Draft();
        await (await officer.Send(HttpMethod.Put, Path(report), new { version = 1, summary = "งวดนี้ดีขึ้น", problems = "ไม่มี", proposals = "ทำต่อ" })).Ok();

        using var memo = new ZipArchive(new MemoryStream(await officer.GetByteArrayAsync(Path(report) + "/memo.docx")));
        using var words = new StreamReader(memo.GetEntry("word/document.xml")!.Open());
        var text = await words.ReadToEndAsync();
        text.ShouldContain("งวดนี้ดีขึ้น");
        text.ShouldContain("ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๗๐");
        using var book = new ZipArchive(new MemoryStream(await officer.GetByteArrayAsync(Path(report) + "/report.xlsx")));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheets = Part("xl/workbook.xml").Descendants(main + "sheet").Select(s => s.Attribute("name")!.Value).ToList();
        sheets.ShouldBe((string[])[
            "สรุป", "ประเภทและสถานะ", "ผลการแก้ไข", "เปรียบเทียบ", "ความเร็ว", "หน่วยงาน", "ชุมชน", "จุดซ้ำซาก", "ข่าว", "ผู้ติดตาม", "ความพึงพอใจ", "การอบรม", "ตัวชี้วัด",
            "PDCA ไตรมาสก่อน", "PDCA ตรวจ", "PDCA งวดนี้"]);
        foreach (var table in sheets.Select(Table))
        {
            var columns = table[0].Count;
            table.ShouldAllBe(row => row.Count > 0 && row.Count <= columns, "a sheet is one table");
        }

        var figures = (await officer.Get(Path(report))).GetProperty("figures").Deserialize<ReportFigures>(JsonSerializerOptions.Web)!;
        var (cases, before, yearBefore) = (figures.Cases, figures.Before, figures.YearBefore);
        Table("สรุป")[2].ShouldBe(Cells("รับใหม่", cases.Flow.Received, before.Flow.Received, yearBefore.Flow.Received));
        var resolved = cases.Resolved.Resolved;
        Table("ผลการแก้ไข")[2].ShouldBe(Cells(
            "แก้ไขแล้ว (ใช้ตัดสิน)", resolved.N, cases.Resolved.Of, resolved.Percent, resolved.Ci?.Lower, resolved.Ci?.Upper, resolved.Reached == true ? "ใช่" : "ไม่",
            resolved.Cleared == true ? "ใช่" : "ไม่"));
        foreach (var (row, then) in ((int, CaseComparison)[])[(1, before), (2, yearBefore)])
            Table("เปรียบเทียบ")[row].ShouldBe(Cells(
                then.Words.Th, resolved.Percent, then.Resolved.Resolved.Percent, then.Difference, then.Ci?.Lower, then.Ci?.Upper, then.Verdict.Th, cases.Speed.Median,
                then.Speed.Median, then.SpeedP, then.SpeedVerdict.Th));
        Table("ความเร็ว")[1].ShouldBe(Cells("แก้ไข: งวดนี้", cases.Speed.N, cases.Speed.Done, cases.Speed.Median, cases.Speed.P90, cases.Speed.WithOpen));
        Table("ผู้ติดตาม")[^1].ShouldBe(Cells("ผู้ติดตามสิ้นงวด", figures.Followers.AtEnd));

        XDocument Part(string name)
        {
            using var part = book.GetEntry(name)!.Open();
            return XDocument.Load(part);
        }

        List<List<string>> Table(string sheet) =>
            [.. Part($"xl/worksheets/sheet{sheets.IndexOf(sheet) + 1}.xml").Descendants(main + "row").Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToList())];

        static string[] Cells(params object?[] values) => [.. values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")];
    }

    [Fact]
    public void A_workbook_goes_out_while_its_rows_are_still_being_made()
    {
        using var file = new MemoryStream();
        var (random, written) = (new Random(1), 0L);
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var row = 0; row < 20_000; row++) yield return [row, random.NextDouble(), $"แถวที่ {random.Next()}"];
            written = file.Length;
        }

        XlsxFile.Write(file, [new("ยาว", [], Rows())]);

        (file.Length - written).ShouldBeLessThan(file.Length / 10, "the memory of whoever writes does not grow with the rows");
    }

    private async Task<JsonElement> Draft(string period = "2570-q1")
    {
        // What happens in the very instant of the cut-off does not count, and the clock of the tests stands.
        app.Advance(TimeSpan.FromSeconds(1));
        using var officer = app.As("officer-1");
        return await officer.Post("/api/v1/staff/reports", new { period }, Guid.NewGuid().ToString());
    }

    private async Task<JsonElement> Approved(string period = "2570-q1")
    {
        var draft = await Draft(period);
        using var head = app.As("head-1");
        return await head.Post(Path(draft) + "/transitions", new { to = "approved", version = 1 });
    }

    private async Task Confirmed(string reporter)
    {
        var receipt = await app.ClaimedFixed(reporter);
        using var client = app.As(reporter);
        await client.Post($"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = true, stars = 5 }, Guid.NewGuid().ToString());
    }

    private static string Path(JsonElement report) => $"/api/v1/staff/reports/{report.GetProperty("id").GetGuid()}";
}
