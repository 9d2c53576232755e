using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>Evidence of a fix as people meet it: asked for, sent, compared, looked at.</summary>
public sealed class EvidenceTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Fact]
    public async Task The_division_is_told_what_is_wanted_and_the_photos_notes_and_look_go_along()
    {
        var (receipt, assignment) = await Ours("nuisance");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.Button("แจ้งผลของฝ่าย").ClickAsync();
        var form = officer.Screen.Locator("form.act");
        await form.GetByLabel("ทำเสร็จแล้ว").CheckAsync();
        await Expect(form.Locator(".hint", new() { HasText = "ต้องแนบรูปหลังแก้ไขหรือจดหมายตอบ" })).ToBeVisibleAsync();

        await form.Button("บันทึก").ClickAsync();
        await Expect(form.Locator(".error")).ToContainTextAsync("ต้องแนบรูปหลังแก้ไขหรือจดหมายตอบ");
        officer.Asked("POST", $"/api/v1/staff/assignments/{assignment}/updates").ShouldBe(0);
        await form.AddPhoto(CameraNotes.On(await officer.Draw(320, 240), App.Now.AddMinutes(5)));
        await form.GetByLabel("แนบจดหมายตอบ").SetInputFilesAsync(new FilePayload { Name = "reply.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
        await Expect(form.GetByText("แนบ reply.pdf แล้ว")).ToBeVisibleAsync();
        await form.Button("บันทึก").ClickAsync();

        await officer.ShouldShow("แจ้งว่าแก้ไขแล้ว");
        await Expect(officer.Screen.Locator(".checked")).ToContainTextAsync("รูปนี้ถ่ายหลังแจ้งเรื่อง และถ่ายใกล้จุดเกิดเหตุ (0 ม.)");
        await Expect(officer.Screen.Link("จดหมายตอบ 1 (PDF)")).ToBeVisibleAsync();
        (await App.Sql<bool>("select hash is not null and taken_lat is not null from photo where incident_id = $1", receipt.Id)).ShouldBeTrue();
        // The canvas turned the picture already: it must not be turned a second time.
        (await App.Sql<bool>("select position('\\x457869660000'::bytea in bytes) = 0 from photo where incident_id = $1", receipt.Id)).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task A_weak_claim_looks_right_to_staff_and_reporter(WindowSize size, ColorScheme colours)
    {
        using var mea = await App.Agency("MEA");
        using var desk = App.As("officer-1");
        using var resident = App.As("resident-1");
        var before = await resident.UploadPhoto();
        var receipt = await App.SubmitIncident("resident-1", "disrepair", body => body["photoIds"] = new[] { before });
        var assignment = (await desk.Assign(receipt.Id, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        Guid[] photos = [await mea.UploadPhoto(CameraNotes.Fresh(lat: null)), await mea.UploadPhoto(CameraNotes.Fresh(App.Now.AddDays(-3), lat: 13.781))];
        await (await mea.Answer(assignment, "done", photoIds: photos, letterIds: [await mea.UploadLetter()])).Ok();

        var officer = await Visit("officer-1", size, colours: colours);
        var look = await Accessibility.Of(officer);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await look.Look("staff, weak evidence", officer.Screen.Locator(".checked").First);
        await Expect(officer.Screen.Locator(".checked", new() { HasText = "รูปนี้ถ่ายก่อนเวลาที่แจ้ง 3 วัน และถ่ายห่างจากจุดเกิดเหตุ 1.2 กม." })).ToBeVisibleAsync();
        await Expect(officer.Screen.Locator(".findings .is-differs").First).ToContainTextAsync("ต่าง");
        await Expect(officer.Screen.Locator(".note.warn", new() { HasText = "ต้องให้ผู้แจ้งหรือกรรมการชุมชนยืนยัน" })).ToBeVisibleAsync();
        await Expect(officer.Screen.Locator(".before-after figure")).ToHaveCountAsync(2);

        var reporter = await Visit("resident-1", size, colours: colours);
        var otherLook = await Accessibility.Of(reporter);
        await reporter.Open($"/liff/cases/{receipt.Id}");
        await otherLook.Look("reporter, weak evidence", reporter.Screen.Locator(".ask .before-after"));
        await Expect(reporter.Screen.Locator(".ask")).ToContainTextAsync("จึงตรวจไม่ได้ว่าถ่ายเมื่อไรและที่ไหน");
        await Expect(reporter.Screen.Locator(".ask")).ToContainTextAsync("เรื่องนี้จะไม่ปิดเอง");
        await Expect(reporter.Screen.Locator(".ask")).Not.ToContainTextAsync("ถ้าไม่ตอบภายใน");
        await Expect(reporter.Screen.Link("จดหมายตอบ 1 (PDF)")).ToBeVisibleAsync();
        look.Findings.Concat(otherLook.Findings).ShouldBeEmpty();
    }

    private async Task<(Receipt Receipt, string Assignment)> Ours(string category)
    {
        using var officer = App.As("officer-1");
        var own = (await officer.Get("/api/v1/staff/agencies")).EnumerateArray().Single(a => a.GetProperty("own").GetBoolean()).Text("code");
        var receipt = await App.SubmitIncident("resident-1", category);
        var assignment = (await officer.Assign(receipt.Id, own)).Text("id");
        await officer.Post($"/api/v1/staff/assignments/{assignment}/updates", new { updateId = Guid.NewGuid().ToString(), status = "accepted" });
        return (receipt, assignment);
    }
}
