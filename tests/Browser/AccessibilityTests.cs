using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>WCAG 2.2 A and AA by axe on every page and its main states, light on a phone and dark at a desk, and no sideways scrolling at 320 px.</summary>
public sealed class AccessibilityTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private static readonly Geolocation Here = new() { Latitude = 13.7705f, Longitude = 100.6852f, Accuracy = 150 };

    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Fact]
    public async Task The_instruments_find_what_is_wrong()
    {
        var visit = await Visit("resident-1");
        var look = await Accessibility.Of(visit);
        await visit.Open("/liff/");
        await Expect(visit.Screen.Link("แจ้งเหตุ", exact: false).First).ToBeVisibleAsync();

        await visit.Page.EvaluateAsync("""
            () => {
              const picture = document.querySelector('main').appendChild(document.createElement('img'));
              Object.assign(picture.style, { display: 'block', minWidth: '500px' });
              picture.src = document.querySelector('.brand img').src;
            }
            """);
        await look.Look("home with a wide picture without words", visit.Screen.Locator("main"));

        look.Findings.ShouldContain(finding => finding.Contains("image-alt", StringComparison.Ordinal));
        look.Findings.ShouldContain(finding => finding.Contains("scrolls sideways at 320 px because of IMG", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task The_report(WindowSize size, ColorScheme colours)
    {
        await App.SubmitIncident("resident-2", change: body => body["location"] = new { lat = Here.Latitude, lng = Here.Longitude });
        var visit = await Visit($"resident-axe-{size.Width}", size, Here, colours);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/liff/");
        await look.Look("home", screen.Link("แจ้งเหตุ", exact: false).First);
        await visit.Open("/liff/report");
        await look.Look("categories", screen.GetByRole(AriaRole.Button, new() { Name = "ขยะตกค้าง" }));

        await visit.Open("/liff/report/garbage");
        await look.Look("questions", screen.Title("ขยะตกค้าง"));
        await screen.Button("ต่อไป").ClickAsync();
        await look.Look("questions, not answered", screen.Locator(".summary"));
        await screen.Answer("ตอนนี้เห็นสิ่งเหล่านี้ตรงนั้นหรือไม่", "ไฟกำลังไหม้กองขยะ");
        await look.Look("questions, danger", screen.Title("อันตรายถึงชีวิต โทรเดี๋ยวนี้"));
        await screen.Question("ตอนนี้เห็นสิ่งเหล่านี้ตรงนั้นหรือไม่").GetByLabel("ไฟกำลังไหม้กองขยะ").UncheckAsync();
        await screen.AnswerGarbage("ขยะหน้าบ้าน (ตัวอย่าง)");
        await screen.AddPhoto(await visit.Draw(320, 240));
        await screen.GetByText("ให้ติดต่อกลับทางอื่น").ClickAsync();
        await look.Look("questions, answered", screen.Locator(".photo-done"));

        await screen.GoOn("เกิดที่ไหน");
        await look.Look("place", screen.Button("บอกจุดสังเกตแทน"));
        await screen.Button("บอกจุดสังเกตแทน").ClickAsync();
        await screen.Button("ต่อไป").ClickAsync();
        await look.Look("place, in words and not answered", screen.Locator(".summary"));
        await screen.Button("ใช้ตำแหน่งตอนนี้").ClickAsync();
        await screen.Button("ปักหมุดบนแผนที่").ClickAsync();
        await Expect(screen.Locator(".leaflet-tile-loaded").First).ToBeVisibleAsync();
        await look.Look("place, map and nearby cases", screen.Title("มีคนแจ้งเรื่องคล้ายกันใกล้จุดนี้แล้ว"));
        await screen.GoOn("ตรวจก่อนส่ง");
        await look.Look("review", screen.Button("ส่งเรื่อง"));
        await screen.Button("ส่งเรื่อง").ClickAsync();
        await screen.Reference();
        await look.Look("receipt", screen.Title("ถึงเขตแล้ว"));

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(11);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task A_residents_cases(WindowSize size, ColorScheme colours)
    {
        var key = $"resident-cases-{size.Width}";
        var (open, asked, mended) = (await App.SubmitIncident(key, "disrepair"), await App.SubmitIncident(key), await App.ClaimedFixed(key));
        using var officer = App.As("officer-1");
        await officer.Move(asked.Id, "waiting_reporter", "ขยะอยู่ฝั่งไหนของซอยคะ");
        var visit = await Visit(key, size, colours: colours);
        visit.Foresee(404);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/liff/");
        await look.Look("home, two cases wait", screen.GetByText("มี 2 เรื่องรอคุณตอบ"));
        await visit.Open("/liff/cases");
        await look.Look("cases", screen.Link(open.Reference, exact: false));
        await visit.Open($"/liff/cases/{open.Id}");
        await screen.GetByText("รายละเอียด", new() { Exact = true }).ClickAsync();
        await screen.GetByText("ส่งข้อความถึงเจ้าหน้าที่").ClickAsync();
        await screen.Button("ดูแผนที่").ClickAsync();
        await Expect(screen.Locator(".leaflet-tile-loaded").First).ToBeVisibleAsync();
        await look.Look("case, all unfolded", screen.Title(open.Reference));
        await screen.Button("ถอนเรื่อง").ClickAsync();
        await look.Look("case, withdraw?", screen.Title("ถอนเรื่องนี้หรือไม่ เขตจะหยุดดำเนินการ"));
        await visit.Open($"/liff/cases/{asked.Id}");
        await look.Look("case, answer wanted", screen.GetByLabel("คำตอบของคุณ"));
        await visit.Open($"/liff/cases/{mended.Id}");
        await look.Look("case, fixed?", screen.Title("เรื่องนี้แก้ไขแล้วหรือยัง"));
        await screen.Button("แก้ไขแล้ว").ClickAsync();
        await screen.GetByLabel("4 ดาว").CheckAsync();
        await look.Look("case, stars", screen.Button("ยืนยันว่าแก้ไขแล้ว"));
        await screen.Button("ยังไม่เรียบร้อย").ClickAsync();
        await screen.Button("ส่งกลับให้แก้ไข").ClickAsync();
        await look.Look("case, not fixed", screen.GetByText("โปรดบอกว่ายังขาดอะไร"));
        await visit.Open($"/liff/cases/{Guid.Empty}");
        await look.Look("no such case", screen.GetByRole(AriaRole.Alert).First);

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(9);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task The_staff_pages(WindowSize size, ColorScheme colours)
    {
        var (fresh, secret, mended) = (await App.SubmitIncident("resident-1"), await App.SubmitIncident("resident-1", "people"), await App.ClaimedFixed("resident-1"));
        var visit = await Visit("admin-1", size, colours: colours);
        visit.Foresee(404);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));

        await visit.Open("/staff/");
        await look.Look("board", screen.Link(fresh.Reference, exact: false));
        await visit.Open("/staff/deliveries?state=sent");
        await look.Look("deliveries", screen.Locator(".delivery").First);
        await visit.Open("/staff/people");
        await screen.GetByText("officer-1 (ตัวอย่าง)").ClickAsync();
        await look.Look("people", screen.Button("บันทึกบทบาท").First);
        await visit.Open("/staff/agencies");
        await screen.GetByText("การไฟฟ้านครหลวง").ClickAsync();
        await screen.GetByLabel("ชื่อกุญแจ").FillAsync("ระบบศูนย์รับเรื่อง (ตัวอย่าง)");
        await screen.Button("สร้างกุญแจ").ClickAsync();
        await look.Look("agencies, a new key", screen.Locator("code"));
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await screen.Button("เปลี่ยนกุญแจ").First.ClickAsync();
        await look.Look("agencies, a replaced key", screen.GetByText("ใช้ได้ถึง", new() { Exact = false }).First);

        var officer = await Visit("officer-1", size, colours: colours);
        officer.Foresee(403);
        (screen, var also) = (officer.Screen, await Accessibility.Of(officer));
        await officer.Open($"/staff/cases/{fresh.Id}");
        foreach (var action in (string[])["รับเรื่อง", "ถามผู้แจ้ง", "ส่งต่อหน่วยงาน", "เขียนถึงผู้แจ้ง หรือบันทึกภายใน"])
        {
            await screen.Button(action).First.ClickAsync();
            await also.Look($"case, {action}", screen.Locator("#action form"));
        }

        await officer.Open($"/staff/cases/{mended.Id}");
        await screen.Button("ดูแผนที่").ClickAsync();
        await Expect(screen.Locator(".leaflet-tile-loaded").First).ToBeVisibleAsync();
        await also.Look("case with evidence and a map", screen.Title(mended.Reference));
        await officer.Open($"/staff/cases/{secret.Id}");
        await also.Look("sensitive case", screen.Title("เรื่องนี้เป็นข้อมูลอ่อนไหว"));

        look.Findings.Concat(also.Findings).ShouldBeEmpty();
        (look.States.Count + also.States.Count).ShouldBe(11);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task The_simulated_phone_and_the_polite_page(WindowSize size, ColorScheme colours)
    {
        var visit = await Visit("resident-phone", size, colours: colours);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await App.Line.Say("resident-phone", "แจ้งเหตุ");
        await visit.PickUpPhone();
        await look.Look("phone", screen.GetByRole(AriaRole.Log).Locator(".flex").First);
        await visit.Tap("เรื่องของฉัน");
        await look.Look("phone, a page of ours in it", visit.InLine.Title("เรื่องของฉัน"));
        await visit.Page.GotoAsync($"{App.Phone}/_sim/login?redirect={App.Site}/liff/");
        await look.Look("signing in", screen.GetByRole(AriaRole.Button).First);
        await visit.Open("/staff/");
        await look.Look("no role", screen.Title("หน้านี้สำหรับเจ้าหน้าที่"));

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(4);
    }
}
