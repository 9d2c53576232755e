using Saphansung.Tests.Programme;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The programme, the targets and the calendar as those see them who write and approve them.</summary>
public sealed class ProgrammePageTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize> Sizes => [WindowSize.Narrowest, WindowSize.Desk];

    [Theory, MemberData(nameof(Sizes))]
    public async Task Everybody_can_use_the_programme_the_targets_and_the_calendar(WindowSize size)
    {
        using var officer = App.As("officer-1");
        var programme = await officer.WriteProgramme($"โครงการ {size.Width} (ตัวอย่าง)");
        await officer.WriteActivity(programme);
        var visit = await Visit("head-1", size);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/");
        await look.Look("dashboard", screen.Title("ภาพรวมวันนี้"));
        await Expect(screen.GetByText("ตัวชี้วัด", new() { Exact = true })).ToBeVisibleAsync();
        await visit.Open("/staff/programme");
        await screen.GetByText("รายละเอียดและหลักฐาน", new() { Exact = false }).First.ClickAsync();
        await screen.Button("เพิ่มหลักฐาน").First.ClickAsync();
        await look.Look("programme, evidence", screen.GetByLabel("ลิงก์ เลขที่ หรือชื่อ"));
        await screen.Button("เก็บตัวเลขของวันนี้").ClickAsync();
        await look.Look("programme, check", screen.GetByLabel("ตัวชี้วัด"));
        await screen.Button("เพิ่มบันทึก").ClickAsync();
        await look.Look("programme, note", screen.GetByLabel("ข้อความ", new() { Exact = true }));
        await visit.Open("/staff/targets");
        await screen.GetByText("นิยามและที่มา").First.ClickAsync();
        await screen.Button("เปลี่ยนเป้าหมาย").First.ClickAsync();
        await look.Look("targets, change", screen.Button("บันทึกเป็นฉบับใหม่"));
        await visit.Open("/staff/calendar");
        await screen.Button("บันทึกว่าส่งแล้ว หรือเปลี่ยนผู้รับผิดชอบ").First.ClickAsync();
        await look.Look("calendar, mark", screen.GetByLabel("ผู้รับผิดชอบ"));

        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task An_officer_submits_the_director_approves_and_the_gap_is_said_in_words()
    {
        using var officer = App.As("officer-1");
        var programme = await officer.WriteProgramme("โครงการที่เสนอ (ตัวอย่าง)");
        await officer.WriteActivity(programme);
        (await officer.MoveProgramme(programme, "submitted", 2)).EnsureSuccessStatusCode();

        var visit = await Visit("director-1", WindowSize.Phone);
        await visit.Open("/staff/");
        await Expect(visit.Screen.GetByText("เวลาถึงแก้ไข (มัธยฐาน)")).ToBeVisibleAsync();
        await visit.Screen.Link("โครงการที่เสนอ (ตัวอย่าง)", exact: false).First.ClickAsync();
        visit.Asked("GET", "/api/v1/staff/dashboard").ShouldBe(1);
        await visit.Screen.Button("โครงการที่เสนอ (ตัวอย่าง)").Or(visit.Screen.Title("โครงการที่เสนอ (ตัวอย่าง)")).First.ClickAsync();
        await visit.Screen.Button("อนุมัติโครงการ").ClickAsync();
        await Expect(visit.Screen.GetByText("อนุมัติแล้ว").First).ToBeVisibleAsync();
        (await App.Sql<string>("select state from programme where id = $1", Guid.Parse(programme))).ShouldBe("approved");
        await Expect(visit.Screen.Button("แก้ไขโครงการ")).ToBeHiddenAsync();

        await visit.Open("/staff/targets");
        await Expect(visit.Screen.GetByText("ต้องมีผู้ติดตามอีก", new() { Exact = false })).ToBeVisibleAsync();
    }
}
