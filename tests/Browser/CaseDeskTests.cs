using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>What an officer sees of times, flags and others' decisions, and each agency's record.</summary>
public sealed class CaseDeskTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Theory, MemberData(nameof(Windows))]
    public async Task A_case_with_flags_and_late_clocks_and_the_agencies_record(WindowSize size, ColorScheme colours)
    {
        var receipt = await Silent();
        var visit = await Visit("officer-1", size, colours: colours);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open($"/staff/cases/{receipt.Id}");
        await look.Look("case, late and flagged", screen.GetByText("หน่วยงานไม่ตอบรับภายในเวลา").First);
        await Expect(screen.Locator(".promise").First).ToContainTextAsync("เกิน");
        await Expect(screen.Locator(".custody")).ToContainTextAsync("เรื่องอยู่กับ เขต");
        await Expect(screen.Locator(".assignments")).ToContainTextAsync("เกิน");
        await Expect(screen.Locator(".timeline")).ToContainTextAsync("แจ้ง: หน่วยงาน, เจ้าหน้าที่, หัวหน้าฝ่าย");
        foreach (var action in (string[])["เปลี่ยนความเร่งด่วน", "เปลี่ยนประเภท", "ผู้ดูแลเรื่อง"])
        {
            await screen.Button(action).First.ClickAsync();
            await look.Look($"case, {action}", screen.Locator("#action form"));
        }

        await screen.Button("ดูแล้ว").First.ClickAsync();
        await screen.GetByLabel("บันทึกสั้น ๆ").FillAsync("โทรตามแล้ว (ตัวอย่าง)");
        await look.Look("case, a flag looked at", screen.Button("บันทึกว่าดูแล้ว"));
        await screen.Button("บันทึกว่าดูแล้ว").ClickAsync();
        await Expect(screen.Title("มีเรื่องต้องดู")).ToHaveCountAsync(0);
        await Expect(screen.Locator(".timeline")).ToContainTextAsync("โทรตามแล้ว (ตัวอย่าง)");

        // The first page of that group.
        await screen.Link("หน่วยงาน").ClickAsync();
        await look.Look("records", screen.GetByText("การไฟฟ้านครหลวง").First);
        await screen.Link("ไตรมาสก่อน").ClickAsync();
        await look.Look("records, nothing in the quarter", screen.GetByText("ช่วงนี้ยังไม่มีเรื่องที่ส่งให้หน่วยงาน"));

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(7);
    }

    [Fact]
    public async Task Who_decides_on_an_old_view_is_told_what_changed_and_decides_again()
    {
        var receipt = await App.SubmitIncident("resident-1", "disrepair");
        var officer = await Visit("officer-1", WindowSize.Desk);
        officer.Foresee(409);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.Button("ถามผู้แจ้ง").ClickAsync();
        await officer.Screen.GetByLabel("คำถามถึงผู้แจ้ง").FillAsync("เสาต้นไหนคะ");
        using (var colleague = App.As("officer-2")) await colleague.Move(receipt.Id, "triaged");

        var form = officer.Screen.Locator("#action");
        await form.Button("ถามผู้แจ้ง").ClickAsync();

        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("เจ้าหน้าที่รับเรื่องแล้ว");
        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        await Expect(form.GetByLabel("คำถามถึงผู้แจ้ง")).ToHaveValueAsync("เสาต้นไหนคะ");
        await form.Button("ถามผู้แจ้ง").ClickAsync();
        await officer.ShouldShow("รอคำตอบจากผู้แจ้ง");
        await Expect(officer.Screen.Locator(".promises")).ToContainTextAsync("หยุดนับ: รอผู้แจ้งตอบ");
    }

    [Fact]
    public async Task A_claim_sent_back_tells_the_reporter_why()
    {
        var receipt = await App.ClaimedFixed("resident-1");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");

        await officer.Act("ส่งกลับให้แก้ไขต่อ", "เหตุผล", "ไฟยังดับอยู่สองดวง (ตัวอย่าง)");

        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        var resident = await Visit("resident-1");
        await resident.Open($"/liff/cases/{receipt.Id}");
        await Expect(resident.Screen.Locator(".timeline")).ToContainTextAsync("ไฟยังดับอยู่สองดวง (ตัวอย่าง)");
    }

    [Fact]
    public async Task Two_agencies_that_fixed_it_are_one_line_to_the_reporter_with_the_words_of_each()
    {
        var receipt = await App.SubmitIncident("resident-1", "disrepair");
        using (var staff = App.As("officer-1"))
        {
            var offers = new List<(string Agency, string Assignment)>();
            foreach (var code in (string[])["MEA", "TELECOM"]) offers.Add((code, (await staff.Assign(receipt.Id, code)).Text("id")));
            foreach (var (code, assignment) in offers)
            {
                using var agency = await App.Agency(code);
                await (await agency.Answer(assignment, "accepted")).Ok();
                App.Advance(TimeSpan.FromMinutes(1));
                await (await agency.Answer(assignment, "done", note: $"{code} เก็บสายแล้ว (ตัวอย่าง)", photoIds: [await agency.UploadPhoto()])).Ok();
            }
        }

        var resident = await Visit("resident-1");
        await resident.Open($"/liff/cases/{receipt.Id}");

        var line = resident.Screen.Locator(".event").First;
        await Expect(line.Locator(".event-title")).ToHaveTextAsync("การไฟฟ้านครหลวง และ ผู้ให้บริการโทรคมนาคม แจ้งว่าแก้ไขแล้ว");
        await Expect(line).ToContainTextAsync("MEA เก็บสายแล้ว (ตัวอย่าง)");
        await Expect(line).ToContainTextAsync("TELECOM เก็บสายแล้ว (ตัวอย่าง)");
        await Expect(resident.Screen.Locator(".timeline").GetByText("แจ้งว่าแก้ไขแล้ว")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_declined_case_goes_on_to_the_agency_that_was_named_with_one_press()
    {
        var receipt = await App.SubmitIncident("resident-1", "disrepair");
        using (var staff = App.As("officer-1"))
        using (var mea = await App.Agency("MEA"))
        {
            var assignment = (await staff.Assign(receipt.Id, "MEA")).Text("id");
            await mea.Post($"/api/v1/agency/assignments/{assignment}/updates",
                new { updateId = Guid.NewGuid().ToString(), status = "declined", note = "เป็นสายสื่อสาร", rightAgency = "TELECOM" });
        }

        var officer = await Visit("officer-1");
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.GetByRole(AriaRole.Button, new() { Name = "ส่งต่อ ผู้ให้บริการโทรคมนาคม" }).ClickAsync();

        await officer.ShouldShow("ส่งต่อหน่วยงานแล้ว");
        await Expect(officer.Screen.Locator(".custody")).ToContainTextAsync("รอตอบรับ: ผู้ให้บริการโทรคมนาคม");
    }

    [Fact]
    public async Task A_link_to_a_staff_page_in_a_chat_leads_there()
    {
        var receipt = await App.SubmitIncident("resident-1");
        var officer = await Visit("officer-1");

        await officer.Open($"/liff/staff/cases/{receipt.Id}");

        await Expect(officer.Screen.Title(receipt.Reference)).ToBeVisibleAsync();
        await Expect(officer.Page).ToHaveURLAsync($"{App.Site}/staff/cases/{receipt.Id}");
    }

    /// <summary>A case whose answer is late, and whose agency has not said a word in its four hours.</summary>
    private async Task<Receipt> Silent()
    {
        using var officer = App.As("officer-1");
        var receipt = await App.SubmitIncident("resident-1", "disaster");
        await officer.Assign(receipt.Id, "MEA");
        App.Advance(TimeSpan.FromHours(50));
        await Tests.App.Eventually(async () => (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Strings("flags").Contains("silent_agency"), "the flag");
        await Tests.App.Eventually(async () => await App.Sql<bool>(
            "select fix_level = 100 from incident where id = $1", receipt.Id), "the last warning about the fix");
        return receipt;
    }
}
