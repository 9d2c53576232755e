using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The committee checks a fix, the reporter puts the place right, the officer writes with a ready text.</summary>
public sealed class OnTheSpotTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task The_committee_finds_a_claimed_fix_in_its_list_and_disputes_it_with_a_photo()
    {
        await App.Introduce("committee-1");
        var receipt = await App.ClaimedFixed("resident-1", body => body["community"] = TestDatabase.Community);
        var visit = await Visit("committee-1");
        var screen = visit.Screen;
        await visit.Open("/liff/community");
        await screen.Link("แก้ไขแล้ว", exact: false).First.ClickAsync();
        await screen.Link(receipt.Reference, exact: false).ClickAsync();
        await screen.Button("ยังไม่เรียบร้อย").ClickAsync();
        await screen.GetByLabel("ยังขาดอะไร").FillAsync("ยังดับอยู่หนึ่งดวง (ตัวอย่าง)");
        await screen.AddPhoto(await visit.Draw(320, 240));
        await screen.Button("ส่งกลับให้แก้ไข").ClickAsync();

        await Expect(screen.GetByText("ส่งกลับให้เจ้าหน้าที่แล้ว")).ToBeVisibleAsync();
        (await App.Sql<string>("""
            select kind || ' ' || actor_kind || ' ' || purpose
            from photo
            join incident_event on incident_event.id = event_id
            where photo.incident_id = $1 and person_id is not null
            """, receipt.Id)).ShouldBe("reopened committee evidence");
        await visit.Open("/liff/community?view=recurring");
        await Expect(screen.Link(receipt.Reference, exact: false)).ToContainTextAsync("เปิดใหม่ 1 ครั้ง");
    }

    [Fact]
    public async Task The_reporter_puts_the_place_right_and_the_officer_sees_both()
    {
        var receipt = await App.SubmitIncident("resident-1");
        var visit = await Visit("resident-1");
        await visit.Open($"/liff/cases/{receipt.Id}");
        await visit.Screen.GetByText("แก้ตำแหน่ง", new() { Exact = true }).ClickAsync();
        await visit.Screen.GetByLabel("จุดสังเกต").FillAsync("หลังศาลา (ตัวอย่าง)");
        await visit.Screen.GetByLabel("แก้เพราะอะไร").FillAsync("บอกผิดซอย");
        await visit.Screen.Button("บันทึกตำแหน่งใหม่").ClickAsync();
        await Expect(visit.Screen.GetByText("แก้ตำแหน่งแล้ว เจ้าหน้าที่และหน่วยงานเห็นตำแหน่งใหม่")).ToBeVisibleAsync();

        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");
        var line = officer.Screen.Locator(".event-place");
        await Expect(line).ToContainTextAsync("จาก 13.77000, 100.68500");
        await Expect(line).ToContainTextAsync("เป็น หลังศาลา (ตัวอย่าง) · 13.77000, 100.68500");
        await Expect(line).ToContainTextAsync("บอกผิดซอย");
    }

    [Fact]
    public async Task A_ready_text_is_added_to_what_is_written_and_may_be_changed()
    {
        var receipt = await App.SubmitIncident("resident-1");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.Button("เขียนถึงผู้แจ้ง หรือบันทึกภายใน").ClickAsync();
        var form = officer.Screen.Locator("#action");
        await form.GetByLabel("ข้อความ", new() { Exact = true }).FillAsync("เรียนคุณผู้แจ้ง");
        await form.GetByLabel("ข้อความสำเร็จรูป").SelectOptionAsync("thanks");

        await Expect(form.GetByLabel("ข้อความ", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(
            $"^เรียนคุณผู้แจ้ง\n\nเขตได้รับเรื่องขยะตกค้าง เลขที่ {receipt.Reference} แล้ว", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        await form.Button("บันทึก").ClickAsync();
        await Expect(officer.Screen.Locator(".timeline")).ToContainTextAsync("เขตได้รับเรื่องขยะตกค้าง");
    }
}
