using Microsoft.Playwright;
using Saphansung.Api.Documents;
using Saphansung.Tests.Surveys;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>An officer makes a questionnaire, releases it, and reads what came back.</summary>
public sealed class SurveyDeskTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Followers = "ความพึงพอใจของผู้ติดตาม LINE@SAPHANSUNG";

    [Fact]
    public async Task A_survey_is_made_from_a_template_changed_and_released_with_its_cost_shown()
    {
        var visit = await Visit("officer-1", WindowSize.Desk);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/staff/surveys");
        await screen.GetByText("สร้างแบบสอบถาม", new() { Exact = true }).First.ClickAsync();
        await look.Look("templates", screen.Button(Followers));
        await screen.Button(Followers).ClickAsync();
        await Expect(screen.Title(Followers)).ToBeVisibleAsync();
        var survey = Guid.Parse(new Uri(visit.Page.Url).Segments[^1]);

        var section = screen.GetByRole(AriaRole.Region, new() { Name = "กระบวนการให้บริการ", Exact = true });
        await section.GetByText("หมวด", new() { Exact = true }).First.ClickAsync();
        await section.GetByLabel("ภาษาไทย").First.FillAsync("ขั้นตอน (ตัวอย่าง)");
        section = screen.GetByRole(AriaRole.Region, new() { Name = "ขั้นตอน (ตัวอย่าง)", Exact = true });
        await section.Button("เพิ่มคำถาม").ClickAsync();
        var editor = section.Locator(".survey-editor");
        await editor.GetByLabel("ภาษาไทย").First.FillAsync("คิวสั้น (ตัวอย่าง)");
        await editor.GetByLabel("ภาษาอังกฤษ").First.FillAsync("Short queue");
        await editor.GetByLabel("น้ำหนัก").FillAsync("2.5");
        await editor.GetByLabel("ถามเมื่อ").SelectOptionAsync(new SelectOptionValue { Label = "ในสามเดือนที่ผ่านมา ท่านใช้บริการใดบ้าง" });
        await editor.Question("ตอบว่า").GetByLabel("อ่านข่าวสาร").UncheckAsync();
        await editor.Question("ตอบว่า").GetByLabel("แจ้งเหตุ").CheckAsync();
        await look.Look("question", editor);

        // The preview asks only what the answers call for.
        var phone = screen.GetByRole(AriaRole.Region, new() { Name = "ดูอย่างที่โทรศัพท์แสดง" });
        await Expect(phone.Question("คิวสั้น (ตัวอย่าง)")).ToHaveCountAsync(0);
        await phone.Question("ในสามเดือนที่ผ่านมา ท่านใช้บริการใดบ้าง").GetByLabel("แจ้งเหตุ").CheckAsync();
        await Expect(phone.Question("คิวสั้น (ตัวอย่าง)")).ToBeVisibleAsync();
        await screen.Button("บันทึก").ClickAsync();
        await Expect(screen.GetByText("ยังไม่ได้บันทึก")).ToBeHiddenAsync();
        (await Stored(survey)).ShouldBe("2.5 {report}");

        await screen.Button("เตรียมรอบใหม่").ClickAsync();
        await Expect(screen.GetByText("ถ้าส่งพุชใช้ไม่เกิน", new() { Exact = false })).ToBeVisibleAsync();
        await screen.GetByLabel("ถามใคร").SelectOptionAsync("committee");
        await look.Look("round", screen.GetByText("0 คน · ถ้าส่งพุชใช้ไม่เกิน 0 ข้อความ", new() { Exact = false }));
        await screen.Locator("form.act").Button("บันทึก").ClickAsync();
        await screen.Button("ปล่อยให้เปิดตามเวลา").ClickAsync();
        await look.Look("released", screen.GetByText("รอเปิดตามเวลา"));

        (await App.Sql<bool>("select released_at is not null from survey_round where survey_id = $1", survey)).ShouldBeTrue();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task What_a_file_asks_that_a_survey_cannot_is_named_with_its_row()
    {
        var visit = await Visit("officer-1", WindowSize.Phone);
        visit.Foresee(400);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/staff/surveys");
        await screen.GetByText("สร้างแบบสอบถาม", new() { Exact = true }).First.ClickAsync();

        await screen.GetByLabel("ไฟล์ XLSForm (.xlsx) หรือ JSON").SetInputFilesAsync(new FilePayload { Name = "form.xlsx", MimeType = XlsxFile.Type, Buffer = [.. "no form"u8] });
        await look.Look("no form", screen.GetByRole(AriaRole.Alert).First);
        await screen.GetByLabel("ไฟล์ XLSForm (.xlsx) หรือ JSON").SetInputFilesAsync(new FilePayload
        {
            Name = "form.xlsx",
            MimeType = XlsxFile.Type,
            Buffer = FormFilesTests.Book(
                [("survey", [["type", "name", "label::Thai (th)", "label::English (en)"], ["text", "why", "เพราะเหตุใด", "Why?"], ["geopoint", "place", "ที่ไหน", "Where?"]])]),
        });
        await look.Look("imported", screen.GetByText("survey แถว 3", new() { Exact = false }));
        await screen.Button("สร้างแบบสอบถาม (1)").ClickAsync();

        await Expect(screen.GetByRole(AriaRole.Region, new() { Name = "คำถาม", Exact = true }).GetByText("เพราะเหตุใด")).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task The_results_are_read_on_a_phone_and_printed()
    {
        var survey = await App.Survey(anonymous: true);
        await App.Round(survey, 1, ResultsSteps.Speeds(0, 5, 30, 35, 30));
        var answers = ResultsSteps.Speeds(0, 0, 5, 30, 65).Append(new { speed = 5, polite = 5, advice = "เจ้าหน้าที่พูดจาสุภาพ โทร 081-234-5678" });
        var round = await App.Round(survey, 2, answers, silent: 50);
        var visit = await Visit("officer-1", WindowSize.Phone);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open($"/staff/surveys/results/{round}");
        await look.Look("results", screen.GetByText("ดีขึ้นอย่างมีนัยสำคัญ").First);
        // The share of each point in the bar, for whoever cannot see it.
        await Expect(screen.GetByRole(AriaRole.Img, new() { Name = "3 4.95%, 4 29.70%, 5 65.35%" })).ToBeVisibleAsync();
        await Expect(screen.Locator("li", new() { HasText = "ความสุภาพ" })).ToContainTextAsync("ระดับ * · ตอบน้อยกว่า 5 คน");
        var comment = screen.Locator("li", new() { HasText = "เจ้าหน้าที่พูดจาสุภาพ" });
        await Expect(comment).ToContainTextAsync("[ปกปิด]");
        await comment.GetByLabel("ยกไปไว้ในบันทึก").CheckAsync();
        await comment.Button("ยืนยัน").ClickAsync();
        await look.Look("confirmed", comment.GetByText("ยืนยันแล้ว"));
        (await App.Sql<bool>("select shown from survey_comment where round_id = $1", round)).ShouldBeTrue();
        var memo = await visit.Page.RunAndWaitForDownloadAsync(() => screen.Button("บันทึกข้อความ (.docx)").ClickAsync());
        memo.SuggestedFilename.ShouldBe("memo.docx");

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(screen.Locator(".score-table").First).ToBeVisibleAsync();
        await Expect(comment).ToBeHiddenAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await visit.Page.SetViewportSizeAsync(1280, 800);
        await look.Look("results on a desk", screen.Locator(".score-table").First);
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    private Task<string> Stored(Guid survey) => App.Sql<string>("""
        select concat(question->>'weight', ' {', question#>>'{showIf,in,0}', '}')
        from survey
        join form_version on form_version.form_key = survey.form_key and form_version.version = survey.form_version
        cross join jsonb_array_elements(questions) as question
        where survey.id = $1 and question#>>'{label,th}' = 'คิวสั้น (ตัวอย่าง)'
        """, survey);
}
