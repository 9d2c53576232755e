using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The page of the open data, in any browser and signed in as nobody.</summary>
public sealed class OpenPageTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Theory, MemberData(nameof(AccessibilityTests.Windows), MemberType = typeof(AccessibilityTests))]
    public async Task Everybody_sees_the_three_figures_the_agencies_and_the_map_and_takes_the_files_along(WindowSize size, ColorScheme colours)
    {
        await App.ClaimedFixed("resident-1", b => b["description"] = "ไฟดับหน้าซอย (ตัวอย่าง) โทร 081-234-5678");
        var visit = await Visit("nobody", size, colours: colours);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Page.GotoAsync($"{App.Site}/open/");

        await look.Look("figures", screen.GetByRole(AriaRole.Heading, new() { Name = "แก้ไขแล้วจริงหรือไม่" }));
        foreach (var figure in (string[])["แจ้งว่าแก้ไขแล้ว", "ยืนยันแล้ว", "โต้แย้ง", "ไม่มีใครตอบ"])
            await Expect(screen.Locator(".figure dt", new() { HasTextString = figure })).ToBeVisibleAsync();
        await Expect(screen.GetByRole(AriaRole.Row, new() { Name = "การไฟฟ้านครหลวง" })).ToContainTextAsync("(100%)");
        await visit.TabTo(screen.Button("เปิดแผนที่"));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(screen.GetByText("ในกรอบนี้")).ToBeVisibleAsync();
        await screen.GetByText("เรื่องในกรอบแผนที่ ใหม่สุดก่อน").ClickAsync();
        await look.Look("map", screen.Locator(".case-list li").First);
        await Expect(screen.Locator(".case-list")).Not.ToContainTextAsync("081-234-5678");
        await screen.GetByText("ความหมายของแต่ละช่อง").ClickAsync();
        await look.Look("fields", screen.GetByText("service_request_id"));

        await screen.GetByLabel("ตั้งแต่วันที่").FillAsync("2026-01-01");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => screen.Link("เรื่องที่แจ้ง (CSV ตามรูปแบบ Open311)").ClickAsync());
        download.Url.ShouldContain("from=2026-01-01");
        (await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken)).ShouldStartWith("service_request_id,");
        await screen.Button("Switch to English").ClickAsync();
        await look.Look("English", screen.GetByRole(AriaRole.Heading, new() { Name = "Is it really fixed?" }));

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(4);
    }
}
