using System.Text.Json;
using Microsoft.Playwright;
using Saphansung.Sandbox.Setup;
using Saphansung.Tests.Network;
using Saphansung.Tests.Training;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>
/// Takes the pictures of the manuals from the running product, so that they show what it is:
/// <c>dotnet test --filter FullyQualifiedName~ManualPictures -- xUnit.Explicit=on</c>. They go to <c>liff-web/manuals/pictures/</c>.
/// </summary>
public sealed class ManualPictures(DemoApp app, Chromium chromium) : IClassFixture<DemoApp>
{
    private const int Most = 56_000;
    private static readonly WindowSize Desk = new(800, 600);
    private static readonly WindowSize Wide = new(1000, 720);
    private readonly List<string> missed = [];

    [Fact(Explicit = true)]
    public async Task Take()
    {
        using (var head = await app.By("head-1")) await head.Post("/api/v1/staff/line/rich-menus/deploy", new { });
        await Residents();
        await Cases();
        await Plans();
        await News();
        await Courses();
        missed.ShouldBeEmpty();
    }

    private async Task Residents()
    {
        await Shoot("menu", "resident-1", $"{app.Line.Platform.Url}/#{DemoApp.UserId("resident-1")}",
            screen => screen.GetByRole(AriaRole.Group, new() { Name = "เมนู" }));
        await Shoot("report", "resident-1", "/liff/report", screen => screen.Title("เกิดเรื่องอะไร"));
        await Shoot("case", "resident-1", $"/liff/cases/{await Case("resident-1", "in_progress")}", screen => screen.Title("ความคืบหน้า"));
        await Shoot("confirm", "resident-1", $"/liff/cases/{await Case("resident-1", "claimed_fixed")}", screen => screen.Title("เรื่องนี้แก้ไขแล้วหรือยัง"), Centre);
        var round = await app.Sql<Guid>("""
            select round_id from survey_participation join survey_round on survey_round.id = round_id join person on person.id = person_id
            where survey_round.state = 'open' and line_user_id = $1
            """, DemoApp.UserId("resident-1"));
        await Shoot("survey", "resident-1", $"/liff/surveys/{round}", screen => screen.Button("ต่อไป"));
        await Shoot("community", "committee-1", "/liff/community", screen => screen.Link("แจ้งแทนเพื่อนบ้านที่ไม่มี LINE"));
        await Shoot("slip", "committee-1", $"/liff/cases/{await app.Sql<Guid>("select id from incident where behalf_name is not null limit 1")}/slip",
            screen => screen.Title("ใบรับเรื่อง"));
        await Shoot("group-guide", "committee-1", await GroupGuide(), screen => screen.Title("คู่มือกลุ่มเครือข่าย"));
    }

    private async Task Cases()
    {
        await Shoot("board", "officer-1", "/staff/", screen => screen.Locator("main a[href^='/staff/cases/']").First, size: Desk);
        var flagged = await app.Sql<Guid>("select id from incident where category_code = 'disrepair' and flags && array['contradiction', 'ping_pong', 'silent_agency', 'weak_evidence', 'agency_asks'] limit 1");
        await Shoot("flags", "head-1", $"/staff/cases/{flagged}", screen => screen.Title("มีเรื่องต้องดู"), Centre, Desk);
        var fresh = await app.Sql<Guid>("""
            select incident.id from incident join category on category.code = category_code
            where status = 'received' and not sensitive and category_code = 'disrepair' order by reported_at desc limit 1
            """);
        await Shoot("staff-case", "officer-1", $"/staff/cases/{fresh}", screen => screen.Title("ดำเนินการ"), size: Wide);
        await Shoot("sensitive", "officer-1", $"/staff/cases/{await app.Sql<Guid>("select id from incident where category_code = 'people' and ended_at is null limit 1")}",
            screen => screen.Title("เรื่องนี้เป็นข้อมูลอ่อนไหว"), size: Desk);

        var link = "";
        var offered = await app.Sql<Guid>("""
            select incident_id from assignment join incident on incident.id = incident_id
            where assignment.status = 'offered' and category_code = 'disrepair' order by offered_at desc limit 1
            """);
        await Shoot("links", "officer-1", $"/staff/cases/{offered}", screen => screen.Button("ลิงก์สำหรับหน่วยงาน"), async (screen, _) =>
        {
            await screen.Button("ลิงก์สำหรับหน่วยงาน").ClickAsync();
            await screen.GetByLabel("สำหรับใคร").FillAsync("คุณสมศักดิ์ ศูนย์บริการ (ตัวอย่าง)");
            await screen.Button("สร้างลิงก์").ClickAsync();
            link = await screen.Locator(".send-link code").InnerTextAsync();
            await Centre(screen, screen.Locator(".send-link"));
        }, Desk);
        await Shoot("agency", "", link, screen => screen.Button("รับงาน"));
        await Shoot("officers", "head-1", "/staff/officers", screen => screen.Button("มอบเรื่องทั้งหมด").First, size: Desk);
        await Shoot("chronic", "head-1", "/staff/chronic", screen => screen.GetByText("ระบุสาเหตุและแผน").First, size: Desk);
        await Shoot("routing", "head-1", "/staff/routing", screen => screen.GetByText("ทดลองกับเรื่องที่ผ่านมา").First, async (screen, button) =>
        {
            await button.ClickAsync();
            await Expect(screen.Title("ผลการทดลอง")).ToBeVisibleAsync();
            await Centre(screen, screen.Title("ผลการทดลอง"));
        }, Desk);
    }

