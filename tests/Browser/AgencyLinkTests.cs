using System.Text;
using Microsoft.Playwright;
using Saphansung.Tests.Agencies;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>From the officer's desk to an agency that has nothing but a phone, and on to the resident.</summary>
public sealed class AgencyLinkTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Holder = "คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)";

    [Theory, MemberData(nameof(AccessibilityTests.Windows), MemberType = typeof(AccessibilityTests))]
    public async Task An_officer_makes_a_link_and_the_agency_answers_without_an_account_until_it_is_done(WindowSize size, ColorScheme colours)
    {
        var (receipt, assignment) = await App.Offered("POLICE", "nuisance", "resident-2", body => body["description"] = "เสียงดังทุกคืน (ตัวอย่าง)");
        var officer = await Visit("officer-1", size, colours: colours);
        var (desk, look) = (officer.Screen, await Accessibility.Of(officer));
        await officer.Open($"/staff/cases/{receipt.Id}");
        await desk.Button("ลิงก์สำหรับหน่วยงาน").ClickAsync();
        await desk.Button("สร้างลิงก์").ClickAsync();
        await look.Look("link, for nobody", desk.GetByText("โปรดบอกว่าลิงก์นี้สำหรับใคร"));
        await desk.GetByLabel("สำหรับใคร").FillAsync(Holder);
        await desk.Button("สร้างลิงก์").ClickAsync();
        await look.Look("link, made", desk.Title($"ลิงก์สำหรับ {Holder}"));
        var url = await desk.Locator(".send-link code").InnerTextAsync();
        (await desk.Link("ส่งทาง LINE").GetAttributeAsync("href")).ShouldBe(
            "https://line.me/R/share?text=" + Uri.EscapeDataString(await Message(desk, url)));
        await desk.Button("ใบคิวอาร์สำหรับพิมพ์").ClickAsync();
        await look.Look("link, the sheet to print", desk.Title("ขอส่งเรื่องให้ดำเนินการ"));
        await desk.Button("ปิด").ClickAsync();

        var agency = await Visit("police", size, colours: colours);
        agency.Foresee(401);
        var (screen, also) = (agency.Screen, await Accessibility.Of(agency));
        await agency.Page.GotoAsync(url);
        await also.Look("offered", screen.Button("รับงาน"));
        await Expect(screen.GetByText("เสียงดังทุกคืน")).ToBeVisibleAsync();
        await Expect(screen.Link("เปิดแผนที่")).ToHaveAttributeAsync("href", "https://www.google.com/maps/search/?api=1&query=13.77,100.685");
        await screen.Button("ไม่รับงาน").ClickAsync();
        await screen.Button("ต่อไป").ClickAsync();
        await also.Look("declined, no reason", screen.GetByText("โปรดกรอกข้อนี้ก่อน"));
        await screen.Button("ย้อนกลับ").ClickAsync();
        await agency.TabTo(screen.Button("รับงาน"));
        await agency.Page.Keyboard.PressAsync("Enter");
        await also.Look("accepted", screen.GetByText("บันทึกแล้ว: รับงาน"));

        await screen.Button("นัดวันเข้าทำ").ClickAsync();
        await screen.GetByLabel("จะเข้าทำวันไหน เวลาใด").FillAsync("2026-11-24T09:30");
        await also.Look("scheduling", screen.GetByText("24 พ.ย. 2569 09:30"));
        await screen.Button("ต่อไป").ClickAsync();
        await screen.Button("ส่งคำตอบ").ClickAsync();
        await Expect(screen.GetByText("บันทึกแล้ว: นัดวันเข้าทำ")).ToBeVisibleAsync();
        await screen.Button("ถามเจ้าหน้าที่").ClickAsync();
        await screen.GetByLabel("อยากถามอะไร").FillAsync("บ้านเลขที่เท่าไร");
        await screen.Button("ส่งคำถาม").ClickAsync();
        await Expect(screen.GetByText("ส่งคำถามถึงเจ้าหน้าที่แล้ว", new() { Exact = false })).ToBeVisibleAsync();

        await Expect(desk.GetByText("หน่วยงานเขียนมา ยังไม่ได้ตอบ").First).ToBeVisibleAsync();
        await desk.Button("เขียนถึงหน่วยงาน").ClickAsync();
        await look.Look("writing to the agency", desk.Locator(".talk").GetByText("บ้านเลขที่เท่าไร"));
        await desk.GetByLabel("ข้อความถึงหน่วยงาน").FillAsync("หลังที่สองจากปากซอย");
        await desk.Button("ส่งถึงหน่วยงาน").ClickAsync();
        await Expect(desk.GetByText("บันทึกแล้ว", new() { Exact = true })).ToBeVisibleAsync();
        await agency.Page.ReloadAsync();
        await also.Look("answered by the officer", screen.GetByText("หลังที่สองจากปากซอย"));

        await screen.Button("ทำเสร็จแล้ว").ClickAsync();
        await screen.Button("ต่อไป").ClickAsync();
        await also.Look("done, no evidence", screen.Locator("p.error", new() { HasText = "ต้องมีรูปหลังทำเสร็จหรือจดหมายตอบ" }));
        await screen.AddPhoto(CameraNotes.On(await agency.Draw(320, 240), App.Now.AddMinutes(5)));
        await screen.Button("ต่อไป").ClickAsync();
        await screen.GetByLabel("มีอะไรจะบอกผู้แจ้งหรือไม่").FillAsync("ตักเตือนแล้ว");
        await also.Look("done, last question", screen.Button("ส่งคำตอบ"));
        await screen.Button("ส่งคำตอบ").ClickAsync();
        await also.Look("done", screen.GetByText("บันทึกแล้ว: ทำเสร็จ", new() { Exact = false }));
        await Expect(screen.Button("รับงาน")).ToHaveCountAsync(0);

        var resident = await Visit("resident-2", size, colours: colours);
        await resident.Open($"/liff/cases/{receipt.Id}");
        await Expect(resident.Screen.Title("เรื่องนี้แก้ไขแล้วหรือยัง")).ToBeVisibleAsync();
        await Expect(resident.Screen.GetByText("ตักเตือนแล้ว").First).ToBeVisibleAsync();
        (await resident.Screen.InnerTextAsync()).ShouldNotContain("สมศักดิ์");
        await officer.Page.ReloadAsync();
        await Expect(desk.GetByText($"ตอบทางลิงก์ ({Holder})").First).ToBeVisibleAsync();
        await Expect(desk.GetByText("ข้อความกับหน่วยงาน: สถานีตำรวจในพื้นที่")).ToHaveCountAsync(2);
        await Revoked(assignment);
        await agency.Page.ReloadAsync();
        await also.Look("no longer valid", screen.Title("ลิงก์นี้ใช้ไม่ได้แล้ว"));

        look.Findings.Concat(also.Findings).ShouldBeEmpty();
        (look.States.Count + also.States.Count).ShouldBe(13);
    }

    [Fact]
    public async Task Every_button_on_the_agencys_page_is_large_enough_for_a_thumb()
    {
        var agency = await Holding("MEA", WindowSize.Phone);
        await Expect(agency.Screen.Button("รับงาน")).ToBeVisibleAsync();

        var small = await agency.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, a, summary, input, select')].filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)
            """);

        small.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_double_tap_takes_the_work_once_and_starts_nothing_else()
    {
        var agency = await Holding("MEA", WindowSize.Phone);

        await agency.Screen.Button("รับงาน").DblClickAsync();

        await Expect(agency.Screen.GetByText("บันทึกแล้ว: รับงาน")).ToBeVisibleAsync();
        agency.Asked("POST", "/api/v1/agency-link/updates").ShouldBe(1);
    }

    /// <summary>The phone writes the draft down a moment after the key was pressed.</summary>
    private const string Kept = """
        (words) => new Promise((done) => {
          const open = indexedDB.open('keyval-store');
          open.onerror = () => done(false);
          open.onsuccess = () => {
            const all = open.result.transaction('keyval').objectStore('keyval').getAll();
            all.onerror = () => done(false);
            all.onsuccess = () => {
              open.result.close();
              done(all.result.some((draft) => Object.values(draft).includes(words)));
            };
          };
        })
        """;

    [Fact]
    public async Task Without_a_network_nothing_is_called_saved_and_the_answer_goes_out_by_itself_later()
    {
        var agency = await Holding("MEA", WindowSize.Phone);
        agency.Foresee("ERR_INTERNET_DISCONNECTED");
        var screen = agency.Screen;
        await screen.Button("รับงาน").ClickAsync();
        await Expect(screen.GetByText("บันทึกแล้ว: รับงาน")).ToBeVisibleAsync();
        await screen.Button("ทำไม่สำเร็จ").ClickAsync();
        await screen.GetByLabel("ทำไม่สำเร็จเพราะอะไร").FillAsync("ฝนตกหนัก");
        await agency.Page.WaitForFunctionAsync(Kept, "ฝนตกหนัก");
        await agency.Page.ReloadAsync();
        await Expect(screen.GetByLabel("ทำไม่สำเร็จเพราะอะไร")).ToHaveValueAsync("ฝนตกหนัก");

        await agency.Context.SetOfflineAsync(true);
        await screen.Button("ส่งคำตอบ").ClickAsync();
        await Expect(screen.GetByText("ยังไม่ได้ส่ง", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(screen.GetByText("บันทึกแล้ว", new() { Exact = false })).ToHaveCountAsync(0);
        await agency.Context.SetOfflineAsync(false);

        await Expect(screen.GetByText("บันทึกแล้ว: ทำไม่สำเร็จ")).ToBeVisibleAsync();
        await Expect(screen.GetByText("สำนักงานเขตดูแลต่อ", new() { Exact = false })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_without_a_link_says_whom_to_call_and_asks_the_server_nothing()
    {
        await App.Sql("""update district set settings = settings || '{"phone": "02 000 0000"}'""");
        // The district is kept in memory for a minute.
        App.Advance(TimeSpan.FromMinutes(2));
        var nobody = await Visit("nobody");
        await nobody.Page.GotoAsync($"{App.Site}/agency/");

        await Expect(nobody.Screen.Title("ลิงก์นี้ใช้ไม่ได้แล้ว")).ToBeVisibleAsync();
        await Expect(nobody.Screen.Link("โทรหาสำนักงานเขต 02 000 0000")).ToHaveAttributeAsync("href", "tel:020000000");
        nobody.Asked("GET", "/api/v1/agency-link").ShouldBe(0);
    }

    [Fact]
    public async Task The_sheet_with_the_code_is_one_page_of_A5()
    {
        var (receipt, _) = await App.Offered();
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.Button("ลิงก์สำหรับหน่วยงาน").ClickAsync();
        await officer.Screen.GetByLabel("สำหรับใคร").FillAsync(Holder);
        await officer.Screen.Button("สร้างลิงก์").ClickAsync();
        await officer.Screen.Button("ใบคิวอาร์สำหรับพิมพ์").ClickAsync();
        await Expect(officer.Screen.Locator("dialog img")).ToHaveJSPropertyAsync("complete", true);

        var paper = Encoding.Latin1.GetString(await officer.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        paper.Split("/Type /Page\n").Length.ShouldBe(2, "one page");
        // 148 by 210 mm in points of 1/72 inch.
        paper.ShouldContain("MediaBox [0 0 420");
    }

    private async Task<Visit> Holding(string agency, WindowSize size)
    {
        var (_, assignment) = await App.Offered(agency);
        using var officer = App.As("officer-1");
        var visit = await Visit(agency, size);
        await visit.Page.GotoAsync((await officer.MakeLink(assignment)).Text("url"));
        return visit;
    }

    private async Task Revoked(string assignment)
    {
        using var officer = App.As("officer-1");
        await officer.Revoke(assignment, (await officer.Links(assignment))[0]);
    }

    private static async Task<string> Message(ILocator desk, string url)
    {
        await desk.GetByText("ข้อความสำหรับอีเมล").ClickAsync();
        var body = await desk.Locator(".send-link dd").Nth(1).EvaluateAsync<string>("dd => dd.textContent");
        var from = body.IndexOf("สำนักงานเขต", StringComparison.Ordinal);
        return body[from..(body.IndexOf(url, StringComparison.Ordinal) + url.Length)];
    }
}
