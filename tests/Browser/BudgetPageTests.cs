using Microsoft.Playwright;
using Saphansung.Tests.Training;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

public sealed class BudgetPageTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task A_budget_is_written_with_its_receipt_and_says_what_does_not_fit()
    {
        var course = (await App.MakeCourse()).Id;
        var visit = await Visit("officer-1", WindowSize.Phone);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open($"/staff/courses/{course}/budget");

        await screen.GetByLabel("วงเงินที่อนุมัติ (บาท)").FillAsync("5,600.50");
        await screen.Button("เพิ่มรายการ").ClickAsync();
        var line = screen.Locator("li.line").First;
        await line.GetByLabel("ประเภท").SelectOptionAsync("speaker");
        await line.GetByLabel("ข้อความตามแผน").FillAsync("วิทยากร (ตัวอย่าง)");
        await line.GetByLabel("อัตรา (บาท)").FillAsync("600");
        await line.GetByLabel("จ่ายจริง (บาท)").FillAsync("600");
        await look.Look("filled in", line.GetByText("ตามแผน 600.00 บาท"));
        await line.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "receipt.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7\n"u8] });
        await Expect(line.GetByText("receipt.pdf", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(line.GetByText("กำลังส่ง", new() { Exact = false })).ToBeHiddenAsync();
        await screen.Button("บันทึก").ClickAsync();

        // Nine to ten and one to four, one speaker each: four hours, and the plan holds one.
        await look.Look("saved", screen.GetByText("ค่าสมนาคุณวิทยากรตามกำหนดการ 2,400.00 บาท มากกว่าแผน 600.00 บาท", new() { Exact = false }));
        await Expect(screen.GetByText("รวมทุกรายการตามแผน 600.00 บาท ไม่เท่ากับวงเงินที่อนุมัติ 5,600.50 บาท")).ToBeVisibleAsync();
        await Expect(screen.GetByText("(ห้าพันบาทห้าสิบสตางค์)")).ToBeVisibleAsync();
        await Expect(screen.Link("ใบที่ 1")).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }
}
