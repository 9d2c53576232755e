using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Saphansung.Tests.Training;

public sealed class QuestionBankTests(App app) : IClassFixture<App>
{
    private const string Questions = "/api/v1/staff/questions";
    private static readonly XNamespace Qti = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    [Fact]
    public async Task A_question_is_made_once_and_changed_by_whoever_saw_it_last()
    {
        using var officer = app.As("officer-1");
        var key = Guid.NewGuid().ToString();

        var made = await officer.Post(Questions, Question("ก"), key);
        var again = await officer.Post(Questions, Question("ก"), key);
        await (await officer.Send(HttpMethod.Post, Questions, Question("ข"), key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        again.Text("id").ShouldBe(made.Text("id"));
        made.GetProperty("tags")[0].GetString().ShouldBe("LINE");

        var changed = await (await officer.Send(HttpMethod.Put, $"{Questions}/{made.Text("id")}", new { version = 1, question = Question("ค") })).Ok();
        (changed.GetProperty("number").GetInt32(), changed.GetProperty("version").GetInt32()).ShouldBe((1, 2), "nobody was asked it, so the version stays the first");
        changed.GetProperty("body").GetProperty("text").Text("text").ShouldBe("ค");
        await (await officer.Send(HttpMethod.Put, $"{Questions}/{made.Text("id")}", new { version = 1, question = Question("ง") })).Refused(HttpStatusCode.Conflict, "question_changed");
    }

    [Fact]
    public async Task A_question_that_cannot_be_scored_is_refused_by_field()
    {
        using var officer = app.As("officer-1");
        var none = new { kind = "single", body = new { text = new { text = "?" }, options = new object[] { new { key = "a", text = new { text = "a" }, weight = 0.5 }, new { key = "a", text = new { text = "" }, weight = 2 } } } };

        var problem = await (await officer.Send(HttpMethod.Post, Questions, none, Guid.NewGuid().ToString())).Refused(HttpStatusCode.BadRequest, "validation_failed");

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["body.options[1].key", "body.options[1].text", "body.options[1].weight", "body.options"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_used_version_stays_and_the_change_is_the_next()
    {
        var course = await app.OpenTests("trainee-v");
        using var officer = app.As("officer-1");
        var question = await officer.Get($"{Questions}/{course.Questions["ช่องทาง"]}");
        question.GetProperty("frozen").GetBoolean().ShouldBeTrue();

        var changed = await (await officer.Send(HttpMethod.Put, $"{Questions}/{question.Text("id")}", new { version = question.GetProperty("version").GetInt32(), question = Question("ใหม่") })).Ok();

        (changed.GetProperty("number").GetInt32(), changed.GetProperty("frozen").GetBoolean()).ShouldBe((2, false));
        (await app.Sql<string>("select body -> 'text' ->> 'text' from question_version where question_id = $1 and version = 1", course.Questions["ช่องทาง"])).ShouldBe("แจ้งเหตุทางใด");
        (await officer.Get(course.Desk)).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("questionId").GetGuid() == course.Questions["ช่องทาง"])
            .GetProperty("number").GetInt32().ShouldBe(1, "the test goes on asking what it asked");
        var other = new { kind = "short", body = new { text = new { text = "?" }, texts = new[] { new { text = "a", weight = 1 } } } };
        await (await officer.Send(HttpMethod.Put, $"{Questions}/{question.Text("id")}", new { version = changed.GetProperty("version").GetInt32(), question = other })).Refused(HttpStatusCode.Conflict, "question_kind_fixed");
    }

    [Fact]
    public async Task The_bank_is_searched_by_category_tag_kind_and_words()
    {
        using var officer = app.As("officer-1");
        await (await officer.Import("$CATEGORY: ค้น/ภาพ\n\n// [tag:หา]\n::หนึ่ง::[html]<b>กล้อง</b><script>alert(1)</script> {T}\n\n$CATEGORY: ค้น/เวลา\n\n::สอง::นาฬิกา {#4}")).Ok();

        async Task<IEnumerable<string>> Names(string query) => (await officer.Get($"{Questions}?{query}")).GetProperty("items").EnumerateArray().Select(i => i.Text("name"));
        (await Names("category=ค้น")).ShouldBe(["สอง", "หนึ่ง"]);
        (await Names("category=ค้น/ภาพ")).ShouldBe(["หนึ่ง"]);
        (await Names("tag=หา")).ShouldBe(["หนึ่ง"]);
        (await Names("category=ค้น&kind=numeric")).ShouldBe(["สอง"]);
        (await Names("q=นาฬิกา")).ShouldBe(["สอง"]);
        (await Names("category=ค้น&limit=1")).ShouldBe(["สอง"]);
        var next = (await officer.Get($"{Questions}?category=ค้น&limit=1")).Text("next");
        (await Names($"category=ค้น&limit=1&after={next}")).ShouldBe(["หนึ่ง"]);
        (await officer.Get($"{Questions}?tag=หา")).GetProperty("items")[0].Text("text").ShouldBe("กล้อง", "what leaves for a page is text");
        (await officer.Get($"{Questions}/categories")).EnumerateArray().Select(c => c.Text("category")).ShouldContain("ค้น/เวลา");
    }

    [Fact]
    public async Task An_import_is_all_or_nothing_and_once()
    {
        using var officer = app.As("officer-1");
        var before = await app.Sql<long>("select count(*) from question where name like 'นำเข้า%'");
        var problem = await (await officer.Import("::นำเข้า 1::ก {T}\n\n::นำเข้า 2::ข {#x}\n\nค {=a ~b")).Refused(HttpStatusCode.BadRequest, "validation_failed");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["line.3", "line.5"]);
        problem.GetProperty("errors").GetProperty("line.3")[0].GetString()!.ShouldContain("ตัวเลข");
        (await app.Sql<long>("select count(*) from question where name like 'นำเข้า%'")).ShouldBe(before);

        var (key, gift) = (Guid.NewGuid(), "::นำเข้า 1::ก {T}\n\nคำอธิบาย");
        (await (await officer.Import(gift, check: true)).Ok()).GetProperty("checked").GetBoolean().ShouldBeTrue();
        (await app.Sql<long>("select count(*) from question where name like 'นำเข้า%'")).ShouldBe(before);
        var answers = await Task.WhenAll(officer.Import(gift, key), officer.Import(gift, key), officer.Import(gift, key));
        foreach (var answer in answers) (await answer.Ok()).GetProperty("unsupported")[0].GetProperty("line").GetInt32().ShouldBe(3);
        (await app.Sql<long>("select count(*) from question where name like 'นำเข้า%'")).ShouldBe(before + 1);
        await (await officer.Import(gift + "\n\n::นำเข้า 3::ง {T}", key)).Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Fact]
    public async Task Ten_thousand_questions_come_in_within_seconds()
    {
        using var officer = app.As("officer-1");
        var gift = new StringBuilder("$CATEGORY: ใหญ่\n\n");
        for (var i = 0; i < 10_000; i++) gift.Append(System.Globalization.CultureInfo.InvariantCulture, $"::ข้อ {i}::คำถามที่ {i} ถามว่าอะไร {{~ก#ไม่ใช่ =ข#ใช่ ~%50%ค ~ง####เพราะ ข}}\n\n");
        var watch = Stopwatch.StartNew();

        (await (await officer.Import(gift.ToString())).Ok()).GetProperty("imported").GetInt32().ShouldBe(10_000);

        TestContext.Current.SendDiagnosticMessage($"10,000 questions in {watch.ElapsedMilliseconds} ms");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "a few seconds on a quiet machine");
        (await officer.Get($"{Questions}?category=ใหญ่&limit=1")).GetProperty("items")[0].Text("name").ShouldBe("ข้อ 9999", "in the order of the file");
    }

    [Fact]
    public async Task Any_bytes_are_answered_with_lines_or_with_a_result()
    {
        using var officer = app.As("officer-1");
        var random = new Random(11);
        for (var round = 0; round < 8; round++)
        {
            var bytes = new byte[100_000];
            random.NextBytes(bytes);
            if (round % 2 == 1) bytes = Array.ConvertAll(bytes, b => (byte)"{}=~#:\\%->\n\nab 12"[b % 17]);

            using var answer = await officer.Import(bytes);

            ((int)answer.StatusCode).ShouldBeOneOf(200, 400);
            if ((int)answer.StatusCode == 400)
                (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").EnumerateObject().ShouldAllBe(e => e.Name.StartsWith("line.", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_exported_comes_back_the_same()
    {
        using var officer = app.As("officer-1");
        await (await officer.Import("$CATEGORY: รอบ\n\n" + TestSteps.Bank)).Ok();
        var gift = await officer.GetStringAsync($"{Questions}/export/gift?category=รอบ");

        await (await officer.Import(gift.Replace("$CATEGORY: รอบ", "$CATEGORY: กลับ", StringComparison.Ordinal))).Ok();

        var back = await officer.GetStringAsync($"{Questions}/export/gift?category=กลับ");
        Plain(back).ShouldBe(Plain(gift).Replace("$CATEGORY: รอบ", "$CATEGORY: กลับ", StringComparison.Ordinal));
        gift.ShouldContain("::ช่องทาง::แจ้งเหตุทางใด{");

        static string Plain(string text) => string.Join('\n', text.Split('\n').Where(l => !l.StartsWith("//", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Qti_says_the_same_as_1EdTech_s_examples_say_it()
    {
        using var officer = app.As("officer-1");
        await (await officer.Import("$CATEGORY: คิวทีไอ\n\n" + TestSteps.Bank + "\n\n::เรียงความ::เล่า {}")).Ok();

        using var zip = new ZipArchive(await officer.GetStreamAsync($"{Questions}/export/qti?category=คิวทีไอ"));

        var manifest = await Read(zip, "imsmanifest.xml");
        XNamespace packaging = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
        manifest.Root!.Name.ShouldBe(packaging + "manifest");
        manifest.Root.Element(packaging + "metadata")!.Element(packaging + "schema")!.Value.ShouldBe("QTI Package");
        var resources = manifest.Descendants(packaging + "resource").ToList();
        resources.Count.ShouldBe(6, "an essay has no item");
        resources.ShouldAllBe(r => r.Attribute("type")!.Value == "imsqti_item_xmlv3p0" && r.Element(packaging + "file")!.Attribute("href")!.Value == r.Attribute("href")!.Value);
        var items = new List<XElement>();
        foreach (var resource in resources) items.Add((await Read(zip, resource.Attribute("href")!.Value)).Root!);
        foreach (var item in items)
        {
            item.Name.ShouldBe(Qti + "qti-assessment-item");
            item.Elements().Select(e => e.Name.LocalName).ShouldBe(["qti-response-declaration", "qti-outcome-declaration", "qti-item-body", "qti-response-processing"]);
            item.Attribute("time-dependent")!.Value.ShouldBe("false");
            item.Element(Qti + "qti-response-declaration")!.Attribute("identifier")!.Value.ShouldBe("RESPONSE");
            item.Element(Qti + "qti-outcome-declaration")!.Attribute("identifier")!.Value.ShouldBe("SCORE");
            item.Element(Qti + "qti-item-body")!.Descendants().Attributes("response-identifier").Single().Value.ShouldBe("RESPONSE");
        }

        XElement Titled(string title) => items.Single(i => i.Attribute("title")!.Value == title);
        var single = Titled("ช่องทาง");
        single.Descendants(Qti + "qti-choice-interaction").Single().Attribute("max-choices")!.Value.ShouldBe("1");
        single.Descendants(Qti + "qti-map-entry").Select(e => e.Attribute("mapped-value")!.Value).ShouldBe(["1", "0.5"]);
        Template(single).ShouldBe("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml");
        Template(Titled("ภาพ")).ShouldBe("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml");
        var several = Titled("ข้อมูล").Element(Qti + "qti-response-declaration")!;
        several.Attribute("cardinality")!.Value.ShouldBe("multiple");
        several.Element(Qti + "qti-correct-response")!.Elements(Qti + "qti-value").Count().ShouldBe(2);
        several.Element(Qti + "qti-mapping")!.Attribute("lower-bound")!.Value.ShouldBe("0");
        var pairs = Titled("คู่");
        pairs.Element(Qti + "qti-response-declaration")!.Attribute("base-type")!.Value.ShouldBe("directedPair");
        pairs.Descendants(Qti + "qti-simple-match-set").Select(s => s.Elements(Qti + "qti-simple-associable-choice").Count()).ShouldBe([3, 3]);
        Titled("ชั่วโมง").Descendants(Qti + "qti-equal").Select(e => e.Attribute("tolerance")!.Value).ShouldBe(["0 0", "12 12"]);
        Titled("คำ").Descendants(Qti + "qti-text-entry-interaction").Count().ShouldBe(1);

        static string Template(XElement item) => item.Element(Qti + "qti-response-processing")!.Attribute("template")!.Value;
    }

    [Fact]
    public async Task The_bank_is_the_staffs()
    {
        using var trainee = app.As("trainee-1");
        using var director = app.As("director-1");

        foreach (var path in (string[])[Questions, $"{Questions}/export/gift", $"{Questions}/export/qti", $"{Questions}/{Guid.NewGuid()}"])
            await (await trainee.GetAsync(path)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await director.Import("a {T}")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await director.Get(Questions);
    }

    private static async Task<XDocument> Read(ZipArchive zip, string path)
    {
        await using var stream = await zip.GetEntry(path)!.OpenAsync();
        return await XDocument.LoadAsync(stream, LoadOptions.None, default);
    }

    private static object Question(string text) => new
    {
        name = "ชื่อ",
        category = "ทดสอบ",
        tags = new[] { "LINE" },
        kind = "single",
        body = new { text = new { text }, options = new[] { new { key = "c1", text = new { text = "LINE" }, weight = 1 }, new { key = "c2", text = new { text = "จดหมาย" }, weight = 0 } } },
    };
}
