using Saphansung.Tests.Surveys;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>A survey on a phone that loses its connection, is pressed twice, and is not the only device.</summary>
public sealed class SurveyTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Questions = """
        [{"key":"speed","type":"scale","label":{"th":"ความรวดเร็ว","en":"Speed"},"required":true,"section":"one","noOpinion":{"th":"ไม่เคยใช้","en":"Never used"},"options":[{"value":"5","label":{"th":"มากที่สุด","en":"Most"}},{"value":"1","label":{"th":"น้อยที่สุด","en":"Least"}}],"min":1,"max":5},
         {"key":"advice","type":"textarea","label":{"th":"ข้อเสนอแนะ","en":"Suggestions"},"required":true,"section":"two"}]
        """;

    private const string Sections = """[{"key":"one","label":{"th":"การให้บริการ","en":"The service"}},{"key":"two","label":{"th":"ข้อคิดเห็น","en":"Comments"}}]""";

    [Fact]
    public async Task What_is_written_is_saved_goes_on_elsewhere_and_is_sent_once()
    {
        var round = await App.OpenRound(anonymous: true, ["resident-survey"], form: (Questions, Sections));
        var phone = await Visit("resident-survey", WindowSize.Narrowest);
        phone.Foresee("ERR_INTERNET_DISCONNECTED");
        await phone.Open($"/liff/surveys/{round}");

        // With the keyboard alone.
        await phone.TabTo(phone.Screen.GetByLabel("5 มากที่สุด"));
        await phone.Page.Keyboard.PressAsync(" ");
        await Expect(phone.Screen.GetByText("บันทึกแล้ว")).ToBeVisibleAsync();
        await phone.TabTo(phone.Screen.Button("ต่อไป"));
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Screen.Title("ข้อคิดเห็น")).ToBeVisibleAsync();

        await phone.Context.SetOfflineAsync(true);
        await phone.Screen.GetByLabel("ข้อเสนอแนะ").FillAsync("ตอบวันหยุดด้วย (ตัวอย่าง)");
        await Expect(phone.Screen.GetByText("เก็บไว้ในเครื่องนี้")).ToBeVisibleAsync();
        await Expect(phone.Screen.GetByText("บันทึกแล้ว")).ToBeHiddenAsync();
        (await App.Sql<bool>("select answers ? 'advice' from survey_draft where round_id = $1", round)).ShouldBeFalse();
        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Screen.GetByText("บันทึกแล้ว")).ToBeVisibleAsync();

        var tablet = await Visit("resident-survey");
        await tablet.Open($"/liff/surveys/{round}");
        await Expect(tablet.Screen.GetByLabel("ข้อเสนอแนะ")).ToHaveValueAsync("ตอบวันหยุดด้วย (ตัวอย่าง)");

        await phone.Screen.Button("ส่งคำตอบ").EvaluateAsync("button => { button.click(); button.click(); }");
        await Expect(phone.Screen.Title("ขอบคุณสำหรับคำตอบ")).ToBeVisibleAsync();
        (await phone.Screen.Locator(".survey-code").InnerTextAsync()).Length.ShouldBe("7K3Q-FM9B-XW2D-RT6P".Length);
        (await App.Sql<string>("select string_agg(answers->>'speed', ',') from survey_anonymous_answer where round_id = $1", round)).ShouldBe("5");
    }

    [Fact]
    public async Task Sent_without_a_connection_it_waits_and_goes_by_itself()
    {
        var round = await App.OpenRound(anonymous: false, ["resident-queue"], form: (Questions, Sections));
        var visit = await Visit("resident-queue");
        visit.Foresee("ERR_INTERNET_DISCONNECTED");
        await visit.Open($"/liff/surveys/{round}");
        await visit.Screen.GetByLabel("ไม่เคยใช้").CheckAsync();
        await visit.Screen.Button("ต่อไป").ClickAsync();
        await visit.Screen.GetByLabel("ข้อเสนอแนะ").FillAsync("รอสัญญาณ (ตัวอย่าง)");
        await visit.Context.SetOfflineAsync(true);

        await visit.Screen.Button("ส่งคำตอบ").ClickAsync();
        await Expect(visit.Screen.GetByText("คำตอบรอส่งอยู่ในเครื่องนี้")).ToBeVisibleAsync();
        (await App.Sql<long>("select count(*) from survey_answer where round_id = $1", round)).ShouldBe(0);
        await visit.Context.SetOfflineAsync(false);

        await Expect(visit.Screen.Title("ขอบคุณสำหรับคำตอบ")).ToBeVisibleAsync();
        (await App.Sql<string>("select answers->>'speed' from survey_answer where round_id = $1", round)).ShouldBe("none");
    }

    [Fact]
    public async Task When_the_round_closes_under_the_hand_the_draft_stays_and_the_person_is_told()
    {
        var round = await App.OpenRound(anonymous: true, ["resident-late"], form: (Questions, Sections));
        var visit = await Visit("resident-late");
        visit.Foresee(409);
        await visit.Open($"/liff/surveys/{round}");
        await visit.Screen.GetByLabel("5 มากที่สุด").CheckAsync();
        await visit.Screen.Button("ต่อไป").ClickAsync();
        await visit.Screen.GetByLabel("ข้อเสนอแนะ").FillAsync("กำลังพิมพ์ (ตัวอย่าง)");
        await Expect(visit.Screen.GetByText("บันทึกแล้ว")).ToBeVisibleAsync();
        await App.Sql("update survey_round set opens_at = $2::timestamptz - interval '1 day', closes_at = $2 where id = $1", round, App.Now.UtcDateTime);

        await visit.Screen.Button("ส่งคำตอบ").ClickAsync();

        await Expect(visit.Screen.GetByText("สิ่งที่เขียนไว้ยังอยู่เป็นฉบับร่างและไม่ถูกนับ", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(visit.Screen.GetByLabel("ข้อเสนอแนะ")).ToHaveValueAsync("กำลังพิมพ์ (ตัวอย่าง)");
        (await App.Sql<string>("select answers->>'advice' from survey_draft where round_id = $1", round)).ShouldBe("กำลังพิมพ์ (ตัวอย่าง)");
        (await App.Sql<long>("select count(*) from survey_anonymous_answer where round_id = $1", round)).ShouldBe(0);
    }

    [Fact]
    public async Task Everybody_can_use_it()
    {
        var round = await App.OpenRound(anonymous: true, ["resident-axe-survey"], form: (Questions, Sections));
        var visit = await Visit("resident-axe-survey");
        var look = await Accessibility.Of(visit);
        await visit.Open("/liff/surveys");
        await look.Look("surveys", visit.Screen.Link("ความพึงพอใจของผู้ติดตาม", exact: false));
        await visit.Open($"/liff/surveys/{round}");
        await look.Look("questions", visit.Screen.Title("การให้บริการ"));
        await visit.Screen.Button("ต่อไป").ClickAsync();
        await look.Look("not answered", visit.Screen.Locator(".summary"));
        await visit.Screen.GetByLabel("1 น้อยที่สุด").CheckAsync();
        await visit.Screen.Button("ต่อไป").ClickAsync();
        await visit.Screen.GetByLabel("ข้อเสนอแนะ").FillAsync("ครบแล้ว (ตัวอย่าง)");
        await visit.Screen.Button("ส่งคำตอบ").ClickAsync();
        await look.Look("receipt", visit.Screen.Locator(".survey-code"));

        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }
}
