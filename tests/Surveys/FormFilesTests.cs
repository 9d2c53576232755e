using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Api.Documents;

namespace Saphansung.Tests.Surveys;

/// <summary>Forms that come in and go out as files.</summary>
public sealed class FormFilesTests(App app) : IClassFixture<App>
{
    private static readonly string[] Heads = ["type", "name", "label::Thai (th)", "label::English (en)", "required", "relevant", "parameters"];

    [Theory]
    [InlineData("followers")]
    [InlineData("members")]
    [InlineData("training")]
    [InlineData("case")]
    public async Task A_form_goes_out_and_comes_back_as_it_was(string template)
    {
        using var officer = app.As("officer-1");
        var survey = await Made(template);
        var form = JsonNode.Parse(survey.GetProperty("form").GetRawText())!.AsObject();
        form.Remove("version");
        foreach (var kind in (string[])["json", "xlsx"])
        {
            var file = await officer.GetByteArrayAsync($"/api/v1/staff/surveys/{survey.Text("id")}/form.{kind}");

            var read = await (await Import(file)).Ok();

            read.GetProperty("problems").GetArrayLength().ShouldBe(0, read.GetProperty("problems").GetRawText());
            JsonNode.DeepEquals(JsonNode.Parse(read.GetProperty("form").GetRawText()), form).ShouldBeTrue($"{kind}: {read.GetProperty("form").GetRawText()}");
        }
    }

    [Fact]
    public async Task What_a_survey_cannot_ask_is_named_with_its_sheet_and_row()
    {
        var file = Book(
        [
            ("survey",
            [
                [.. Heads, "media::image"],
                ["start", "started"],
                ["begin group", "about_you", "เกี่ยวกับท่าน", "About you"],
                ["select_one yes_no", "has_used", "เคยใช้หรือไม่", "Have you used it?", "yes"],
                ["range", "how_good", "ดีเพียงใด", "How good?", "", "${has_used} = 'yes'", "start=1 end=5 step=1"],
                ["geopoint", "where", "ที่ไหน", "Where?"],
                ["text", "why", "เพราะเหตุใด", "Why?", "", "${how_good} > 3"],
                ["end group"],
            ]),
            ("choices", [["list_name", "name", "label::Thai (th)", "label::English (en)"], ["yes_no", "yes", "เคย", "Yes"], ["yes_no", "no", "ไม่เคย", "No"]]),
            ("entities", [["list_name"]]),
        ]);

        var read = await (await Import(file)).Ok();

        read.GetProperty("problems").EnumerateArray().Select(p => $"{p.Text("sheet")} {p.GetProperty("row").GetInt32()} {p.Text("code")}").Order(StringComparer.Ordinal)
            .ShouldBe(["entities 1 xls_sheet", "survey 1 xls_column", "survey 2 xls_metadata", "survey 6 xls_type", "survey 7 xls_relevant"]);
        var questions = read.GetProperty("form").GetProperty("questions");
        questions.EnumerateArray().Select(q => $"{q.Text("key")} {q.Text("type")} {q.Text("section")}").ShouldBe(["hasUsed choice aboutYou", "howGood scale aboutYou", "why text aboutYou"]);
        questions[1].GetProperty("showIf").GetRawText().ShouldBe("""{"key":"hasUsed","in":["yes"]}""");
    }

    [Fact]
    public async Task A_circle_of_conditions_in_a_file_is_refused_by_question()
    {
        var file = Book(
        [
            ("survey", [Heads, ["select_one l", "a", "ก", "A", "", "${b} = 'x'"], ["select_one l", "b", "ข", "B", "", "${a} = 'x'"]]),
            ("choices", [["list_name", "name", "label::Thai (th)", "label::English (en)"], ["l", "x", "ใช่", "Yes"]]),
        ]);

        var problem = await (await Import(file)).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").TryGetProperty("form.questions.a", out _).ShouldBeTrue(problem.ToString());
    }

    [Fact]
    public async Task A_file_that_is_no_form_is_refused_whatever_it_is()
    {
        var bomb = Zip(("xl/workbook.xml", new byte[25 * 1024 * 1024]));
        foreach (var file in (byte[][])
            [
                [], "not a form"u8.ToArray(), "{\"questions\":[{}]}"u8.ToArray(), "{"u8.ToArray(), bomb, Zip(("hello.txt", "hello"u8.ToArray())),
                Book([("accounts", [["item", "price"], ["rice", "40"]])]), Book([("survey", [["question"], ["hello"]])]),
            ])
            await (await Import(file)).Refused(HttpStatusCode.BadRequest, "validation_failed");

        await (await Import(new byte[3 * 1024 * 1024])).Refused(HttpStatusCode.RequestEntityTooLarge, "form_too_large");
    }

    internal static byte[] Book((string Name, string[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        XlsxFile.Write(file, [.. sheets.Select(s => new XlsxFile.Sheet(s.Name, [], s.Rows))]);
        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }

        return file.ToArray();
    }

    private async Task<HttpResponseMessage> Import(byte[] file)
    {
        using var officer = app.As("officer-1");
        using var content = SurveySteps.File("form.xlsx", file);
        return await officer.PostAsync("/api/v1/staff/surveys/import", content);
    }

    private async Task<JsonElement> Made(string template)
    {
        using var officer = app.As("officer-1");
        var body = JsonNode.Parse((await officer.Get("/api/v1/staff/surveys/templates")).EnumerateArray().Single(t => t.Text("code") == template).GetRawText())!.AsObject();
        body.Remove("code");
        body.Remove("invitation");
        body["form"]!.AsObject().Remove("version");
        return await officer.Post("/api/v1/staff/surveys", body, Guid.NewGuid().ToString());
    }
}
