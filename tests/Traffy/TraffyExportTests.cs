using System.Text;
using CsvHelper;
using Saphansung.Api.OpenData;

namespace Saphansung.Tests.Traffy;

public sealed class TraffyExportTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Public_cases_come_in_the_columns_and_words_of_the_dump()
    {
        using var officer = app.As("officer-1");
        var lamp = await app.SubmitIncident(category: "disrepair", change: b => (b["description"], b["location"]) = ("ไฟดับ โทร 081-234-5678", new { lat = 13.7712, lng = 100.6861 }));
        await officer.Assign(lamp.Id, "MEA");
        var smoke = await app.SubmitIncident(category: "nuisance", change: b => b["location"] = new { lat = 13.77123, lng = 100.68678 });
        var secret = await app.SubmitIncident(category: "people");

        var bytes = await app.Anyone.GetByteArrayAsync("/api/v1/open/traffy.csv");
        var lines = Lines(bytes);

        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldStartWith(TraffySteps.Header + "\r\n");
        var line = lines.Single(l => l[0] == lamp.Reference);
        line[1].ShouldBe("อุปกรณ์ชำรุด");
        line[3].ShouldBe($"ไฟดับ โทร {PublicText.Covered}");
        line[6].ShouldBe("100.6861,13.7712");
        line[9..11].ShouldBe(["สะพานสูง", "กรุงเทพมหานคร"]);
        line[11].ShouldBe("2026-11-23 10:00:00+07");
        line[12].ShouldBe("ส่งต่อ(ใหม่)");
        lines.Single(l => l[0] == smoke.Reference)[6].ShouldBe("100.6865,13.7715");
        lines.ShouldNotContain(l => l[0] == secret.Reference);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported()
    {
        var receipt = await app.SubmitIncident(category: "garbage");
        using var officer = app.As("officer-1");

        await officer.ImportTraffy(await app.Anyone.GetByteArrayAsync("/api/v1/open/traffy.csv"));

        (await app.Sql<string>("select state from traffy_ticket where ticket_id = $1", receipt.Reference)).ShouldBe("start");
        (await app.Sql<string[]>("select categories from traffy_ticket where ticket_id = $1", receipt.Reference)).ShouldBe(["garbage"]);
    }

    private static List<string[]> Lines(byte[] file)
    {
        var lines = new List<string[]>();
        using var csv = CsvReader.Create(file);
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return lines;
    }
}
