using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>The board as a desk to work at: keyboard, many cases at once, the map, saved views, whose cases they are, paper.</summary>
public sealed class BoardTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Fact]
    public async Task Cases_are_selected_with_the_keyboard_and_taken_up_at_once_each_with_its_result()
    {
        await Reported("garbage", "ตู้เย็นทิ้งข้างทาง");
        await Reported("people", "ตู้เย็นในบ้านคุณตา");
        await Reported("nuisance", "ตู้เย็นเสียงดัง");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open("/staff/?q=ตู้เย็น&sort=new");
        await Expect(officer.Screen.Locator("[data-row]")).ToHaveCountAsync(2);
        await officer.Page.Keyboard.PressAsync("j");
        await officer.Page.Keyboard.PressAsync("x");
        await officer.Page.Keyboard.PressAsync("j");
        await officer.Page.Keyboard.PressAsync("x");
        await Expect(officer.Screen.GetByText("เลือกไว้ 2 เรื่อง")).ToBeVisibleAsync();

        await officer.Screen.Button("ทำกับ 2 เรื่อง").ClickAsync();

        await Expect(officer.Screen.GetByText("สำเร็จ 2 เรื่อง")).ToBeVisibleAsync();
        await Expect(officer.Screen.Locator(".row-state .status")).ToHaveTextAsync(["เจ้าหน้าที่รับเรื่องแล้ว", "เจ้าหน้าที่รับเรื่องแล้ว"]);
        await officer.Open("/staff/?category=people&sort=new");
        await officer.Screen.GetByRole(AriaRole.Checkbox, new() { Name = "เลือก SPS" }).First.CheckAsync();
        await officer.Screen.Button("ทำกับ 1 เรื่อง").ClickAsync();
        await Expect(officer.Screen.GetByText("สำเร็จ 0 เรื่อง ไม่สำเร็จ 1 เรื่อง")).ToBeVisibleAsync();
        await Expect(officer.Screen.Locator(".row-result")).ToContainTextAsync("ข้อมูลอ่อนไหว");
    }

    [Fact]
    public async Task The_map_comes_apart_where_several_cases_lie_and_opens_one_that_lies_alone()
    {
        var receipt = await Reported("disrepair", "ไฟแม่เหล็ก", 13.7701, 100.6851);
        await Reported("disrepair", "ไฟแม่เหล็ก", 13.7709, 100.6859);
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open("/staff/?q=ไฟแม่เหล็ก");
        await Expect(officer.Screen.Locator("[data-row]")).ToHaveCountAsync(2);
        await officer.Page.Keyboard.PressAsync("m");
        foreach (var zoom in (string[])["zoom=15", "zoom=17"])
        {
            await officer.Page.RunAndWaitForResponseAsync(() => officer.Screen.Button("2 เรื่อง อยู่ในกำหนด ซูมเข้า").PressAsync("Enter"),
                answer => answer.Url.Contains(zoom, StringComparison.Ordinal));
        }

        await officer.Screen.Button($"1 เรื่อง {receipt.Reference} อยู่ในกำหนด เปิดเรื่อง").PressAsync("Enter");

        await Expect(officer.Screen.Title(receipt.Reference)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_view_is_saved_under_a_name_comes_back_and_is_forgotten()
    {
        await Reported("nuisance", "กลิ่นกาแฟ");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open("/staff/?category=nuisance&q=กลิ่นกาแฟ");
        await officer.Screen.Button("บันทึกตัวกรองนี้").ClickAsync();
        await officer.Screen.GetByLabel("ชื่อตัวกรอง").FillAsync("กลิ่นทั้งหมด");
        await officer.Screen.Button("บันทึก").ClickAsync();
        await Expect(officer.Screen.Button("กลิ่นทั้งหมด")).ToHaveAttributeAsync("aria-pressed", "true");

        await officer.Open("/staff/");
        await officer.Screen.Button("กลิ่นทั้งหมด").ClickAsync();
        await Expect(officer.Screen.Locator("[data-row]")).ToHaveCountAsync(1);
        await Expect(officer.Screen.GetByLabel("ประเภท")).ToHaveValueAsync("nuisance");
        await officer.Screen.Button("ลบตัวกรอง กลิ่นทั้งหมด").ClickAsync();
        await Expect(officer.Screen.Button("กลิ่นทั้งหมด")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_head_gives_an_absent_officers_cases_to_another()
    {
        await App.Enrol("officer-9");
        using (var absent = App.As("officer-1")) await absent.Move((await Reported("garbage", "โซฟาเก่า")).Id, "triaged");
        var head = await Visit("head-1", WindowSize.Phone);
        await head.Open("/staff/officers");
        var row = head.Screen.Locator(".officers li").Filter(new() { HasText = "officer-1 (ตัวอย่าง)" });
        await row.Button("มอบเรื่องทั้งหมด").ClickAsync();
        await row.GetByLabel("มอบให้").SelectOptionAsync(new SelectOptionValue { Label = "officer-9 (ตัวอย่าง)" });
        await row.GetByLabel("เหตุผล").FillAsync("ลาคลอด");
        await row.Button("มอบเรื่อง").ClickAsync();

        await Expect(head.Screen.Locator(".note.good")).ToContainTextAsync("officer-9 (ตัวอย่าง)แล้ว");
        await Expect(row.Button("มอบเรื่องทั้งหมด")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_open_case_shows_what_others_do_and_keeps_what_is_being_written()
    {
        var receipt = await Reported("garbage", "ยางรถยนต์กอง");
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{receipt.Id}");
        await officer.Screen.Button("เขียนถึงผู้แจ้ง หรือบันทึกภายใน").ClickAsync();
        await officer.Screen.GetByLabel("ข้อความ", new() { Exact = true }).FillAsync("กำลังเขียนอยู่");

        using (var head = App.As("head-1")) await head.Move(receipt.Id, "triaged");

        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        await Expect(officer.Screen.GetByLabel("ข้อความ", new() { Exact = true })).ToHaveValueAsync("กำลังเขียนอยู่");
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task The_desk_in_all_its_states_is_for_everybody(WindowSize size, ColorScheme colours)
    {
        var receipt = await Reported("disrepair", "ป้ายล้ม", 13.7702, 100.6853);
        await App.Sql("update incident set priority = 'emergency', flags = '{weak_evidence}' where id = $1", receipt.Id);
        var head = await Visit("head-1", size, colours: colours);
        var (screen, look) = (head.Screen, await Accessibility.Of(head));
        await head.Open("/staff/?q=ป้ายล้ม");
        await screen.GetByRole(AriaRole.Checkbox, new() { Name = $"เลือก {receipt.Reference}" }).CheckAsync();
        await screen.GetByLabel("ทำอะไรกับเรื่องที่เลือก").SelectOptionAsync("priority");
        await screen.Button("ทำกับ 1 เรื่อง").ClickAsync();
        await look.Look("board, a case selected, a reason missing", screen.GetByText("ฉุกเฉิน").First);
        await screen.Button("แผนที่").ClickAsync();
        await look.Look("board, map", screen.Locator(".cluster").First);
        await head.Open("/staff/officers");
        await look.Look("officers", screen.Title("เจ้าหน้าที่"));
        await head.Open($"/staff/cases/{receipt.Id}/print");
        await look.Look("print", screen.Title(receipt.Reference));
        await head.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(screen.Locator(".top")).ToBeHiddenAsync();
        await Expect(screen.Button("พิมพ์หน้านี้")).ToBeHiddenAsync();
        await Expect(screen.Locator(".sheet")).ToContainTextAsync("ป้ายล้ม");

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(4);
    }

    private Task<Receipt> Reported(string category, string description, double lat = 13.77, double lng = 100.685) =>
        App.SubmitIncident("resident-2", category, body =>
        {
            body["description"] = $"{description} (ตัวอย่าง)";
            body["location"] = new { lat, lng, accuracy = 5 };
        });
}
