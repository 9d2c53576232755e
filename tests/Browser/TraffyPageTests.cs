using Microsoft.Playwright;
using Saphansung.Tests.Traffy;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>From the file of Traffy Fondue to the number that the reporter sees.</summary>
public sealed class TraffyPageTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Theory, MemberData(nameof(AccessibilityTests.Windows), MemberType = typeof(AccessibilityTests))]
    public async Task An_officer_imports_a_file_links_a_ticket_and_the_reporter_sees_its_number(WindowSize size, ColorScheme colours)
    {
        var (lat, ticket) = (13.75 + size.Width / 100_000.0, $"2026-T{size.Width}");
        var receipt = await App.SubmitIncident("resident-1", "disrepair", b => (b["description"], b["location"]) = ("ไฟดับ (ตัวอย่าง)", new { lat, lng = 100.66 }));
        var file = TraffySteps.Csv(
            TraffySteps.Line(ticket, coords: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"100.66,{lat}\"")),
            TraffySteps.Line($"2026-F{size.Width}", coords: "\"104.33,15.11\"", district: "เมืองศรีสะเกษ"), TraffySteps.Line($"2026-U{size.Width}", at: "เมื่อวาน"));
        var officer = await Visit("officer-1", size, colours: colours);
        var (screen, look) = (officer.Screen, await Accessibility.Of(officer));
        await officer.Open("/staff/traffy");
        await screen.Button("นำเข้า").ClickAsync();
        await look.Look("no file", screen.GetByText("โปรดเลือกไฟล์ก่อน"));

        await screen.GetByLabel("ไฟล์ของ Traffy Fondue").SetInputFilesAsync(new FilePayload { Name = "traffy.csv", MimeType = "text/csv", Buffer = file });
        await screen.Button("นำเข้า").ClickAsync();
        await look.Look("candidates", screen.GetByText("นำเข้าแล้ว ใหม่ 2 เรื่อง"));
        await Expect(screen.GetByText($"Traffy Fondue หมายเลข {ticket}")).ToBeVisibleAsync();
        await screen.Link("การนำเข้า").ClickAsync();
        await screen.Button("ดูแถวที่อ่านไม่ได้ 1 แถว").First.ClickAsync();
        await look.Look("imports", screen.GetByText("บรรทัดที่ 4: อ่านเวลาที่แจ้งไม่ได้").First);
        await screen.Link("นอกเขต").ClickAsync();
        await look.Look("elsewhere", screen.GetByText($"Traffy Fondue หมายเลข 2026-F{size.Width}"));

        await officer.Open($"/staff/cases/{receipt.Id}");
        await look.Look("case", screen.GetByRole(AriaRole.Heading, new() { Name = "ใน Traffy Fondue มีเรื่องใกล้เคียง" }));
        await screen.Button($"{ticket} เป็นเรื่องเดียวกัน").ClickAsync();
        await Expect(screen.GetByText("เรื่องเดียวกัน ผู้แจ้งเห็นหมายเลขนี้")).ToBeVisibleAsync();
        await Expect(screen.GetByText($"เรื่องเดียวกับ Traffy Fondue หมายเลข {ticket}")).ToBeVisibleAsync();
        var resident = await Visit("resident-1", size, colours: colours);
        await resident.Open($"/liff/cases/{receipt.Id}");
        await Expect(resident.Screen.GetByText($"มีเรื่องเดียวกันใน Traffy Fondue หมายเลข {ticket}")).ToBeVisibleAsync();

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(5);
    }
}
