using Microsoft.Playwright;
using Saphansung.Tests.Training;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The test of a course on a phone, on a tablet that goes from hand to hand, and on the desk of the staff.</summary>
public sealed class TakingTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    private const string Two = """
        ::หนึ่ง::แจ้งเหตุทางใด {=LINE ~จดหมาย}

        ::สอง::หน่วยงานตอบรับภายในกี่ชั่วโมง {#=24}
        """;

    [Fact]
    public async Task A_test_is_taken_through_a_lost_connection_and_gone_on_with_elsewhere()
    {
        var course = await Opened("trainee-web");
        var phone = await Visit("trainee-web", WindowSize.Narrowest);
        phone.Foresee("ERR_INTERNET_DISCONNECTED");
        var (screen, look) = (phone.Screen, await Accessibility.Of(phone));
        await phone.Open($"/liff/courses/{course.Id}/tests");
        await look.Look("tests", screen.Title("แบบทดสอบ"));
        await phone.TabTo(screen.Button("เริ่มทำ"));
        await phone.Page.Keyboard.PressAsync("Enter");
        await look.Look("choice", screen.Title("ข้อ 1 จาก 2"));
        await Expect(screen.GetByText("เหลือ ", new() { Exact = false })).ToBeVisibleAsync();

        await screen.GetByLabel("LINE").CheckAsync();
        await Expect(screen.GetByText("บันทึกแล้ว", new() { Exact = true })).ToBeVisibleAsync();
        await phone.Context.SetOfflineAsync(true);
        await screen.Button("ข้อต่อไป").ClickAsync();
        await screen.GetByLabel("หน่วยงานตอบรับภายในกี่ชั่วโมง").FillAsync("๒๔");
        await look.Look("waiting", screen.GetByText("เก็บไว้ในเครื่องนี้", new() { Exact = false }));
        await Expect(screen.GetByText("บันทึกแล้ว", new() { Exact = true })).ToBeHiddenAsync();
        (await App.Sql<long>("select count(*) from attempt_answer join attempt on attempt.id = attempt_id where enrolment_id = $1", course.People["trainee-web"])).ShouldBe(1);
        await phone.Context.SetOfflineAsync(false);
        await Expect(screen.GetByText("บันทึกแล้ว", new() { Exact = true })).ToBeVisibleAsync();

        var tablet = await Visit("trainee-web");
        await tablet.Open($"/liff/courses/{course.Id}/tests");
        await tablet.Screen.Button("ทำต่อ").ClickAsync();
        await Expect(tablet.Screen.GetByText("ตอบครบทุกข้อแล้ว")).ToBeVisibleAsync();

        await screen.Button("ตรวจทานแล้วส่ง").ClickAsync();
        await look.Look("overview", screen.GetByText("ตอบครบทุกข้อแล้ว"));
        await screen.Button("ส่งแบบทดสอบ").EvaluateAsync("button => { button.click(); button.click(); }");
        await look.Look("handed in", screen.Title("ส่งแบบทดสอบแล้ว"));

        (await App.Sql<decimal>("select score from attempt where enrolment_id = $1", course.People["trainee-web"])).ShouldBe(2);
        await App.MoveTest(course, "pre", "closed");
        await App.MoveTest(course, "post", "open");
        await App.MoveTest(course, "post", "closed");
        await screen.Button("กลับ").ClickAsync();
        await screen.Button("ดูผล").ClickAsync();
        await look.Look("review", screen.GetByText("ได้ 2 จาก 2 คะแนน"));
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task A_tablet_goes_to_the_next_person_with_nothing_left_on_it()
    {
        var course = await Opened("paper-กานดา", "paper-ขวัญ");
        using var officer = App.As("officer-1");
        var token = (await officer.Post(course.Desk + "/kiosk", new { })).Text("token");
        var visit = await Visit("nobody");
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Page.GotoAsync($"{App.Site}/kiosk/#{token}");
        await look.Look("people", screen.Title("ท่านคือใคร"));

        await screen.Button("paper-กานดา แบบทดสอบก่อนอบรม · ยังไม่ได้ทำ").ClickAsync();
        await look.Look("sure", screen.Title("ท่านคือ paper-กานดา ใช่หรือไม่"));
        await screen.Button("ใช่ เริ่มทำ").ClickAsync();
        await screen.GetByLabel("LINE").CheckAsync();
        await screen.Button("ข้อต่อไป").ClickAsync();
        await screen.Button("ตรวจทานแล้วส่ง").ClickAsync();
        await Expect(screen.GetByText("ยังไม่ได้ตอบ 1 ข้อ")).ToBeVisibleAsync();
        await screen.Button("ส่งแบบทดสอบ").ClickAsync();
        await look.Look("next", screen.Button("ให้คนต่อไป"));
        await screen.Button("ให้คนต่อไป").ClickAsync();

        await Expect(screen.Title("ท่านคือใคร")).ToBeVisibleAsync();
        await Expect(screen.GetByText("LINE", new() { Exact = true })).ToBeHiddenAsync();
        (await visit.Page.EvaluateAsync<int>("async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length")).ShouldBe(0);
        (await App.Sql<decimal>("select score from attempt where enrolment_id = $1", course.People["paper-กานดา"])).ShouldBe(1);
        await Expect(screen.GetByText("แบบทดสอบก่อนอบรม · ส่งแล้ว")).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    [Fact]
    public async Task An_officer_imports_questions_puts_them_into_the_test_and_opens_it()
    {
        var course = await App.CourseOf("trainee-desk");
        var visit = await Visit("officer-1", WindowSize.Phone);
        visit.Foresee(400);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/staff/questions");
        await screen.GetByText("นำเข้าจากไฟล์ GIFT").First.ClickAsync();
        await screen.Locator("#gift-file").SetInputFilesAsync(File("::ผิด::ไม่มีคำตอบ {\n\nปีใด {#สองพัน}"));
        await look.Look("wrong", screen.GetByText("บรรทัด 3:", new() { Exact = false }));
        await screen.Locator("#gift-file").SetInputFilesAsync(File("$CATEGORY: จากหน้าเว็บ\n\n" + Two + "\n\n::ชั่วร้าย::[html]<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>ปลอดภัย {=ใช่ ~[html]<b onclick=x>ไม่</b>}"));
        await Expect(screen.GetByText("ไฟล์ถูกต้อง มี 3 ข้อ")).ToBeVisibleAsync();
        await screen.Button("นำเข้า").ClickAsync();
        await look.Look("stored", screen.GetByText("นำเข้าแล้ว 3 ข้อ"));
        await Expect(screen.GetByText("ปลอดภัย", new() { Exact = true })).ToBeVisibleAsync();
        (await visit.Page.TitleAsync()).ShouldNotContain("hacked");

        await screen.GetByRole(AriaRole.Link, new() { Name = "หนึ่ง" }).First.ClickAsync();
        await look.Look("question", screen.GetByLabel("คำถาม", new() { Exact = true }));
        await screen.GetByLabel("คำถาม", new() { Exact = true }).FillAsync("แจ้งเหตุทางใดดี");
        await screen.Button("บันทึก").ClickAsync();
        await Expect(screen.GetByText("บันทึกแล้ว", new() { Exact = true })).ToBeVisibleAsync();

        await visit.Open($"/staff/courses/{course.Id}/tests");
        await screen.GetByText("เลือกข้อสอบ").ClickAsync();
        await screen.GetByRole(AriaRole.Button, new() { Name = "เพิ่ม Q" }).First.ClickAsync();
        await screen.Button("บันทึกชุดข้อสอบ").ClickAsync();
        await look.Look("tests", screen.GetByRole(AriaRole.Heading, new() { Name = "ก่อนอบรม · ยังไม่เปิด" }));
        await screen.Button("เปิดแบบทดสอบ").First.ClickAsync();
        await look.Look("open", screen.GetByRole(AriaRole.Heading, new() { Name = "ก่อนอบรม · เปิดอยู่" }));
        await screen.Button("เปิดแท็บเล็ตให้ทำแบบทดสอบ").ClickAsync();
        await look.Look("kiosk", screen.GetByText("/kiosk/#spk_", new() { Exact = false }));
        await screen.Button("ปิดแบบทดสอบ").ClickAsync();
        await screen.Button("ยืนยันปิด").ClickAsync();
        await Expect(screen.GetByRole(AriaRole.Heading, new() { Name = "ก่อนอบรม · ปิดแล้ว" })).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty(string.Join('\n', look.Findings));
    }

    /// <summary>Two questions in their order, the test before the course open.</summary>
    private async Task<TestSteps.Course> Opened(params string[] people)
    {
        var course = await App.WithQuestions(await App.CourseOf(people), Two);
        await App.Sql("update test set shuffle_questions = false where course_id = $1", course.Id);
        await App.MoveTest(course, "pre", "open");
        return course;
    }

    private static FilePayload File(string gift) => new() { Name = "bank.gift.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(gift) };
}
