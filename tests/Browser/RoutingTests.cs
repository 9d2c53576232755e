using Microsoft.Playwright;
using Saphansung.Tests.Incidents;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>Rules written and tried by the head, what an officer sees of them, and emergencies; each page by axe too.</summary>
public sealed class RoutingTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Theory, MemberData(nameof(Windows))]
    public async Task The_head_writes_a_rule_tries_it_moves_it_by_keyboard_and_switches_it_on(WindowSize size, ColorScheme colours)
    {
        await App.Report("nuisance", """{"kind":"smoke"}""");
        var visit = await Visit("head-1", size, colours: colours);
        var (screen, look, name) = (visit.Screen, await Accessibility.Of(visit), $"ควันและฝุ่น {size.Width}");
        await visit.Open("/staff/routing");
        await look.Look("rules", screen.Locator(".rule").First);

        await screen.Button("เขียนกฎใหม่").ClickAsync();
        await screen.Button("บันทึกเป็นฉบับร่าง").ClickAsync();
        await look.Look("rule, not filled in", screen.GetByText("โปรดกรอกช่องนี้"));
        await screen.GetByLabel("ชื่อกฎ").FillAsync(name);
        await screen.GetByLabel("เหตุเดือดร้อนรำคาญ").CheckAsync();
        await screen.GetByText("เดือดร้อนจากเรื่องอะไร").First.ClickAsync();
        await screen.GetByLabel("ควันหรือฝุ่น").CheckAsync();
        await screen.GetByLabel("หน่วยงาน", new() { Exact = true }).SelectOptionAsync("POLICE");
        await look.Look("rule, filled in", screen.Button("บันทึกเป็นฉบับร่าง"));
        await screen.Button("บันทึกเป็นฉบับร่าง").ClickAsync();

        var rule = screen.Locator(".rule").Filter(new() { HasText = name });
        await Expect(rule).ToContainTextAsync("ฉบับร่าง");
        await rule.GetByRole(AriaRole.Button, new() { Name = $"เลื่อน “{name}” ขึ้น" }).PressAsync("Enter");
        await Expect(screen.GetByText($"“{name}” อยู่ลำดับที่")).ToBeVisibleAsync();
        await Expect(rule.GetByRole(AriaRole.Button, new() { Name = $"เลื่อน “{name}” ขึ้น" })).ToBeFocusedAsync();
        await rule.GetByRole(AriaRole.Button, new() { Name = "ทดลองกับเรื่องที่ผ่านมา" }).ClickAsync();
        await look.Look("rule, tried", rule.GetByText("ผลการทดลอง"));
        await rule.GetByRole(AriaRole.Button, new() { Name = "เปิดใช้" }).ClickAsync();
        await Expect(rule).ToContainTextAsync("เปิดใช้อยู่");

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(4);
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task An_officer_sees_the_rule_and_hands_the_case_over_with_one_press(WindowSize size, ColorScheme colours)
    {
        var receipt = await App.Report("disrepair", """{"kind":"waterPipe"}""");
        var visit = await Visit("officer-1", size, colours: colours);
        var look = await Accessibility.Of(visit);
        await visit.Open($"/staff/cases/{receipt.Id}");
        await look.Look("case with a suggestion", visit.Screen.Title("กฎที่ใช้กับเรื่องนี้"));

        await visit.Screen.Button("ส่งต่อ การประปานครหลวง").ClickAsync();

        await visit.ShouldShow("ส่งต่อหน่วยงานแล้ว");
        await Expect(visit.Screen.Button("ส่งต่อ การประปานครหลวง")).ToHaveCountAsync(0);
        look.Findings.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Windows))]
    public async Task An_emergency_stands_above_the_board_whatever_it_is_narrowed_to_and_its_case_tells_whom_to_call(WindowSize size, ColorScheme colours)
    {
        var receipt = await App.Report("disaster", """{"kind":"fire","danger":["flames"]}""");
        var visit = await Visit("officer-1", size, colours: colours);
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/staff/?category=garbage");
        var emergency = screen.Locator(".emergencies").GetByRole(AriaRole.Link).Filter(new() { HasText = receipt.Reference });
        await look.Look("board with an emergency", emergency);

        await emergency.ClickAsync();

        await look.Look("emergency", screen.Title("เหตุฉุกเฉิน"));
        await Expect(screen.Locator(".emergency-calls a[href='tel:199']")).ToBeVisibleAsync();
        look.Findings.ShouldBeEmpty();
    }
}
