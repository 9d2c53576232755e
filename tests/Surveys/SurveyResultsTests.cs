using System.Globalization;
using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Saphansung.Tests.Sensitive;

namespace Saphansung.Tests.Surveys;

public sealed class SurveyResultsTests(App app) : IClassFixture<App>
{
    private static readonly string[] News = ["news"];
    private static readonly string[] Report = ["report"];

    [Fact]
    public async Task Every_figure_follows_from_the_exported_answers()
    {
        using var officer = app.As("officer-1");
        var (survey, chance) = (await app.Survey(anonymous: false, bands: "fifth", definition: "top2"), new Random(6));
        var first = await app.Round(survey, 1, Enumerable.Range(0, 60).Select(_ => Some(chance, 3, 6)), silent: 20);
        var second = await app.Round(survey, 2, Enumerable.Range(0, 75).Select(_ => Some(chance, 4, 6)), silent: 25);

        var results = await officer.Get($"/api/v1/staff/rounds/{second}/results");
        var now = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{second}/results.csv"));
        var before = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{first}/results.csv"));

        now.Count.ShouldBe(75);
        var turnout = results.GetProperty("turnout");
        (turnout.GetProperty("population").GetInt32(), turnout.GetProperty("answered").GetInt32(), turnout.GetProperty("responseRate").GetDouble()).ShouldBe((100, 75, 75));
        Near(turnout.GetProperty("marginOfError"), 100 * 1.959963984540054 * Math.Sqrt(0.25 / 75 * 25 / 99));
        var figures = results.GetProperty("figures");
        figures.GetProperty("previous").GetProperty("answered").GetInt32().ShouldBe(60);
        string[] scales = ["speed", "simple", "polite"];
        foreach (var question in figures.GetProperty("questions").EnumerateArray())
        {
            var key = question.Text("key");
            var given = now.Select(r => r[key]).Where(v => v.Length > 0).ToList();
            question.GetProperty("noAnswer").GetInt32().ShouldBe(75 - given.Count);
            var counted = given.Where(v => v != "none").ToList();
            question.GetProperty("noOpinion").GetInt32().ShouldBe(given.Count - counted.Count);
            question.GetProperty("answers").GetInt32().ShouldBe(counted.Count);
            if (question.GetProperty("options").ValueKind == JsonValueKind.Array)
                foreach (var option in question.GetProperty("options").EnumerateArray())
                {
                    var count = counted.Count(v => v.Split('|').Contains(option.Text("value")));
                    option.GetProperty("count").GetInt32().ShouldBe(count);
                    Near(option.GetProperty("percent"), 100.0 * count / counted.Count);
                }

            if (scales.Contains(key)) Same(question.GetProperty("score"), Own(now, [(key, 1)]), Own(before, [(key, 1)]), key);
            if (key == "recommend") Near(question.GetProperty("numbers").GetProperty("sd"), Reckon.Sd([.. counted.Select(v => Number(v)!.Value)]));
        }

        var aspects = figures.GetProperty("aspects").EnumerateArray().ToDictionary(a => a.Text("code"), a => a.GetProperty("score"));
        Same(aspects["process"], Own(now, [("speed", 2), ("simple", 1)]), Own(before, [("speed", 2), ("simple", 1)]), "process");
        Same(aspects["staff"], Own(now, [("polite", 1)]), Own(before, [("polite", 1)]), "staff");
        (string, double)[] all = [("speed", 2), ("simple", 1), ("polite", 1)];
        Same(figures.GetProperty("overall"), Own(now, all), Own(before, all), "overall");
        Near(figures.GetProperty("unweightedMean"), Own(now, [("speed", 1), ("simple", 1), ("polite", 1)]).Average());
        var complete = now.Select(r => scales.Select(s => Number(r[s])).ToList()).Where(r => !r.Contains(null)).Select(r => r.ConvertAll(v => v!.Value).ToArray()).ToList();
        var items = Enumerable.Range(0, 3).Sum(i => Math.Pow(Reckon.Sd([.. complete.Select(c => c[i])]), 2));
        Near(figures.GetProperty("alpha").GetProperty("coefficient"), 1.5 * (1 - (items / Math.Pow(Reckon.Sd([.. complete.Select(c => c.Sum())]), 2))));
        var means = scales.ToDictionary(s => s, s => Math.Round((decimal)Own(now, [(s, 1)]).Average(), 2, MidpointRounding.AwayFromZero));
        foreach (var question in figures.GetProperty("questions").EnumerateArray().Where(q => scales.Contains(q.Text("key"))))
            question.GetProperty("score").GetProperty("rank").GetInt32().ShouldBe(1 + means.Values.Count(m => m > means[question.Text("key")]));
    }

