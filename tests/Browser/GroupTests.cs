using Microsoft.Playwright;
using Saphansung.Tests.Groups;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>Cases that tell of one problem, on the staff's pages and the reporters'.</summary>
public sealed class GroupTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Desk, ColorScheme.Light }, { WindowSize.Phone, ColorScheme.Dark } };

    [Theory, MemberData(nameof(Windows))]
    public async Task An_officer_merges_a_suggestion_and_its_reporter_confirms_the_fix_of_the_other(WindowSize size, ColorScheme colours)
    {
        var place = size == WindowSize.Desk ? (13.7450, 100.6600) : (13.7550, 100.6600);
        var (into, merged) = (await App.ReportAt(place, 0, "resident-1"), await App.ReportAt(place, 30, "resident-2"));
        var officer = await Visit("officer-1", size, colours: colours);
        var look = await Accessibility.Of(officer);
        await officer.Open($"/staff/cases/{merged.Id}");
        await look.Look("a suggestion", officer.Screen.GetByText("ห่าง 30 เมตร"));
        await officer.Screen.Button($"รวมเข้ากับเรื่องนี้ {into.Reference}").ClickAsync();
        await look.Look("merging", officer.Screen.Button("ยืนยันการรวม"));
        await officer.Screen.Button("ยืนยันการรวม").ClickAsync();
        await look.Look("merged", officer.Screen.Title($"รวมกับเรื่อง {into.Reference} แล้ว"));
        await officer.Screen.Link("เปิดเรื่องนั้น").ClickAsync();
        await look.Look("the group's case", officer.Screen.GetByText("รวมอยู่ในเรื่องนี้ 1 เรื่อง"));
        using var staff = App.As("officer-1");
        await staff.Mend(App, into);

        var reporter = await Visit("resident-2", size == WindowSize.Desk ? WindowSize.Phone : size, colours: colours);
        var also = await Accessibility.Of(reporter);
        await reporter.Open("/liff/cases");
        await Expect(reporter.Screen.Link(merged.Reference, exact: false)).ToContainTextAsync($"รวมกับเรื่อง {into.Reference} แล้ว");
        await reporter.Screen.Link(merged.Reference, exact: false).ClickAsync();
        await also.Look("my merged case", reporter.Screen.Title("เรื่องนี้แก้ไขแล้วหรือยัง"));
        await reporter.Screen.Button("แก้ไขแล้ว").ClickAsync();
        await reporter.Screen.Button("ยืนยันว่าแก้ไขแล้ว").ClickAsync();
        await Expect(reporter.Screen.GetByText("ขอบคุณที่ยืนยัน")).ToBeVisibleAsync();

        (await App.StatusOf(into)).ShouldBe("resolved");
        look.Findings.Concat(also.Findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_merged_by_mistake_is_split_off_with_a_reason()
    {
        var (into, merged) = (await App.SubmitIncident("resident-1"), await App.SubmitIncident("resident-2"));
        using var staff = App.As("officer-1");
        await staff.Merge(merged, into);
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{merged.Id}");

        await officer.Screen.Button("แยกออกเป็นเรื่องของตัวเอง").ClickAsync();
        await officer.Screen.Button("แยกออกเป็นเรื่องของตัวเอง").Last.ClickAsync();
        await Expect(officer.Screen.GetByText("โปรดกรอกช่องนี้").Or(officer.Screen.Locator("#split-reason-error")).First).ToBeVisibleAsync();
        await officer.Screen.GetByLabel("เหตุผล").FillAsync("คนละจุดกัน");
        await officer.Screen.Button("แยกออกเป็นเรื่องของตัวเอง").Last.ClickAsync();

        await officer.ShouldShow("เจ้าหน้าที่รับเรื่องแล้ว");
        (await App.ParentOf(merged)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task The_head_finds_the_chronic_points_first_and_writes_down_cause_and_plan(WindowSize size, ColorScheme colours)
    {
        var place = size == WindowSize.Desk ? (13.7650, 100.6600) : (13.7750, 100.6600);
        using var staff = App.As("officer-1");
        var mended = await App.ReportAt(place);
        await staff.Mend(App, mended);
        var back = await App.ReportAt(place, 10, "resident-2");
        await App.Screened();
        var head = await Visit("head-1", size, colours: colours);
        var look = await Accessibility.Of(head);
        await head.Open("/staff/");
        await head.Screen.Link("เรื่อง").ClickAsync();
        var point = head.Screen.Locator(".chronic").Filter(new() { HasText = back.Reference });
        await look.Look("chronic points", point);
        await point.Button("ระบุสาเหตุและแผน").ClickAsync();
        await point.Button("บันทึก และแก้ที่สาเหตุแล้ว").ClickAsync();
        await look.Look("cause missing", point.Locator(".error").First);
        await point.GetByLabel("สาเหตุ", new() { Exact = true }).FillAsync("ท่อเดิมเล็กเกินไป (ตัวอย่าง)");
        await point.GetByLabel("แผนแก้ที่สาเหตุ").FillAsync("เปลี่ยนท่อ (ตัวอย่าง)");
        await point.Button("บันทึก และแก้ที่สาเหตุแล้ว").ClickAsync();

        await Expect(point).ToHaveCountAsync(0);
        await head.Screen.Button("แก้ที่สาเหตุแล้ว").ClickAsync();
        await Expect(point).ToContainTextAsync("ท่อเดิมเล็กเกินไป (ตัวอย่าง)");
        look.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_storm_says_so_to_staff_and_reporters_and_an_officer_ends_it()
    {
        var reports = new List<Receipt>();
        for (var i = 0; i < 5; i++) reports.Add(await App.ReportAt((13.7850, 100.6600), i * 20, $"resident-{i + 1}", "disaster"));
        await App.Screened();
        using var staff = App.As("officer-1");
        var head = reports.Single(r => App.ParentOf(r).GetAwaiter().GetResult() is null);
        var reporter = await Visit("resident-2");
        await reporter.Open($"/liff/cases/{reports[1].Id}");
        await Expect(reporter.Screen.GetByText("กำหนดเวลาตามปกติหยุดนับชั่วคราว").First).ToBeVisibleAsync();
        var officer = await Visit("officer-1", WindowSize.Desk);
        await officer.Open($"/staff/cases/{head.Id}");
        await Expect(officer.Screen.Title("มีผู้แจ้งพร้อมกันจำนวนมาก")).ToBeVisibleAsync();

        await officer.Screen.Button("จบช่วงนี้ ให้เวลาเดินต่อ").ClickAsync();

        await Expect(officer.Screen.Title("มีผู้แจ้งพร้อมกันจำนวนมาก")).ToHaveCountAsync(0);
        await Expect(officer.Screen.Locator(".timeline")).ToContainTextAsync("เหตุใหญ่คลี่คลาย");
    }
}
