using System.Globalization;
using System.Net;
using System.Text;
using CsvHelper;
using Saphansung.Api.OpenData;

namespace Saphansung.Tests.OpenData;

public sealed class CasesAsCsvTests(App app) : IClassFixture<App>
{
    private const string Path = "/api/v1/open/cases.csv";

    [Fact]
    public async Task The_header_is_Open311s_and_the_file_begins_with_a_byte_order_mark()
    {
        using var answer = await app.Anyone.GetAsync(Path);
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).Split("\r\n")[0].ShouldBe(
            "service_request_id,requested_datetime,updated_datetime,closed_date,status_description,status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long");
    }

    [Fact]
    public async Task A_case_is_one_line_with_Bangkoks_times_and_nobodys_telephone()
    {
        var receipt = await app.SubmitIncident(category: "disrepair", change: b =>
        {
            b["description"] = "ไฟดับ \"ทั้งซอย\", โทร 081-234-5678\nหน้าบ้านเลขที่ 12/34";
            b["location"] = new { lat = 13.7712, lng = 100.6861, landmark = "ข้างบ้านเลขที่ 99" };
            b["community"] = TestDatabase.Community;
            b["contact"] = new { name = "สมชาย ใจดี", phone = "0899999999" };
        });

        var line = (await Lines(Path)).Single(l => l[0] == receipt.Reference);

        line[1].ShouldBe(app.Now.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        line[3].ShouldBe("");
        line[4..6].ShouldBe(["open", "รับแจ้งแล้ว รอเจ้าหน้าที่ตรวจ"]);
        line[6].ShouldBe("line");
        line[7].ShouldBe("สิ่งสาธารณะชำรุด");
        line[8].ShouldBe("ถนนหรือทางเท้า");
        line[9].ShouldBe($"ไฟดับ \"ทั้งซอย\", โทร {PublicText.Covered}\nหน้าบ้านเลขที่ {PublicText.Covered}");
        line[10].ShouldBe("ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม");
        line[11].ShouldBe($"ข้างบ้านเลขที่ {PublicText.Covered} ชุมชนทดสอบหนึ่ง (ตัวอย่าง)");
        line[12..].ShouldBe(["13.7712", "100.6861"]);
        (await app.Anyone.GetStringAsync(Path)).ShouldNotContain("สมชาย");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+66")]
    [InlineData("-2+3")]
    [InlineData("@(A1)")]
    [InlineData("\t=1")]
    public async Task A_cell_that_would_run_as_a_formula_begins_with_an_apostrophe(string formula)
    {
        var receipt = await app.SubmitIncident(change: b => b["description"] = "ก");
        // Past the door, which trims: what an import or a later form may bring.
        await app.Sql("update incident set description = $2 where id = $1", receipt.Id, formula);

        (await Lines(Path)).Single(l => l[0] == receipt.Reference)[9].ShouldBe("'" + formula);
    }

    [Fact]
    public async Task Days_are_Bangkoks_and_half_open()
    {
        var late = await app.SubmitIncident();
        // 23:59 and 00:00 in Bangkok.
        await app.Sql("update incident set reported_at = '2026-10-01T16:59:00Z' where id = $1", late.Id);
        var next = await app.SubmitIncident();
        await app.Sql("update incident set reported_at = '2026-10-01T17:00:00Z' where id = $1", next.Id);

        (await References("?from=2026-10-01&to=2026-10-02")).ShouldBe([late.Reference]);
        (await References("?from=2026-10-02&to=2026-10-03")).ShouldBe([next.Reference]);
        (await References("?from=2026-10-01&to=2026-10-01")).ShouldBeEmpty();
        (await References("?from=2026-10-01&to=2026-10-03&category=nuisance")).ShouldBeEmpty();
        (await References("?from=2026-10-01&to=2026-10-03&status=closed")).ShouldBeEmpty();
        (await References("?from=2026-10-01&to=2026-10-03&status=open")).ShouldBe([late.Reference, next.Reference]);
        await (await app.Anyone.GetAsync(Path + "?from=2026-10-02&to=2026-10-01")).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await app.Anyone.GetAsync(Path + "?status=fixed")).Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again_and_other_sites_may_read_it()
    {
        const string path = "/api/v1/open/cases.csv?from=2026-11-01";
        using var first = await app.Anyone.GetAsync(path);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        using var again = await Ask(path, first.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        (await Ask("/api/v1/open/cases.csv?from=2026-11-02", first.Headers.ETag!.ToString())).StatusCode.ShouldBe(HttpStatusCode.OK);

        await app.SubmitIncident();

        using var changed = await Ask(path, first.Headers.ETag!.ToString());
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var wrong = await app.Anyone.GetAsync("/api/v1/open/cases.csv?from=x");
        await wrong.Refused(HttpStatusCode.BadRequest, "validation_failed");
        wrong.Headers.ETag.ShouldBeNull();
    }

    private async Task<HttpResponseMessage> Ask(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", tag }, { "Origin", "https://elsewhere.example" } } };
        return await app.Anyone.SendAsync(request);
    }

    private async Task<List<string>> References(string query) => (await Lines(Path + query)).ConvertAll(l => l[0]);

    private async Task<List<string[]>> Lines(string path)
    {
        var lines = new List<string[]>();
        using var csv = CsvReader.Create(await app.Anyone.GetByteArrayAsync(path));
        while (csv.Read()) lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return lines;
    }
}