    [Fact]
    public async Task A_mean_is_judged_as_it_is_printed_by_both_systems()
    {
        using var officer = app.As("officer-1");
        var round = await app.Round(await app.Survey(anonymous: false), 1, ResultsSteps.Speeds(0, 0, 0, 99, 101));

        var overall = (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures").GetProperty("overall");

        // 901 / 200: 4.505, printed 4.51.
        (overall.GetProperty("mean").GetDecimal(), overall.GetProperty("level").GetProperty("half").Text("th"), overall.GetProperty("level").GetProperty("fifth").Text("th"), overall.GetProperty("level").GetProperty("judged").Text("en"))
            .ShouldBe((4.505m, "มากที่สุด", "มากที่สุด", "Very high"));
        overall.GetProperty("satisfaction").GetProperty("ofMean").GetDecimal().ShouldBe(90.1m);
        overall.IsNull("previous").ShouldBeTrue();
    }

    [Theory]
    [InlineData("0 0 30 30 40", "0 0 30 30 40", "unclear")]
    [InlineData("5 5 30 30 30", "0 0 5 30 65", "better")]
    [InlineData("0 0 5 30 65", "5 5 30 30 30", "worse")]
    [InlineData("0 0 0 0 10", "0 0 0 0 10", "not_computable")]
    public async Task The_verdict_says_what_the_interval_says(string before, string now, string verdict)
    {
        using var officer = app.As("officer-1");
        var survey = await app.Survey(anonymous: false);
        await app.Round(survey, 1, ResultsSteps.Speeds([.. before.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]));
        var round = await app.Round(survey, 2, ResultsSteps.Speeds([.. now.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]));

        var change = (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures").GetProperty("overall").GetProperty("change");

        change.Text("verdict").ShouldBe(verdict);
        change.GetProperty("words").Text("th").ShouldBe(verdict switch { "better" => "ดีขึ้นอย่างมีนัยสำคัญ", "worse" => "ลดลงอย่างมีนัยสำคัญ", "unclear" => "ยังสรุปไม่ได้", _ => "คำนวณไม่ได้" });
    }

    [Fact]
    public async Task The_reader_is_warned_where_the_verdict_hangs_on_a_definition()
    {
        using var officer = app.As("officer-1");
        // Mean × 20 is 82 and reaches 80, of the people 70 % are satisfied.
        var round = await app.Round(await app.Survey(anonymous: false), 1, ResultsSteps.Speeds(0, 0, 30, 30, 40));

        var figures = (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures");

        figures.GetProperty("overall").GetProperty("satisfaction").GetProperty("reached").GetBoolean().ShouldBeTrue();
        figures.GetProperty("warnings").EnumerateArray().Select(w => w.Text("code")).ShouldBe(["definition", "not_cleared"]);
    }

    [Fact]
    public async Task Few_answers_and_none_make_no_NaN()
    {
        using var officer = app.As("officer-1");
        var survey = await app.Survey(anonymous: false);
        foreach (var (number, answers) in ((int, object[])[])[(1, []), (2, [new { speed = 4 }]), (3, [new { speed = "none" }, new { speed = "none" }])])
        {
            var round = await app.Round(survey, number, answers, silent: 3);

            var results = await officer.Get($"/api/v1/staff/rounds/{round}/results");

            var overall = results.GetProperty("figures").GetProperty("overall");
            overall.GetProperty("n").GetInt32().ShouldBe(number == 2 ? 1 : 0);
            (overall.IsNull("mean"), overall.IsNull("sd")).ShouldBe((number != 2, true));
            results.ToString().ShouldNotContain("NaN");
            results.ToString().ShouldNotContain("Infinity");
            (await officer.GetAsync($"/api/v1/staff/rounds/{round}/memo.docx")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task An_open_round_tells_how_many_have_answered_and_nothing_else()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-1");
        var survey = await app.Survey(anonymous: true);
        var open = await app.Round(survey, 1, ResultsSteps.Speeds(0, 0, 0, 6, 6), silent: 8, state: "open", closesIn: TimeSpan.FromHours(1));
        var draft = await app.Round(survey, 2, [], state: "draft", closesIn: TimeSpan.FromDays(9));

        var results = await officer.Get($"/api/v1/staff/rounds/{open}/results");

        (results.GetProperty("turnout").GetProperty("answered").GetInt32(), results.GetProperty("turnout").GetProperty("asked").GetInt32()).ShouldBe((12, 20));
        results.IsNull("figures").ShouldBeTrue();
        foreach (var part in (string[])["results.csv", "results.xlsx", "memo.docx", "comments"])
        {
            await (await officer.GetAsync($"/api/v1/staff/rounds/{open}/{part}")).Refused(HttpStatusCode.Conflict, "round_not_closed");
            await (await officer.GetAsync($"/api/v1/staff/rounds/{draft}/{part}")).Refused(HttpStatusCode.Conflict, "round_not_open");
            await (await officer.GetAsync($"/api/v1/staff/rounds/{Guid.NewGuid()}/{part}")).Refused(HttpStatusCode.NotFound, "not_found");
            await (await resident.GetAsync($"/api/v1/staff/rounds/{open}/{part}")).Refused(HttpStatusCode.Forbidden, "forbidden");
        }

        await (await officer.GetAsync($"/api/v1/staff/rounds/{draft}/results")).Refused(HttpStatusCode.Conflict, "round_not_open");
        await (await officer.GetAsync($"/api/v1/staff/rounds/{Guid.NewGuid()}/results")).Refused(HttpStatusCode.NotFound, "not_found");
        // To the second, whether or not a worker has closed the row.
        await app.Sql("update survey_round set closes_at = $2 where id = $1", open, app.Now.UtcDateTime);
        (await officer.Get($"/api/v1/staff/rounds/{open}/results")).IsNull("figures").ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_that_is_told_of_an_anonymous_round_shows_a_count_below_five()
    {
        using var officer = app.As("officer-1");
        int[] counts = [0, 2, 6, 3, 40];
        var speeds = counts.SelectMany((count, i) => Enumerable.Repeat(i + 1, count));
        var answers = speeds.Select((speed, i) => i < 47 ? (object)new { speed, used = i < 3 ? News : Report } : new { speed });
        var round = await app.Round(await app.Survey(anonymous: true), 1, answers, silent: 10);

        var results = await officer.Get($"/api/v1/staff/rounds/{round}/results");
        var csv = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.csv"));
        var book = ResultsSteps.Parts(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.xlsx"));
        var memo = ResultsSteps.Parts(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/memo.docx"));

        var questions = results.GetProperty("figures").GetProperty("questions").EnumerateArray().ToList();
        foreach (var option in questions.SelectMany(q => q.GetProperty("options").ValueKind == JsonValueKind.Array ? q.GetProperty("options").EnumerateArray().ToList() : []))
            (option.GetProperty("withheld").GetBoolean() ? 0 : option.GetProperty("count").GetInt32()).ShouldNotBeInRange(1, 4);
        var speed = questions.Single(q => q.Text("key") == "speed");
        speed.GetProperty("options").EnumerateArray().Count(o => o.GetProperty("withheld").GetBoolean()).ShouldBeGreaterThan(2);
        // Three chose the news; of 47, the 44 others would say so.
        questions.Single(q => q.Text("key") == "used").GetProperty("options").EnumerateArray().ShouldAllBe(o => o.GetProperty("withheld").GetBoolean());
        speed.GetProperty("score").GetProperty("mean").GetDecimal().ShouldBe(Math.Round(234m / 51, 10));
        foreach (var row in csv.Where(r => r["row"] == "option" && r["count"].Length > 0)) Number(row["count"])!.Value.ShouldNotBeInRange(1, 4);
        csv.ShouldAllBe(r => !r.ContainsKey("no"));
        book.ShouldNotContain("ข้อมูล\"");
        memo.ShouldContain("๔.๕๙");
    }

    [Fact]
    public async Task A_base_below_five_is_withheld_with_its_figures_wherever_it_stands()
    {
        using var officer = app.As("officer-1");
        var answers = ResultsSteps.Speeds(0, 0, 0, 10, 10).Append(new { simple = 5, polite = 4, recommend = 9, used = News, advice = "ดี" });
        var round = await app.Round(await app.Survey(anonymous: true), 1, answers, silent: 10);

        var figures = (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures");
        var csv = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.csv"));
        var book = ResultsSteps.Parts(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.xlsx"));

        foreach (var question in figures.GetProperty("questions").EnumerateArray().Where(q => q.Text("key") != "speed"))
        {
            foreach (var part in (string[])["answers", "noOpinion", "noAnswer", "numbers"]) question.IsNull(part).ShouldBeTrue(question.ToString());
            if (question.GetProperty("score") is { ValueKind: JsonValueKind.Object } score) (score.IsNull("n"), string.Join(' ', score.Strings("withheld"))).ShouldBe((true, "n mean sd satisfied"));
            if (question.GetProperty("options") is { ValueKind: JsonValueKind.Array } options) options.EnumerateArray().ShouldAllBe(o => o.GetProperty("withheld").GetBoolean());
        }

        figures.GetProperty("aspects").EnumerateArray().Single(a => a.Text("code") == "staff").GetProperty("score").IsNull("n").ShouldBeTrue();
        csv.Where(r => r["key"] is not ("speed" or "process" or "overall")).ShouldAllBe(r => r["n"] == "<5" && r["no_answer"] == "" && r["mean"] == "");
        book.ShouldContain("&lt;5");
        var alone = await app.Round(await app.Survey(anonymous: true), 1, ResultsSteps.Speeds(0, 0, 0, 0, 4), silent: 10);
        ResultsSteps.Parts(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{alone}/memo.docx")).ShouldContain("ผู้ตอบน้อยกว่า ๕ คน จึงไม่แสดงผล");
    }

    /// <summary>Tries every table that fits what is told: no number of people below five comes out as the only one possible.</summary>
    [Fact]
    public async Task Nobody_finds_a_small_count_of_a_question_by_subtraction()
    {
        using var officer = app.As("officer-1");
        var chance = new Random(20261201);
        const string questions = """
            [{"key":"liked","type":"scale","label":{"th":"ชอบ","en":"Liked"},"required":false,"noOpinion":{"th":"ไม่เคยใช้","en":"Never used"},"min":0,"max":2},
             {"key":"chose","type":"choice","label":{"th":"เลือก","en":"Chose"},"required":false,"options":[{"value":"0","label":{"th":"ก","en":"A"}},{"value":"1","label":{"th":"ข","en":"B"}},{"value":"2","label":{"th":"ค","en":"C"}}]}]
            """;
        for (var turn = 0; turn < 24; turn++)
        {
            var weights = Enumerable.Range(0, 5).Select(_ => chance.Next(6)).Append(1).ToArray();
            var given = Enumerable.Range(0, chance.Next(5, 15)).Select(_ => Enumerable.Range(0, 5).SelectMany(i => Enumerable.Repeat(i, weights[i])).Append(chance.Next(3)).OrderBy(_ => chance.Next()).First()).ToList();
            // 0 to 2 is an answer, 3 no opinion, 4 nothing.
            var answers = given.Select(g => (object)(g switch
            {
                < 3 => new Dictionary<string, object> { ["liked"] = g, ["chose"] = $"{g}" },
                3 => new() { ["liked"] = "none" },
                _ => [],
            }));
            var round = await app.Round(await app.Survey(anonymous: true, questions: questions), 1, answers, silent: 3);

            foreach (var question in (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures").GetProperty("questions").EnumerateArray())
            {
                var noOpinion = question.Text("key") == "liked" ? given.Count(g => g == 3) : 0;
                int[] truth = [given.Count(g => g == 0), given.Count(g => g == 1), given.Count(g => g == 2), noOpinion];
                var fitting = Tables(given.Count).Where(table => Fits(question, table, given.Count)).ToList();

                fitting.ShouldContain(table => table.SequenceEqual(truth), question.ToString());
                for (var cell = 0; cell < truth.Length; cell++)
                    if (truth[cell] is > 0 and < 5) fitting.Select(t => t[cell]).Distinct().Count().ShouldBeGreaterThan(1, $"{string.Join(' ', truth)} of {given.Count}: {question}");
                if (truth[..3].Sum() is > 0 and < 5) fitting.Select(t => t[..3].Sum()).Distinct().Count().ShouldBeGreaterThan(1, $"{string.Join(' ', truth)} of {given.Count}: {question}");
            }
        }

        static IEnumerable<int[]> Tables(int n) =>
            from a in Enumerable.Range(0, n + 1)
            from b in Enumerable.Range(0, n + 1 - a)
            from c in Enumerable.Range(0, n + 1 - a - b)
            from none in Enumerable.Range(0, n + 1 - a - b - c)
            select (int[])[a, b, c, none];

        static bool Fits(JsonElement question, int[] table, int people)
        {
            var (n, none) = (table[..3].Sum(), table[3]);
            if (question.Text("key") == "chose" && none > 0) return false;
            if (question.IsNull("answers") ? n is < 1 or > 4 : n != question.GetProperty("answers").GetInt32()) return false;
            var rest = people - n - none;
            if (!question.IsNull("noOpinion") && (none != question.GetProperty("noOpinion").GetInt32() || (!question.IsNull("noAnswer") && rest != question.GetProperty("noAnswer").GetInt32()))) return false;
            if (question.IsNull("noOpinion") && !question.IsNull("noAnswer") && rest + none != question.GetProperty("noAnswer").GetInt32()) return false;
            if (question.GetProperty("options").EnumerateArray().Select((o, i) => o.IsNull("count") || o.GetProperty("count").GetInt32() == table[i]).Contains(false)) return false;
            if (question.IsNull("numbers") || question.GetProperty("numbers").IsNull("mean")) return true;
            var mean = question.GetProperty("numbers").GetProperty("mean").GetDouble();
            return n > 0 && Math.Abs(mean - ((table[1] + (2.0 * table[2])) / n)) < 1e-9;
        }
    }

    [Fact]
    public async Task A_round_with_names_is_whole_for_the_staff_and_covered_for_others()
    {
        using var officer = app.As("officer-1");
        var round = await app.Round(await app.Survey(anonymous: false), 1, ResultsSteps.Speeds(0, 0, 2, 30, 8));

        var whole = (await officer.Get($"/api/v1/staff/rounds/{round}/results")).GetProperty("figures").GetProperty("questions")[0].GetProperty("options");
        var shared = (await officer.Get($"/api/v1/staff/rounds/{round}/results?covered=true")).GetProperty("figures").GetProperty("questions")[0].GetProperty("options");
        var tables = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.csv?covered=true"));

        whole[2].GetProperty("count").GetInt32().ShouldBe(2);
        (shared[2].GetProperty("withheld").GetBoolean(), shared[2].IsNull("count")).ShouldBe((true, true));
        tables.Single(r => r["key"] == "speed" && r["option"] == "3")["count"].ShouldBeEmpty();
    }

    [Fact]
    public async Task The_workbook_is_valid_and_runs_nothing()
    {
        using var officer = app.As("officer-1");
        var answers = ResultsSteps.Speeds(0, 0, 5, 10, 5).Append(new { speed = 5, advice = "=HYPERLINK(\"http://evil\")\u0007 โทร 081-234-5678" });
        var round = await app.Round(await app.Survey(anonymous: false), 1, answers);

        var file = await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.xlsx");

        using var book = SpreadsheetDocument.Open(new MemoryStream(file), false);
        new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(["ตาราง", "ข้อมูล", "คำอธิบาย"]);
        var parts = ResultsSteps.Parts(file);
        parts.ShouldContain("=HYPERLINK");
        parts.ShouldNotContain("<x:f>");
        parts.ShouldNotContain("081-234-5678");
        var csv = ResultsSteps.Csv(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/results.csv"));
        csv.Single(r => r["advice"].Length > 0)["advice"].ShouldStartWith("'=HYPERLINK");
    }

    [Fact]
    public async Task The_memo_is_an_official_one()
    {
        using var officer = app.As("officer-1");
        var survey = await app.Survey(anonymous: true);
        await app.Round(survey, 1, ResultsSteps.Speeds(0, 0, 30, 30, 40));
        var round = await app.Round(survey, 2, ResultsSteps.Speeds(0, 0, 10, 40, 50), silent: 25);

        var response = await officer.GetAsync($"/api/v1/staff/rounds/{round}/memo.docx");

        var file = await response.Content.ReadAsByteArrayAsync();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        using var memo = WordprocessingDocument.Open(new MemoryStream(file), false);
        new OpenXmlValidator().Validate(memo).Select(e => $"{e.Path?.XPath} {e.Description}").ShouldBeEmpty();
        var text = memo.MainDocumentPart!.Document.Body!.InnerText;
        foreach (var part in (string[])[
            "บันทึกข้อความ", "ส่วนราชการ", "๒๓ พฤศจิกายน ๒๕๖๙", "เรื่อง", "ครั้งที่ ๒", "เรียน  ผู้อำนวยการเขต", "ประชากร ๑๒๕ คน", "ร้อยละ ๘๐.๐๐", "๔.๔๐ (๔.๑๐)", "ระดับมาก",
            "เท่ากับ ๘๘.๐๐", "เท่ากับ ๙๐.๐๐", "ดีขึ้นอย่างมีนัยสำคัญ", "ผ่านเป้าหมาย"]) text.ShouldContain(part);
        text[..text.IndexOf("รหัสตรวจสอบ", StringComparison.Ordinal)].Any(char.IsAsciiDigit).ShouldBeFalse(text);
    }

    [Fact]
    public async Task Comments_are_masked_grouped_and_quoted_when_the_staff_says_so()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        string[] wrote = ["เจ้าหน้าที่พูดจาสุภาพ", "ขั้นตอนช้า รอนาน โทรหา 081-234-5678", "ขอบคุณมาก", "อยากได้ต้นไม้"];
        var answers = ResultsSteps.Speeds(0, 0, 5, 5, 0).Concat(wrote.Select(w => new { speed = 5, advice = w })).Append(new { speed = 5, advice = "  " });
        var round = await app.Round(await app.Survey(anonymous: true), 1, answers);
        var path = $"/api/v1/staff/rounds/{round}/comments";

        var page = await officer.Get(path + "?limit=3");
        var rest = await officer.Get($"{path}?limit=3&after={page.Text("next")}");
        var comments = page.Items().Concat(rest.Items()).ToList();
        var staff = comments.Single(c => c.Text("text") == wrote[0]);
        await (await officer.Send(HttpMethod.Put, $"{path}/{staff.Text("id")}", new { group = "no-such", shown = true })).Refused(HttpStatusCode.BadRequest, "validation_failed");
        await (await officer.Send(HttpMethod.Put, $"{path}/{Guid.NewGuid()}", new { group = "staff", shown = true })).Refused(HttpStatusCode.NotFound, "not_found");
        await (await director.Send(HttpMethod.Put, $"{path}/{staff.Text("id")}", new { group = "staff", shown = true })).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await officer.Send(HttpMethod.Put, $"{path}/{staff.Text("id")}", new { group = "staff", shown = true })).Ok();
        var decided = await (await officer.Send(HttpMethod.Put, $"{path}/{staff.Text("id")}", new { group = "staff", shown = true })).Ok();

        comments.Count.ShouldBe(4);
        rest.IsNull("next").ShouldBeTrue();
        comments.Select(c => (c.Text("text"), c.Text("suggested"))).ShouldBe(
            [(wrote[0], "staff"), ("ขั้นตอนช้า รอนาน โทรหา [ปกปิด]", "process"), (wrote[2], "praise"), (wrote[3], "other")], ignoreOrder: true);
        comments.ShouldAllBe(c => c.IsNull("group"));
        (decided.Text("group"), decided.GetProperty("shown").GetBoolean()).ShouldBe(("staff", true));
        var memo = ResultsSteps.Parts(await officer.GetByteArrayAsync($"/api/v1/staff/rounds/{round}/memo.docx"));
        memo.ShouldContain("ด้านเจ้าหน้าที่ ๑ ข้อ เช่น “เจ้าหน้าที่พูดจาสุภาพ”");
        memo.ShouldNotContain("อยากได้ต้นไม้");
        var few = await app.Round(await app.Survey(anonymous: true), 1, [new { speed = 5, advice = "ดี" }]);
        (await officer.Get($"/api/v1/staff/rounds/{few}/comments")).Items().ShouldBeEmpty();
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Dictionary<string, object> Some(Random chance, int from, int to)
    {
        var answer = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["speed"] = chance.Next(8) == 0 ? "none" : chance.Next(from - 1, to),
            ["recommend"] = chance.Next(0, 11),
            ["used"] = chance.Next(2) == 0 ? ["report"] : new[] { "report", "news" },
        };
        if (chance.Next(6) > 0) answer["simple"] = chance.Next(from, to);
        if (chance.Next(6) > 0) answer["polite"] = chance.Next(from - 2, to);
        return answer;
    }

    /// <summary>Each person's own weighted mean over what they answered.</summary>
    private static double[] Own(List<Dictionary<string, string>> rows, (string Key, double Weight)[] questions) =>
    [
        .. rows.Select(r => questions.Select(q => (Value: Number(r[q.Key]), q.Weight)).Where(v => v.Value is not null).Select(v => (Value: v.Value!.Value, v.Weight)).ToList())
            .Where(values => values.Count > 0).Select(values => values.Sum(v => v.Value * v.Weight) / values.Sum(v => v.Weight)),
    ];

    private static void Same(JsonElement score, double[] now, double[] before, string what)
    {
        score.GetProperty("n").GetInt32().ShouldBe(now.Length, what);
        Near(score.GetProperty("mean"), now.Average());
        Near(score.GetProperty("sd"), Reckon.Sd(now));
        Near(score.GetProperty("previous").GetProperty("mean"), before.Average());
        Near(score.GetProperty("previous").GetProperty("sd"), Reckon.Sd(before));
        var satisfaction = score.GetProperty("satisfaction");
        Near(satisfaction.GetProperty("ofMean"), now.Average() * 20);
        var (x1, x2) = (Satisfied(now), Satisfied(before));
        satisfaction.GetProperty("satisfied").GetInt32().ShouldBe(x1, what);
        Near(satisfaction.GetProperty("share"), 100.0 * x1 / now.Length);
        var (w1, w2) = (Reckon.Wilson(x1, now.Length), Reckon.Wilson(x2, before.Length));
        Near(satisfaction.GetProperty("shareCi").GetProperty("lower"), w1.Lower * 100);
        Near(satisfaction.GetProperty("shareCi").GetProperty("upper"), w1.Upper * 100);
        var (p1, p2) = ((double)x1 / now.Length, (double)x2 / before.Length);
        var change = score.GetProperty("change");
        Near(change.GetProperty("share"), 100 * (p1 - p2));
        Near(change.GetProperty("shareCi").GetProperty("lower"), 100 * (p1 - p2 - Math.Sqrt(Math.Pow(p1 - w1.Lower, 2) + Math.Pow(w2.Upper - p2, 2))));
        Near(change.GetProperty("shareCi").GetProperty("upper"), 100 * (p1 - p2 + Math.Sqrt(Math.Pow(w1.Upper - p1, 2) + Math.Pow(p2 - w2.Lower, 2))));
        var (v1, v2) = (Math.Pow(Reckon.Sd(now), 2) / now.Length, Math.Pow(Reckon.Sd(before), 2) / before.Length);
        var test = change.GetProperty("test");
        var df = Math.Pow(v1 + v2, 2) / ((v1 * v1 / (now.Length - 1)) + (v2 * v2 / (before.Length - 1)));
        Near(test.GetProperty("df"), df);
        Near(test.GetProperty("statistic"), (now.Average() - before.Average()) / Math.Sqrt(v1 + v2));
        Near(test.GetProperty("p"), Reckon.TwoSided(Math.Abs(test.GetProperty("statistic").GetDouble()), df), 1e-5);
        var half = (test.GetProperty("ci").GetProperty("upper").GetDouble() - test.GetProperty("ci").GetProperty("lower").GetDouble()) / 2;
        Reckon.TwoSided(half / Math.Sqrt(v1 + v2), df).ShouldBe(0.05, 1e-6, what);
        var ofMean = satisfaction.GetProperty("ofMeanCi");
        Reckon.TwoSided((ofMean.GetProperty("upper").GetDouble() - ofMean.GetProperty("lower").GetDouble()) / 40 / Math.Sqrt(v1), now.Length - 1).ShouldBe(0.05, 1e-6, what);
        var printed = Math.Round((decimal)now.Average(), 2, MidpointRounding.AwayFromZero);
        score.GetProperty("level").GetProperty("fifth").Text("th").ShouldBe(printed >= 4.21m ? "มากที่สุด" : printed >= 3.41m ? "มาก" : printed >= 2.61m ? "ปานกลาง" : printed >= 1.81m ? "น้อย" : "น้อยที่สุด", what);
    }

    /// <summary>Own mean, as it is printed, at มาก or above in fifths.</summary>
    private static int Satisfied(double[] own) => own.Count(v => Math.Round((decimal)v, 2, MidpointRounding.AwayFromZero) >= 3.41m);

    private static void Near(JsonElement actual, double expected, double relative = 1e-6) =>
        actual.GetDouble().ShouldBe(expected, Math.Max(Math.Abs(expected), 1e-6) * relative, actual.ToString());

    /// <summary>The formulas once more, written for this test, with Student's t as an integral.</summary>
    private static class Reckon
    {
        public static double Sd(double[] values)
        {
            var mean = values.Average();
            return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        }

        public static (double Lower, double Upper) Wilson(int x, int n)
        {
            const double z = 1.959963984540054;
            var (centre, half) = ((x + (z * z / 2)) / (n + (z * z)), z / (n + (z * z)) * Math.Sqrt((x * (double)(n - x) / n) + (z * z / 4)));
            return (centre - half, centre + half);
        }

        public static double TwoSided(double t, double df)
        {
            const int steps = 20_000;
            var sum = 0.0;
            for (var i = 0; i <= steps; i++)
            {
                var x = t * i / steps;
                sum += (i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Pow(1 + (x * x / df), -(df + 1) / 2);
            }

            var constant = Math.Exp(LogGamma((df + 1) / 2) - LogGamma(df / 2)) / Math.Sqrt(df * Math.PI);
            return 1 - (2 * constant * sum * t / steps / 3);
        }

        // Stirling's series, after walking up to where it is exact enough.
        private static double LogGamma(double x)
        {
            var shift = 0.0;
            while (x < 15) shift -= Math.Log(x++);
            return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));
        }
    }
}
