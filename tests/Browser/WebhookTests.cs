using System.Net.Http.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Saphansung.Tests.Browser;

/// <summary>An agency's webhook that fails, on the staff's page: seen, tried, sent again, given a new secret, switched off.</summary>
public sealed class WebhookTests(VisitedApp app, Chromium chromium) : BrowserTest(app, chromium), IClassFixture<VisitedApp>
{
    public static TheoryData<WindowSize, ColorScheme> Windows => new() { { WindowSize.Phone, ColorScheme.Light }, { WindowSize.Desk, ColorScheme.Dark } };

    [Theory, MemberData(nameof(Windows))]
    public async Task An_admin_mends_a_webhook(WindowSize size, ColorScheme colours)
    {
        var name = $"ระบบศูนย์ {size.Width} (ตัวอย่าง)";
        var hook = await Failing(name, $"hook-{size.Width}");
        var visit = await Visit("admin-1", size, colours: colours);
        visit.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        var (screen, look) = (visit.Screen, await Accessibility.Of(visit));
        await visit.Open("/staff/webhooks");
        var card = screen.Locator(".webhook").Filter(new() { HasText = name });
        await look.Look("a failing webhook", card.GetByText("ส่งไม่ถึง", new() { Exact = true }));

        await card.Button("ทดสอบส่ง").ClickAsync();
        await look.Look("a ping that failed", card.GetByText("ส่งไม่ถึง: 500"));
        await card.Button("ดูรายการที่ส่งไม่สำเร็จ (1)").ClickAsync();
        await look.Look("dead letters", card.GetByText("ลองแล้ว 10 ครั้ง"));

        await Answers($"hook-{size.Width}", 204);
        await card.Button("ทดสอบส่ง").ClickAsync();
        await look.Look("a ping that arrived", card.GetByText("ปลายทางตอบรับ (204)"));
        await card.GetByRole(AriaRole.Button, new() { Name = "ส่งซ้ำ ส่งเรื่องให้" }).ClickAsync();
        await Expect(card.GetByText("เข้าคิวส่งแล้ว")).ToBeVisibleAsync();
        await Expect(card.GetByText("ไม่มีรายการที่ส่งไม่สำเร็จ")).ToBeVisibleAsync();
        await Eventually(hook, "sent");
        await card.Button("ส่งซ้ำทั้งหมด").ClickAsync();
        await Expect(card.GetByText("เข้าคิวส่ง ", new() { Exact = false })).ToBeVisibleAsync();

        await card.Button("เปลี่ยนรหัสลับ").ClickAsync();
        await look.Look("a new secret", card.GetByText("whsec_"));
        await card.Button("ปิด").ClickAsync();
        await look.Look("switched off", card.GetByText("ผู้ดูแลระบบปิด"));
        await card.Button("เปิด").ClickAsync();
        await Expect(card.GetByText("ทำงานปกติ")).ToBeVisibleAsync();

        look.Findings.ShouldBeEmpty();
        look.States.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_director_sees_it_and_changes_nothing()
    {
        await Failing("ระบบดูอย่างเดียว (ตัวอย่าง)", "hook-read");
        var visit = await Visit("director-1", WindowSize.Desk);
        await visit.Open("/staff/webhooks");
        var card = visit.Screen.Locator(".webhook").Filter(new() { HasText = "ระบบดูอย่างเดียว" });

        await card.Button("ดูรายการที่ส่งไม่สำเร็จ (1)").ClickAsync();

        await Expect(card.GetByText("ลองแล้ว 10 ครั้ง")).ToBeVisibleAsync();
        await Expect(card.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await visit.Screen.Button("เรื่องทดสอบ").ClickAsync();
        await Expect(visit.Screen.GetByText("ยังไม่มีหน่วยงานตั้งปลายทาง")).ToBeVisibleAsync();
    }

    /// <summary>A webhook whose only message has become a dead letter.</summary>
    private async Task<Guid> Failing(string label, string name)
    {
        using var mea = await App.Agency("MEA");
        using var officer = App.As("officer-1");
        await Answers(name, 500);
        var made = await mea.Post("/api/v1/agency/webhooks", new { url = $"{App.Phone}/_sim/hooks/{name}", label }, Guid.NewGuid().ToString());
        var hook = made.GetProperty("id").GetGuid();
        var receipt = await App.SubmitIncident("resident-1", "disrepair");
        await officer.Assign(receipt.Id, "MEA");
        await Eventually(hook, "waiting 1");
        await App.Sql("update outbox set attempts = 9, due_at = $2 where endpoint_id = $1", hook, App.Now.UtcDateTime);
        await Eventually(hook, "stuck 10");
        return hook;
    }

    private async Task Answers(string name, int status)
    {
        using var http = new HttpClient();
        (await http.PutAsJsonAsync($"{App.Phone}/_sim/hooks/{name}", new { status })).EnsureSuccessStatusCode();
    }

    private Task Eventually(Guid hook, string state) => Tests.App.Eventually(async () =>
    {
        await App.Sql("notify saphansung_work, 'clock'");
        (await App.Sql<string>("select state || ' ' || attempts from outbox where endpoint_id = $1 and change_id is not null", hook)).ShouldStartWith(state);
    });
}
