using System.Globalization;
using Microsoft.Playwright;
using Saphansung.Tests.Sensitive;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The sensitive lane's pages, worked through at a desk and on a phone, with axe and the ruler along the way.</summary>
public sealed class SensitiveTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new()
    {
        { WindowSize.Desk, ColorScheme.Light },
        { WindowSize.Phone, ColorScheme.Dark },
    };

    [Theory, MemberData(nameof(Windows))]
    public async Task Help_for_a_person_in_need_is_taken_up_planned_and_followed(WindowSize size, ColorScheme colours)
    {
        var receipt = await App.SubmitIncident("resident-1", "people", body => body["community"] = TestDatabase.Community);
        await App.Screened(receipt.Id);
        var officer = await Visit("officer-1", size, colours: colours);
        officer.Foresee(403);
        var (screen, look) = (officer.Screen, await Accessibility.Of(officer));
        await officer.Open($"/staff/cases/{receipt.Id}");
        await screen.GetByLabel("เหตุผล").FillAsync("เตรียมเยี่ยมบ้าน");
        await screen.Button("เปิดดู").ClickAsync();
        await look.Look("not acknowledged", screen.GetByText("รอเจ้าหน้าที่เวรรับทราบ"));
        await Expect(screen.GetByText("พื้นที่โดยประมาณ", new() { Exact = false })).ToBeVisibleAsync();
        await screen.Button("รับทราบ").ClickAsync();
        await Expect(screen.GetByText("รับทราบเมื่อ", new() { Exact = false })).ToBeVisibleAsync();
        await Expect(screen.GetByText("พื้นที่โดยประมาณ", new() { Exact = false })).ToHaveCountAsync(0);

        await screen.Button("วางแผน").ClickAsync();
        await screen.Button("บันทึกแผน").ClickAsync();
        await look.Look("an empty plan", screen.GetByText("โปรดกรอกช่องนี้").First);
        await screen.GetByLabel("จะทำอะไร").FillAsync("ส่งอาหาร (ตัวอย่าง)");
        await screen.GetByLabel("วันที่จะไปครั้งแรก").FillAsync(Today);
        await screen.GetByLabel("ที่ไหน").FillAsync("บ้านในชุมชน");
        await screen.GetByLabel("ใครเป็นผู้ทำ").FillAsync("นักพัฒนาสังคม");
        await screen.Button("บันทึกแผน").ClickAsync();
        await look.Look("a plan", screen.Locator(".plan-facts"));
        await officer.Page.GotoAsync($"{App.Site}/staff/follow-ups");
        await look.Look("what is due", screen.Link(receipt.Reference, exact: false));
        await Expect(screen.Link(receipt.Reference, exact: false)).Not.ToContainTextAsync("อาหาร");
        await screen.Button("เริ่มอยู่เวร").ClickAsync();
        await Expect(screen.GetByText(LineSide.NameOf("officer-1")).Last).ToBeVisibleAsync();
        await screen.Button("ออกเวร").ClickAsync();

        await screen.Link(receipt.Reference, exact: false).ClickAsync();
        await screen.Button("บันทึกการเยี่ยม").ClickAsync();
        await screen.GetByLabel("พบอะไร ทำอะไรไปแล้ว").FillAsync("พบตัว ได้รับอาหารแล้ว (ตัวอย่าง)");
        await screen.Locator("#plan-form").Button("บันทึกการเยี่ยม").ClickAsync();
        await look.Look("a visit", screen.GetByText("พบตัว ได้รับอาหารแล้ว (ตัวอย่าง)"));
        await officer.Page.GotoAsync($"{App.Site}/staff/follow-ups");
        await Expect(screen.Button("เริ่มอยู่เวร")).ToBeVisibleAsync();
        await Expect(screen.Link(receipt.Reference, exact: false)).ToHaveCountAsync(0);

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(5);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task An_outbreak_shows_its_lines_to_a_caseworker_and_no_small_count_to_the_director(WindowSize size, ColorScheme colours)
    {
        var receipt = await App.ReportIll("fever", TestDatabase.Community, people: 5);
        for (var i = 0; i < 2; i++) await App.ReportIll("fever", TestDatabase.Community, people: 5);
        await App.ReportIll("rash", TestDatabase.OtherCommunity, people: 1);
        var officer = await Visit("officer-1", size, colours: colours);
        var (screen, look) = (officer.Screen, await Accessibility.Of(officer));
        await officer.Open("/staff/disease");
        await look.Look("weeks", screen.Locator(".heat-1").First);
        await screen.Button("ดูรายการเรื่องในกลุ่ม").First.ClickAsync();
        await screen.Button("แสดงรายการ").ClickAsync();
        await Expect(screen.GetByText("โปรดระบุอย่างน้อย 5 ตัวอักษร")).ToBeVisibleAsync();
        await screen.GetByLabel("เหตุผลที่ต้องดู").FillAsync("สอบสวนโรคกับศูนย์บริการ");
        await screen.Button("แสดงรายการ").ClickAsync();
        await look.Look("line list", screen.GetByText(receipt.Reference));

        var director = await Visit("director-1", size, colours: colours);
        (screen, var also) = (director.Screen, await Accessibility.Of(director));
        await director.Open("/staff/disease");
        await also.Look("weeks with small counts withheld", screen.GetByText("ไม่แสดง", new() { Exact = true }).First);
        await Expect(screen.Button("ดูรายการเรื่องในกลุ่ม")).ToHaveCountAsync(0);
        await Expect(screen.Link("เยี่ยมและติดตาม")).ToHaveCountAsync(0);

        look.Findings.Concat(also.Findings).ShouldBeEmpty();
    }

    /// <summary>The browser's day, which the page asks its list for.</summary>
    private string Today => App.Now.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
