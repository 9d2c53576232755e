using Saphansung.Tests.Training;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>A course from enrolling on a phone to checking in from the screen of the hall.</summary>
public sealed class CourseTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task A_resident_enrols_checks_in_by_the_halls_code_and_is_counted()
    {
        var course = await App.MakeCourse();
        var phone = await Visit("trainee-course", WindowSize.Narrowest);
        await phone.Open("/liff/courses");
        await phone.Screen.Locator($"a[href='/liff/courses/{course.Id}']").ClickAsync();
        await phone.Screen.GetByLabel("ชื่อ-สกุล").FillAsync("ผู้เรียน (ตัวอย่าง)");
        await phone.Screen.Button("สมัครเข้าอบรม").EvaluateAsync("button => { button.click(); button.click(); }");
        await Expect(phone.Screen.GetByText("ได้ที่นั่งแล้ว")).ToBeVisibleAsync();
        (await App.Sql<long>("select count(*) from enrolment where course_id = $1", course.Id)).ShouldBe(1);

        using var staff = App.As("officer-1");
        var hall = await Visit("officer-1");
        await hall.Open($"/staff/courses/{course.Id}");
        await hall.Screen.Button("เชิญด้วยข่าว").EvaluateAsync("button => { button.click(); button.click(); }");
        await hall.Page.WaitForURLAsync("**/staff/news/*");
        await Expect(hall.Screen.GetByText($"/courses/{course.Id}", new() { Exact = false }).First).ToBeVisibleAsync();
        (await App.Sql<long>("select count(*) from announcement where body_th like $1", $"%/courses/{course.Id}%")).ShouldBe(1);

        await staff.MoveCourse(course.Id, "running");
        await hall.Open($"/staff/courses/{course.Id}/hall");
        await Expect(hall.Screen.GetByAltText("รหัส QR สำหรับลงเวลา")).ToBeVisibleAsync();
        var token = await staff.HallToken(course.Id);
        await phone.Open($"/liff/courses/check-in/{token}");
        await Expect(phone.Screen.GetByText("เช็กอินแล้ว")).ToBeVisibleAsync();

        await Expect(hall.Screen.Locator(".hall-big dd").First).ToHaveTextAsync("1");
        phone.Foresee(409);
        App.Advance(TimeSpan.FromMinutes(2));
        await phone.Open($"/liff/courses/check-in/{token}?again");
        await Expect(phone.Screen.GetByText("รหัสนี้หมดเวลาแล้ว")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Everybody_can_use_it()
    {
        var course = await App.MakeCourse();
        var visit = await Visit("trainee-axe");
        var look = await Accessibility.Of(visit);
        await visit.Open($"/liff/courses/{course.Id}");
        await look.Look("enrolling", visit.Screen.Button("สมัครเข้าอบรม"));
        await visit.Screen.Button("สมัครเข้าอบรม").ClickAsync();
        await look.Look("enrolled", visit.Screen.Button("ยกเลิกการสมัคร"));

        using var staff = App.As("officer-1");
        var line = (await staff.Invite(course.Id, "ผู้ได้รับเชิญ (ตัวอย่าง)")).Id;
        await staff.MoveCourse(course.Id, "running");
        await (await staff.Tick(course.Id, course.GetProperty("sessions")[0].Id, line, @in: true)).Ok();
        var desk = await Visit("officer-1");
        var desks = await Accessibility.Of(desk);
        await desk.Open($"/staff/courses/{course.Id}");
        await desks.Look("desk", desk.Screen.GetByText("ผู้ได้รับเชิญ (ตัวอย่าง)").First);
        await desk.Open($"/staff/courses/{course.Id}/sheet");
        await desks.Look("sheet", desk.Screen.Locator(".attendance-sheet td").First);
        await desk.Open($"/staff/courses/{course.Id}/hall");
        await desks.Look("hall", desk.Screen.GetByAltText("รหัส QR สำหรับลงเวลา"));

        look.Findings.Concat(desks.Findings).ShouldBeEmpty(string.Join('\n', look.Findings.Concat(desks.Findings)));
    }
}
