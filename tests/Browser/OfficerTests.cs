using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The staff pages, at a desk and on a phone.</summary>
public sealed partial class OfficerTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize> Windows => [WindowSize.Desk, WindowSize.Phone];

    [Theory, MemberData(nameof(Windows))]
    public async Task A_case_arrives_is_asked_about_and_goes_to_MEA_and_back(WindowSize size)
    {
        var officer = await Visit("officer-1", size);
        await officer.Open("/staff/");
        await Expect(officer.Screen.GetByText("เชื่อมต่อสด")).ToBeVisibleAsync();
        await officer.Page.EvaluateAsync("() => { window.stayed = true; }");

        var receipt = await App.SubmitIncident("resident-1", "disrepair");
        await officer.Screen.Link(receipt.Reference, exact: false).ClickAsync();
        await Expect(officer.Screen.Title(receipt.Reference)).ToBeVisibleAsync();
        (await officer.Page.EvaluateAsync<bool>("() => window.stayed === true")).ShouldBeTrue("the case should have come without a reload");

        await officer.Act("รับเรื่อง");
        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        await officer.Act("ถามผู้แจ้ง", "คำถามถึงผู้แจ้ง", "เสาต้นไหนคะ");
        await officer.ShouldShow("รอคำตอบจากผู้แจ้ง");
        await AnswerAsResident(receipt, "เสาหน้าร้านค้า (ตัวอย่าง)");

        await officer.Page.ReloadAsync();
        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        await Expect(officer.Screen.Locator(".timeline")).ToContainTextAsync("เสาหน้าร้านค้า (ตัวอย่าง)");
        await officer.Screen.Button("ส่งต่อหน่วยงาน").ClickAsync();
        await officer.Screen.Locator("#action").GetByLabel("การไฟฟ้านครหลวง").CheckAsync();
        await officer.Screen.Locator("#action").Button("ส่งต่อ").ClickAsync();
        await officer.ShouldShow("ส่งต่อหน่วยงานแล้ว");
        await MendAsMea(receipt);

        await officer.Page.ReloadAsync();
        await officer.ShouldShow("แจ้งว่าแก้ไขแล้ว");
        await Expect(officer.Screen.Locator(".timeline")).ToContainTextAsync("การไฟฟ้านครหลวง: ทำเสร็จแล้ว");
        await Expect(officer.Screen.GetByRole(AriaRole.Button, new() { NameRegex = Evidence() }).First).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task Filters_stand_in_the_address_and_outlive_a_reload(WindowSize size)
    {
        var (wanted, other) = (await App.SubmitIncident("resident-1", "nuisance"), await App.SubmitIncident("resident-1"));
        var officer = await Visit("officer-1", size);
        await officer.Open("/staff/");
        await Expect(officer.Screen.Link(other.Reference, exact: false)).ToBeVisibleAsync();
        if (size == WindowSize.Phone) await officer.Screen.GetByText("ตัวกรอง", new() { Exact = true }).ClickAsync();

        await officer.Screen.GetByLabel("ประเภท").SelectOptionAsync("nuisance");
        await officer.Screen.GetByLabel("รอเจ้าหน้าที่รับเรื่อง").CheckAsync();
        await officer.Screen.GetByLabel("ค้นหาเลขที่เรื่องหรือข้อความ").FillAsync(wanted.Reference);

        await Expect(officer.Page).ToHaveURLAsync(new Regex($"/staff/\\?status=received&category=nuisance&q={wanted.Reference}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await officer.Page.ReloadAsync();
        await Expect(officer.Screen.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(officer.Screen.Link(wanted.Reference, exact: false)).ToBeVisibleAsync();
        if (size == WindowSize.Phone) await officer.Screen.GetByText("ตัวกรอง", new() { Exact = true }).ClickAsync();
        await Expect(officer.Screen.GetByLabel("ประเภท")).ToHaveValueAsync("nuisance");
        await officer.Screen.Button("ล้างตัวกรอง").ClickAsync();
        await Expect(officer.Screen.Link(other.Reference, exact: false)).ToBeVisibleAsync();
        await Expect(officer.Page).ToHaveURLAsync($"{App.Site}/staff/");
    }

    [Fact]
    public async Task A_sensitive_case_is_masked_and_opens_only_with_a_reason()
    {
        var receipt = await App.SubmitIncident("resident-1", "people", body => body["description"] = "ผู้สูงอายุอยู่คนเดียว (ตัวอย่าง)");
        var officer = await Visit("officer-1", WindowSize.Desk);
        officer.Foresee(403);
        await officer.Open("/staff/?category=people");
        var row = officer.Screen.Link(receipt.Reference, exact: false);
        await Expect(row).ToContainTextAsync("ข้อมูลอ่อนไหว");
        await Expect(row).Not.ToContainTextAsync("ผู้สูงอายุ");

        await row.ClickAsync();
        await Expect(officer.Screen.Title("เรื่องนี้เป็นข้อมูลอ่อนไหว")).ToBeVisibleAsync();
        await Expect(officer.Screen.GetByText("ผู้สูงอายุอยู่คนเดียว")).ToHaveCountAsync(0);
        await officer.Screen.GetByLabel("เหตุผล").FillAsync("ดู");
        await officer.Screen.Button("เปิดดู").ClickAsync();
        await Expect(officer.Screen.GetByText("โปรดระบุอย่างน้อย 5 ตัวอักษร")).ToBeVisibleAsync();
        await officer.Screen.GetByLabel("เหตุผล").FillAsync("นัดเยี่ยมบ้านวันนี้");
        await officer.Screen.Button("เปิดดู").ClickAsync();

        await Expect(officer.Screen.GetByText("ผู้สูงอายุอยู่คนเดียว (ตัวอย่าง)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_resident_at_the_staff_pages_is_sent_on_politely()
    {
        var visit = await Visit("resident-2");
        await visit.Open("/staff/deliveries");

        await Expect(visit.Screen.Title("หน้านี้สำหรับเจ้าหน้าที่")).ToBeVisibleAsync();
        await visit.Screen.Link("ไปหน้าประชาชน").ClickAsync();

        await Expect(visit.Page).ToHaveURLAsync($"{App.Site}/liff/");
        visit.Asked("GET", "/api/v1/staff/deliveries").ShouldBe(0);
    }

    private async Task AnswerAsResident(Receipt receipt, string words)
    {
        var resident = await Visit("resident-1");
        await resident.Open($"/liff/cases/{receipt.Id}");
        await Expect(resident.Screen.GetByText("เสาต้นไหนคะ").First).ToBeVisibleAsync();
        await resident.Screen.GetByLabel("คำตอบของคุณ").FillAsync(words);
        await resident.Screen.Button("ส่งคำตอบ").ClickAsync();
        await Expect(resident.Screen.GetByText("ส่งคำตอบแล้ว")).ToBeVisibleAsync();
    }

    private async Task MendAsMea(Receipt receipt)
    {
        using var mea = await App.Agency("MEA");
        var offered = (await mea.Get("/api/v1/agency/assignments?status=offered")).GetProperty("items").EnumerateArray();
        var assignment = offered.Single(one => one.GetProperty("incident").Text("reference") == receipt.Reference).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        await (await mea.Answer(assignment, "working")).Ok();
        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto()])).Ok();
    }

    [GeneratedRegex("รูปหลักฐานการแก้ไข", RegexOptions.None, 1000)]
    private static partial Regex Evidence();
}
