using Saphansung.Tests.Training;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>What comes after a course, and the performance reports, as those see them who write, approve, read and hold a paper.</summary>
public sealed class ResultsPageTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize> Sizes => [WindowSize.Narrowest, WindowSize.Desk];

    [Theory, MemberData(nameof(Sizes))]
    public async Task Everybody_can_read_the_results_of_a_course_write_its_report_and_print_the_certificates(WindowSize size)
    {
        var course = await TakenCourse.Make(App, items: 3);
        await course.Took("ก (ตัวอย่าง)", before: [0, 1, 0], after: [1, 1, 1]);
        await course.Took("ข (ตัวอย่าง)", before: [0, 0, 1], after: [1, 1, 0]);
        await course.Took("ค (ตัวอย่าง)", before: [1, 0, 0], after: null);
        await course.Close();
        var visit = await Visit("officer-1", size);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open($"/staff/courses/{course.Id}/results");
        await screen.GetByLabel("ปัญหาและอุปสรรค").FillAsync("สัญญาณอ่อน");
        await screen.GetByLabel("ข้อเสนอ", new() { Exact = true }).FillAsync("เตรียมอุปกรณ์");
        await screen.Button("บันทึกถ้อยคำ").ClickAsync();
        await Expect(screen.GetByText("บันทึกแล้ว")).ToBeVisibleAsync();
        await screen.GetByText("ตัวเลือก").First.ClickAsync();
        await screen.GetByText("ไม่นำมาเปรียบเทียบ 1 คน").ClickAsync();
        await look.Look("results", screen.GetByText("ไม่ได้ทำแบบทดสอบหลังอบรม"));
        await screen.Button("ออกและเปิดเพื่อพิมพ์").ClickAsync();
        await look.Look("certificates", screen.GetByText("ใบรับรองทั้งหมด 2 ใบ"));

        var code = await App.Sql<string>("select certificate.code from certificate join enrolment on enrolment.id = enrolment_id where course_id = $1 order by certificate.name limit 1", course.Id);
        await visit.Open($"/track/certificate?c={code}");
        await look.Look("certificate checked", screen.GetByText("ใบรับรองนี้ออกโดยสำนักงานเขต", new() { Exact = false }));
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task A_trainee_reads_their_own_result_and_certificate()
    {
        var course = await TakenCourse.Make(App, items: 2);
        await course.Took("resident-1", before: [0, 1], after: [1, 1], person: true);
        await course.Close();
        var visit = await Visit("resident-1", WindowSize.Narrowest);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open($"/liff/courses/{course.Id}/result");

        await look.Look("my result", screen.GetByText("คะแนนสูงขึ้น 1", new() { Exact = false }));
        await Expect(screen.GetByText("รหัสตรวจสอบ", new() { Exact = false })).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task A_report_is_begun_written_approved_and_delivered(WindowSize size)
    {
        await App.ClaimedFixed($"report-{(size == WindowSize.Desk ? "desk" : "phone")}");
        App.Advance(TimeSpan.FromSeconds(1));
        using (var director = App.As("director-1")) await director.Get("/api/v1/me");
        var visit = await Visit("head-1", size);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/reports");
        await look.Look("reports", screen.GetByText("เรื่องเข้าและออก"));
        await screen.Button("เริ่มเขียนรายงานของงวดนี้").ClickAsync();
        await screen.GetByLabel("สรุป").FillAsync("งวดนี้ดีขึ้น");
        await screen.Button("บันทึกถ้อยคำ").ClickAsync();
        await Expect(screen.GetByText("บันทึกแล้ว")).ToBeVisibleAsync();
        await screen.Button("เห็นชอบและตรึงตัวเลข").ClickAsync();
        await look.Look("approved", screen.Button("ส่งผู้อำนวยการ"));
        await ShouldPrint(visit, thai: true, "รายงานผลการดำเนินงาน ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๗๐");
        await screen.GetByLabel("พิมพ์เป็นเลขไทย").UncheckAsync();
        await ShouldPrint(visit, thai: false, "รายงานผลการดำเนินงาน ไตรมาสที่ 1 ปีงบประมาณ 2570");
        await screen.Button("ส่งผู้อำนวยการ").ClickAsync();
        await Expect(screen.GetByText("ผู้อำนวยการยังไม่ได้เปิดอ่าน", new() { Exact = false })).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
        await ShouldOpenForTheDirector(size);
        await screen.Page.ReloadAsync();
        await Expect(screen.GetByText("ผู้อำนวยการเปิดอ่าน", new() { Exact = false })).ToBeVisibleAsync();
    }

    /// <summary>By the link in the message alone: no LINE, no account.</summary>
    private async Task ShouldOpenForTheDirector(WindowSize size)
    {
        var link = await App.Sql<string>("select substring(payload::text from '/report/#[0-9a-f]+') from outbox where purpose = 'report' order by created_at desc limit 1");
        var visit = await Visit("nobody", size);
        var look = await Accessibility.Of(visit);
        await visit.Page.GotoAsync(App.Site + link);
        await look.Look("the director's report", visit.Screen.GetByText("งวดนี้ดีขึ้น"));
        await Expect(visit.Screen.Title("หน่วยงาน")).ToBeVisibleAsync();
        await ShouldPrint(visit, thai: true, "รายงานผลการดำเนินงาน ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๗๐");
        visit.Foresee(401);
        await visit.Page.GotoAsync(App.Site + link[..^1] + "x");
        await look.Look("a forged link", visit.Screen.GetByText("ลิงก์นี้ใช้ไม่ได้แล้ว", new() { Exact = false }));
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    /// <summary>What goes to the printer is a copy, gone when it is printed; a code that is compared letter by letter keeps its digits.</summary>
    private static async Task ShouldPrint(Visit visit, bool thai, string title)
    {
        await visit.Page.EvaluateAsync("window.print = () => {}");
        await visit.Screen.Button("พิมพ์").ClickAsync();
        var copy = visit.Screen.Locator(".print-copy");
        await Expect(copy.Locator("h1")).ToHaveTextAsync(title);
        (await copy.Locator("[data-digits]").TextContentAsync()).ShouldBe(await visit.Screen.Locator("#main [data-digits]").TextContentAsync());
        foreach (var figure in await copy.Locator(".figures dd").AllTextContentsAsync())
            figure.Any(c => thai ? char.IsAsciiDigit(c) : c is >= '๐' and <= '๙').ShouldBeFalse(figure);
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        await Expect(copy).ToHaveCountAsync(0);
    }
}
