using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Setup;

public sealed class CheckLineTests(AppWithPages app) : IClassFixture<AppWithPages>
{
    [Fact]
    public async Task A_good_set_up_has_nothing_to_mend()
    {
        using var admin = app.As("admin-1");
        await (await admin.Send(HttpMethod.Post, "/api/v1/staff/line/rich-menus/deploy")).Ok();
        // The same person signs in and follows: both channels have one provider.
        await app.Line.Follow("admin-1");
        await App.Eventually(async () => State(await Check(admin), "provider").ShouldBe("good"));

        var findings = await Check(admin);

        findings.Where(f => f.Text("state") == "bad").ShouldBeEmpty();
        foreach (var key in (string[])["token", "bot", "channels", "webhook", "delivery", "quota", "site", "menu"]) State(findings, key).ShouldBe("good", key);
        findings.Where(f => f.Text("state") == "good").ShouldAllBe(f => f.GetProperty("fix").ValueKind == JsonValueKind.Null);
        findings.Where(f => f.Text("state") != "good").ShouldAllBe(f => f.GetProperty("fix").GetProperty("th").GetString()!.Length > 20);
    }

    [Fact]
    public async Task Each_fault_is_named_with_the_step_that_mends_it()
    {
        using var head = app.As("head-1");
        var right = app.Line.Platform.WebhookUrl;
        app.Line.Platform.WebhookUrl = right!.Replace("/line/webhook", "/line/wrong", StringComparison.Ordinal);
        app.Line.Fault("/v2/bot/message/quota", "500");
        try
        {
            var findings = await Check(head);

            State(findings, "webhook").ShouldBe("bad");
            State(findings, "delivery").ShouldBe("bad");
            State(findings, "quota").ShouldBe("bad");
            findings.Where(f => f.Text("state") == "bad").ShouldAllBe(f => f.GetProperty("fix").GetProperty("en").GetString()!.Length > 20);
        }
        finally
        {
            app.Line.Platform.WebhookUrl = right;
        }
    }

    [Fact]
    public async Task Without_LINE_there_is_one_finding_and_it_says_why()
    {
        using var head = app.As("head-1");
        app.Line.Fault("/v2/bot/info", "500");

        var findings = await Check(head);

        findings.ShouldHaveSingleItem().Text("key").ShouldBe("token");
        State(findings, "token").ShouldBe("bad");
    }

    [Fact]
    public async Task It_is_for_the_head_and_the_admin()
    {
        using var officer = app.As("officer-1");

        await (await officer.GetAsync("/api/v1/staff/line/check")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<List<JsonElement>> Check(HttpClient client) => [.. (await client.Get("/api/v1/staff/line/check")).EnumerateArray()];

    private static string State(List<JsonElement> findings, string key) => findings.Single(f => f.Text("key") == key).Text("state");
}
