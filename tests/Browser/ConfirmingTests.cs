using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The reporter has the last word on whether it is fixed.</summary>
public sealed class ConfirmingTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task Four_stars_from_the_message_in_the_chat_end_the_case()
    {
        var receipt = await App.ClaimedFixed("resident-1");
        await Tests.App.Eventually(() => App.Line.Inbox("resident-1").ShouldNotBeEmpty());
        var visit = await Visit("resident-1");
        await visit.PickUpPhone();
        await visit.Screen.Locator(".flex").Filter(new() { HasText = receipt.Reference }).Last.GetByRole(Microsoft.Playwright.AriaRole.Button).First.ClickAsync();

        await Expect(visit.InLine.Title("เรื่องนี้แก้ไขแล้วหรือยัง")).ToBeVisibleAsync();
        await visit.InLine.Button("แก้ไขแล้ว").ClickAsync();
        await visit.InLine.GetByLabel("4 ดาว").CheckAsync();
        await visit.InLine.GetByLabel("อยากบอกอะไรเพิ่ม").FillAsync("สว่างแล้ว ขอบคุณค่ะ");
        await visit.InLine.Button("ยืนยันว่าแก้ไขแล้ว").ClickAsync();

        await Expect(visit.InLine.GetByText("ขอบคุณที่ยืนยัน")).ToBeVisibleAsync();
        await Expect(visit.InLine.Locator(".case-status .status")).ToHaveTextAsync("แก้ไขแล้ว");
        (await App.Sql<string>("select status || stars from incident where id = $1", receipt.Id)).ShouldBe("resolved4");
    }

    [Fact]
    public async Task Not_fixed_asks_what_is_missing_and_brings_the_case_back()
    {
        var receipt = await App.ClaimedFixed("resident-2");
        var visit = await Visit("resident-2");
        await visit.Open("/liff/cases");
        await visit.Screen.Link(receipt.Reference, exact: false).ClickAsync();

        await visit.Screen.Button("ยังไม่เรียบร้อย").ClickAsync();
        await visit.Screen.Button("ส่งกลับให้แก้ไข").ClickAsync();
        await Expect(visit.Screen.GetByText("โปรดบอกว่ายังขาดอะไร")).ToBeVisibleAsync();
        await visit.Screen.GetByLabel("ยังขาดอะไร").FillAsync("ยังดับอยู่สองดวง");
        await visit.Screen.Button("ส่งกลับให้แก้ไข").ClickAsync();

        await Expect(visit.Screen.GetByText("ส่งกลับให้เจ้าหน้าที่แล้ว")).ToBeVisibleAsync();
        await Expect(visit.Screen.Locator(".case-status .status")).ToHaveTextAsync("เจ้าหน้าที่รับเรื่องแล้ว");
        await Expect(visit.Screen.GetByText("เปิดใหม่ 1 ครั้ง")).ToBeVisibleAsync();
    }
}
