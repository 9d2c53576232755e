using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>Whatever happens on the way, what was written is not lost and becomes one case.</summary>
public sealed class SendingTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task Two_quick_taps_on_send_make_one_case()
    {
        var visit = await Visit("resident-twice");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.FillIn("แตะสองครั้ง (ตัวอย่าง)");

        await visit.Screen.Button("ส่งเรื่อง").EvaluateAsync("button => { button.click(); button.click(); }");

        await visit.Screen.Reference();
        (await App.CasesOf("resident-twice")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_answer_is_lost_a_second_try_makes_no_second_case()
    {
        var visit = await Visit("resident-lost");
        visit.Foresee("ERR_FAILED");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.FillIn("คำตอบหาย (ตัวอย่าง)");
        await visit.Page.RouteAsync("**/api/v1/incidents", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        }, new() { Times = 1 });

        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();
        await Expect(visit.Screen.GetByText("ร่างยังอยู่ในเครื่องนี้")).ToBeVisibleAsync();
        (await App.CasesOf("resident-lost")).Count.ShouldBe(1);
        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();

        await visit.Screen.Reference();
        (await App.CasesOf("resident-lost")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_ends_half_way_costs_one_signing_in_and_no_words()
    {
        var visit = await Visit("resident-slow");
        visit.Foresee(401);
        await visit.Open("/liff/report/garbage");
        await visit.Screen.FillIn("เขียนข้ามคืน (ตัวอย่าง)");
        var before = visit.Asked("POST", "/_sim/id-tokens");

        App.Advance(TimeSpan.FromHours(9));
        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();

        await visit.Screen.Reference();
        (visit.Asked("POST", "/_sim/id-tokens") - before).ShouldBe(1);
        using var resident = App.As("resident-slow");
        var sent = (await App.CasesOf("resident-slow")).ShouldHaveSingleItem();
        (await resident.Get($"/api/v1/incidents/{sent}")).Text("description").ShouldBe("เขียนข้ามคืน (ตัวอย่าง)");
    }

    [Fact]
    public async Task After_a_reload_the_draft_is_offered_again()
    {
        var visit = await Visit("resident-reload");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.AnswerGarbage("ปิดหน้าไปก่อน (ตัวอย่าง)");
        await visit.AddPhotoAndWaitForDraft();

        await visit.Page.ReloadAsync();
        await Expect(visit.Screen.GetByText("นี่คือร่างที่คุณทำค้างไว้")).ToBeVisibleAsync();
        await Expect(visit.Screen.GetByLabel("เล่าสั้น ๆ ว่าเกิดอะไรขึ้น")).ToHaveValueAsync("ปิดหน้าไปก่อน (ตัวอย่าง)");
        await Expect(visit.Screen.Locator(".photo-done")).ToBeVisibleAsync();

        await visit.Open("/liff/report");
        await visit.Page.ReloadAsync();
        await Expect(visit.Screen.GetByText("มีเรื่อง “ขยะตกค้าง” ที่ยังไม่ได้ส่ง")).ToBeVisibleAsync();
        await visit.Screen.Link("ทำต่อ").ClickAsync();
        await visit.Screen.GoOn("เกิดที่ไหน");
        await visit.Screen.PlaceInWords("หน้าวัด (ตัวอย่าง)");
        await visit.Screen.GoOn("ตรวจก่อนส่ง");
        await visit.Screen.Button("ส่งเรื่อง").ClickAsync();
        await visit.Screen.Reference();
        (await App.CasesOf("resident-reload")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_is_not_shown_to_the_next_person_at_the_same_phone()
    {
        var visit = await Visit("resident-owner");
        await visit.Open("/liff/report/garbage");
        await visit.Screen.AnswerGarbage("เรื่องส่วนตัว (ตัวอย่าง)");
        await visit.AddPhotoAndWaitForDraft();

        await visit.Open("/liff/report", by: "resident-2");
        await visit.Page.ReloadAsync();

        await Expect(visit.Screen.Title("เกิดเรื่องอะไร")).ToBeVisibleAsync();
        await Expect(visit.Screen.GetByText("ที่ยังไม่ได้ส่ง")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_whole_report_can_be_made_with_the_keyboard()
    {
        var visit = await Visit("resident-keys");
        var (screen, keys) = (visit.Screen, visit.Page.Keyboard);
        await visit.Open("/liff/report");

        await visit.TabTo(screen.GetByRole(AriaRole.Button, new() { Name = "ขยะตกค้าง" }));
        await keys.PressAsync("Enter");
        await visit.TabTo(screen.GetByLabel("เล่าสั้น ๆ ว่าเกิดอะไรขึ้น"));
        await keys.TypeAsync("พิมพ์ล้วน (ตัวอย่าง)");
        foreach (var question in (string[])["เป็นขยะแบบไหน", "ขยะอยู่ตรงไหน", "มีมากแค่ไหน", "ค้างอยู่ตั้งแต่เมื่อไร"])
        {
            await visit.TabTo(screen.Question(question).GetByRole(AriaRole.Radio).First);
            await keys.PressAsync("Space");
            await keys.PressAsync("ArrowDown");
            await Expect(screen.Question(question).GetByRole(AriaRole.Radio).Nth(1)).ToBeCheckedAsync();
        }

        await visit.TabTo(screen.Question("ตอนนี้เห็นสิ่งเหล่านี้ตรงนั้นหรือไม่").GetByLabel("ไม่เห็น", new() { Exact = true }));
        await keys.PressAsync("Space");
        await visit.TabTo(screen.Button("ต่อไป"));
        await keys.PressAsync("Enter");
        await Expect(screen.Title("เกิดที่ไหน")).ToBeFocusedAsync();
        await visit.TabTo(screen.Button("บอกจุดสังเกตแทน"));
        await keys.PressAsync("Enter");
        await visit.TabTo(screen.GetByLabel("จุดสังเกต"));
        await keys.TypeAsync("ปากซอย (ตัวอย่าง)");
        await visit.TabTo(screen.GetByLabel("ชุมชน"));
        await keys.PressAsync("ArrowDown");
        await visit.TabTo(screen.Button("ต่อไป"));
        await keys.PressAsync("Enter");
        await Expect(screen.Title("ตรวจก่อนส่ง")).ToBeFocusedAsync();
        await visit.TabTo(screen.Button("ส่งเรื่อง"));
        await keys.PressAsync("Enter");

        await screen.Reference();
        (await App.CasesOf("resident-keys")).Count.ShouldBe(1);
    }
}
