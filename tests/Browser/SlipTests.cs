using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>From the committee's phone to the paper in a neighbour's hand, and from there to any browser.</summary>
public sealed class SlipTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Neighbour = "ยายแก้ว (ตัวอย่าง)";

    [Theory, MemberData(nameof(AccessibilityTests.Windows), MemberType = typeof(AccessibilityTests))]
    public async Task The_committee_reports_for_a_neighbour_who_looks_it_up_without_LINE(WindowSize size, ColorScheme colours)
    {
        await App.Introduce("committee-1");
        var committee = await Visit("committee-1", size, colours: colours);
        var (screen, look) = (committee.Screen, await Accessibility.Of(committee));
        await committee.Open("/liff/");
        await screen.Link("ชุมชนของฉัน", exact: false).ClickAsync();
        await look.Look("community", screen.Title("ชุมชนทดสอบหนึ่ง (ตัวอย่าง)"));
        await screen.Link("แจ้งแทนเพื่อนบ้านที่ไม่มี LINE").ClickAsync();
        await screen.GetByRole(AriaRole.Button, new() { Name = "ขยะตกค้าง" }).ClickAsync();
        await screen.AnswerGarbage("ขยะหน้าบ้านยายแก้ว (ตัวอย่าง)");
        await screen.GetByText("แจ้งแทนคนที่ไม่มี LINE").ClickAsync();
        await screen.GetByLabel("ชื่อเจ้าของเรื่อง").FillAsync(Neighbour);
        await look.Look("report for a neighbour", screen.GetByLabel("ชื่อเจ้าของเรื่อง"));

        await screen.GoOn("เกิดที่ไหน");
        await screen.Button("บอกจุดสังเกตแทน").ClickAsync();
        await screen.GetByLabel("จุดสังเกต").FillAsync("บ้านไม้หลังศาลา (ตัวอย่าง)");
        // Whose community it is, is known.
        await Expect(screen.Locator("#i-community")).ToHaveCountAsync(0);
        await screen.GoOn("ตรวจก่อนส่ง");
        await Expect(screen.GetByText($"แจ้งแทน {Neighbour}")).ToBeVisibleAsync();
        await screen.Button("ส่งเรื่อง").ClickAsync();
        var reference = await screen.Reference();
        await look.Look("receipt with a code", screen.GetByText("รหัสดูเรื่องของเจ้าของเรื่องคือ"));
        await screen.Link("ใบรับเรื่อง").ClickAsync();
        await look.Look("slip", screen.Title("ใบรับเรื่อง"));
        await Expect(screen.Locator(".slip .reference")).ToHaveTextAsync(reference);
        await Expect(screen.GetByAltText("คิวอาร์โค้ดของหน้าดูเรื่อง")).ToHaveJSPropertyAsync("complete", true);
        var code = await screen.Locator(".slip-code").InnerTextAsync();

        var neighbour = await Visit("nobody", size, colours: colours);
        neighbour.Foresee(404);
        var reached = new List<string>();
        neighbour.Page.Request += (_, request) => reached.Add(request.Url);
        (screen, var also) = (neighbour.Screen, await Accessibility.Of(neighbour));
        await neighbour.Page.GotoAsync($"{App.Site}/track/?r={reference}");
        await Expect(screen.GetByLabel("เลขที่เรื่อง")).ToHaveValueAsync(reference);
        await screen.Button("ดูเรื่อง").ClickAsync();
        await also.Look("look-up, no code", screen.GetByText("โปรดใส่เลขที่เรื่องและรหัส"));
        await screen.GetByLabel("รหัสดูเรื่อง").FillAsync("AAAAAA");
        await screen.Button("ดูเรื่อง").ClickAsync();
        await also.Look("look-up, wrong code", screen.GetByText("ไม่พบเรื่องนี้"));
        await screen.GetByLabel("รหัสดูเรื่อง").FillAsync(code.ToLowerInvariant());
        await screen.Button("ดูเรื่อง").ClickAsync();
        await also.Look("look-up, found", screen.Title(reference));
        await Expect(screen.Locator(".timeline")).ToContainTextAsync("แจ้งเหตุ");
        (await screen.InnerTextAsync()).ShouldNotContain("ยายแก้ว");

        reached.ShouldAllBe(url => url.StartsWith(App.Site, StringComparison.Ordinal));
        look.Findings.Concat(also.Findings).ShouldBeEmpty();
        (look.States.Count + also.States.Count).ShouldBe(7);
    }

    [Fact]
    public async Task A_slip_is_one_sheet_of_A6()
    {
        using var committee = App.As("committee-1");
        var body = await App.Report();
        body["community"] = TestDatabase.Community;
        body["onBehalfOf"] = new { name = Neighbour };
        var receipt = await committee.Post("/api/v1/incidents", body, Guid.NewGuid().ToString());
        await App.Introduce("committee-1");
        var visit = await Visit("committee-1");
        await visit.Open($"/liff/cases/{receipt.Text("id")}/slip");
        await Expect(visit.Screen.Title("ใบรับเรื่อง")).ToBeVisibleAsync();

        var paper = Encoding.Latin1.GetString(await visit.Page.PdfAsync(new() { PreferCSSPageSize = true }));

        paper.Split("/Type /Page\n").Length.ShouldBe(2, "one page");
        // 105 by 148 mm in points of 1/72 inch.
        paper.ShouldContain("MediaBox [0 0 298");
    }
}