    private async Task Plans()
    {
        await Shoot("overview", "head-1", "/staff/", screen => screen.Title("เรื่องที่ต้องดูเดี๋ยวนี้"), size: Wide);
        await Shoot("overview-director", "director-1", "/staff/", screen => screen.Title("ปัญหาที่แก้ไขแล้ว"), size: Wide);
        await Shoot("targets", "director-1", "/staff/targets", screen => screen.Title("ตารางเป้าหมาย"), size: Desk);
        await Shoot("programme", "director-1", "/staff/programme", screen => screen.Title("แผนงานและความคืบหน้า"), Top, Desk);
        await Shoot("people", "admin-1", "/staff/people", screen => screen.GetByText("กานดา งานสมมติ (ตัวอย่าง)"), async (screen, _) =>
            await screen.GetByText("กานดา งานสมมติ (ตัวอย่าง)").ClickAsync(), Desk);
        await Shoot("agencies", "admin-1", "/staff/agencies", screen => screen.GetByText("การไฟฟ้านครหลวง"), async (screen, _) =>
            await screen.GetByText("การไฟฟ้านครหลวง").ClickAsync(), Desk);
        await Shoot("setup", "admin-1", "/staff/setup", screen => screen.Title("ริชเมนู"), size: Desk);
        using var officer = await app.By("officer-1");
        var quarter = (await officer.Get("/api/v1/staff/reports?limit=1")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).FirstOrDefault();
        if (quarter == Guid.Empty)
            quarter = (await officer.Post("/api/v1/staff/reports", new { period = "2569-q4" }, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        await Shoot("report-page", "head-1", $"/staff/reports/{quarter}", screen => screen.Title("แก้ไขแล้วเท่าไร"), Top, Desk);
        await Shoot("surveys", "officer-1", $"/staff/surveys/{await app.Sql<Guid>("select id from survey limit 1")}", screen => screen.GetByText("ดูผล").First, Centre, Desk);
    }

    private async Task News()
    {
        await app.Sql("update line_quota set plan = 300, used = 84, read_at = $1, read_due_at = 'infinity'", app.Now.UtcDateTime);
        await Shoot("quota", "head-1", "/staff/line", screen => screen.GetByText("คาดสิ้นเดือน").First, size: Desk);
        var waiting = await app.Sql<Guid>("select id from announcement where state = 'awaiting_approval'");
        await Shoot("news", "officer-1", $"/staff/news/{waiting}", screen => screen.Locator(".announcement-preview .phone"), Centre, Wide);
        await App.Eventually(async () => (await app.Sql<long>("select count(*) from group_message")).ShouldBeGreaterThanOrEqualTo(4));
        await Shoot("network", "officer-1", "/staff/network", screen => screen.Title("ข้อความในกลุ่ม"), Top, Desk);
    }

    /// <summary>The demo's course runs, is tested before and after, and ends.</summary>
    private async Task Courses()
    {
        var id = await app.Sql<Guid>("select id from course");
        await Shoot("course", "trainee-1", $"/liff/courses/{id}", screen => screen.Title("กำหนดการ"));
        await Shoot("course-desk", "officer-1", $"/staff/courses/{id}", screen => screen.Title("รายชื่อ"), size: Desk);
        app.Advance(TimeSpan.FromDays(10));
        using var officer = await app.By("officer-1");
        await officer.MoveCourse(id, "running");
        var lines = (await officer.Get($"{CourseSteps.Desk}/{id}/roster?limit=100")).GetProperty("items").EnumerateArray().Select(line => line.Id).ToList();
        foreach (var session in (await officer.Get($"{CourseSteps.Desk}/{id}")).GetProperty("sessions").EnumerateArray().Select(session => session.Id))
            foreach (var line in lines) await (await officer.Tick(id, session, line, @in: true)).Ok();
        await Move("pre", "open");
        await Shoot("hall", "officer-1", $"/staff/courses/{id}/hall", screen => screen.GetByAltText("รหัส QR สำหรับลงเวลา"), size: Wide);
        await Answer("test", everything: false);
        await Move("pre", "closed");
        await Move("post", "open");
        await Answer(null, everything: true);
        await Move("post", "closed");
        await Shoot("result", "trainee-1", $"/liff/courses/{id}/result", screen => screen.Title("ผลการอบรมของฉัน"));

        Task<JsonElement> Move(string kind, string to) => officer.Post($"{CourseSteps.Desk}/{id}/tests/{kind}/transitions", new { to });

        Task Answer(string? name, bool everything) => Shoot(name, "trainee-1", $"/liff/courses/{id}/tests", screen => screen.Button("เริ่มทำ"), async (screen, begin) =>
        {
            await begin.ClickAsync();
            await Expect(screen.Button("ข้อต่อไป")).ToBeVisibleAsync();
            await Choose(screen);
        }, after: async screen =>
        {
            while (await screen.Button("ข้อต่อไป").IsVisibleAsync())
            {
                await screen.Button("ข้อต่อไป").ClickAsync();
                if (everything) await Choose(screen);
            }

            await screen.Button("ตรวจทานแล้วส่ง").ClickAsync();
            await screen.Button("ส่งแบบทดสอบ").ClickAsync();
            await Expect(screen.Title("ส่งแบบทดสอบแล้ว")).ToBeVisibleAsync();
        });
    }

    /// <summary>Questions come in another order for everybody, and not each has options.</summary>
    private static async Task Choose(ILocator screen)
    {
        var options = screen.GetByRole(AriaRole.Radio);
        if (await options.CountAsync() > 0) await options.First.CheckAsync();
    }

    private Task<Guid> Case(string of, string status) => app.Sql<Guid>("""
        select incident.id from incident join person on person.id = reporter_id where line_user_id = $1 and status = $2 order by reported_at desc limit 1
        """, DemoApp.UserId(of), status);

    private async Task<string> GroupGuide()
    {
        const string Group = "C0f3a1d7c5b9e2468ace13579bdf02468";
        await app.Line.Platform.Send(DemoApp.UserId("committee-1"), Group, new() { ["type"] = "text", ["text"] = "คู่มือ" }, default);
        await App.Eventually(() => app.Line.Platform.Inbox(Group).ShouldNotBeEmpty());
        return "/liff" + GroupSteps.Links(app.Line.Platform.Inbox(Group)[^1])[0].Split(LineSide.LiffId)[1];
    }

    private static Task Centre(ILocator screen, ILocator shown) => shown.EvaluateAsync("one => one.scrollIntoView({ block: 'center' })");

    private static Task Top(ILocator screen, ILocator shown) => shown.EvaluateAsync("one => { one.scrollIntoView(); scrollBy(0, -16); }");

    /// <param name="name">Of the picture; none is taken without one.</param>
    /// <param name="shown">What must be there before anything is done.</param>
    /// <param name="act">Done before the picture is taken, with the page and with what is shown.</param>
    /// <param name="after">Done afterwards, for the pictures that follow.</param>
    private async Task Shoot(
        string? name, string by, string path, Func<ILocator, ILocator> shown, Func<ILocator, ILocator, Task>? act = null, WindowSize? size = null,
        Func<ILocator, Task>? after = null)
    {
        var (width, height) = size ?? WindowSize.Phone;
        await using var context = await chromium.NewContext(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            DeviceScaleFactor = size is null ? 2 : 1.25f,
            Locale = "th-TH",
            TimezoneId = "Asia/Bangkok",
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(BrowserTest.Patience);
        await context.Clock.SetFixedTimeAsync(app.Now.UtcDateTime);
        var page = await context.NewPageAsync();
        var address = path.StartsWith('/') ? app.Site + path : path;
        try
        {
            await page.GotoAsync(address.Contains('#', StringComparison.Ordinal) ? address : $"{address}#sim-user={DemoApp.UserId(by)}");
            var screen = page.Locator("body");
            await Expect(shown(screen)).ToBeVisibleAsync(new() { Timeout = BrowserTest.Patience });
            if (act is not null) await act(screen, shown(screen));
            await page.WaitForFunctionAsync("() => [...document.images].every((image) => image.complete || image.loading === 'lazy')");
            if (name is not null) await Save(name, page, await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide }));
            if (after is not null) await after(screen);
        }
        catch (Exception problem) when (problem is PlaywrightException or TimeoutException)
        {
            missed.Add($"{name ?? path}: {problem.Message}");
        }
    }

    /// <summary>As a lossy WebP, with so much of the quality as its limit allows; the browser can write one.</summary>
    private static async Task Save(string name, IPage page, byte[] png)
    {
        var easel = await page.Context.NewPageAsync();
        foreach (var quality in (double[])[0.85, 0.7, 0.55, 0.4])
        {
            var base64 = await easel.EvaluateAsync<string>("""
                async ([png, quality]) => {
                  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
                  const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
                  canvas.getContext('2d').drawImage(picture, 0, 0);
                  return canvas.toDataURL('image/webp', quality).split(',')[1];
                }
                """, new object[] { Convert.ToBase64String(png), quality });
            var webp = Convert.FromBase64String(base64);
            if (webp.Length > Most && quality > 0.4) continue;
            await File.WriteAllBytesAsync(Repository.Path($"liff-web/manuals/pictures/{name}.webp"), webp);
            return;
        }
    }
}
