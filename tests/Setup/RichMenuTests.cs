using System.Net;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Setup;

/// <summary>The drawn menus brought to LINE, and each person shown the one that says how their cases stand.</summary>
public sealed class RichMenuTests(AppWithPages app) : IClassFixture<AppWithPages>
{
    private const string Menus = "/api/v1/staff/line/rich-menus";

    [Fact]
    public async Task Deploying_brings_four_drawn_menus_to_LINE_once_and_everybody_sees_the_main_one()
    {
        using var head = app.As("head-1");

        var first = await Deploy(head);
        var again = await Deploy(head);

        again.ShouldBe(first);
        var live = (await head.Get(Menus)).GetProperty("releases").EnumerateArray().Where(r => r.Text("state") == "live").ShouldHaveSingleItem();
        live.Text("version").ShouldBe(first);
        var known = await Known();
        (known.Count % 4).ShouldBe(0);
        known.ShouldAllBe(m => m["areas"]!.AsArray().Count == 7);
        (await Default()).ShouldBe(Id(known, "saphansung default"));
        foreach (var menu in known)
        {
            var drawn = await LineCall(HttpMethod.Get, $"/v2/bot/richmenu/{menu["richMenuId"]}/content");
            (await drawn.Content.ReadAsByteArrayAsync()).Take(4).ShouldBe(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' });
        }
    }

    [Fact]
    public async Task A_person_s_menu_follows_their_cases()
    {
        using var head = app.As("head-1");
        await Deploy(head);
        using var officer = app.As("officer-1");
        await app.Line.Follow("resident-light");

        var receipt = await app.SubmitIncident("resident-light");
        await Shows("resident-light", "saphansung waiting");

        await officer.Move(receipt.Id, "triaged");
        await officer.Move(receipt.Id, "waiting_reporter", "บ้านเลขที่เท่าไร");
        await Shows("resident-light", "saphansung answer");

        using var resident = app.As("resident-light");
        await resident.Post($"/api/v1/incidents/{receipt.Id}/messages", new { text = "หน้าบ้านสีเขียว" }, Guid.NewGuid().ToString());
        await Shows("resident-light", "saphansung waiting");

        await officer.Move(receipt.Id, "closed_unfixed", "ต้องรองบประมาณปีหน้า");
        await Shows("resident-light", "saphansung closed");

        app.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        await App.Eventually(async () => (await Linked("resident-light")).ShouldBeNull());
    }

    [Fact]
    public async Task While_LINE_is_away_the_menu_waits_and_is_shown_afterwards()
    {
        using var head = app.As("head-1");
        await Deploy(head);
        await app.Line.Follow("resident-later");
        app.Line.Fault("/v2/bot/richmenu/bulk/link", "500", 2);

        await app.SubmitIncident("resident-later");

        await App.Eventually(() =>
        {
            app.Advance(TimeSpan.FromMinutes(1));
            app.Line.FaultsLeft("/v2/bot/richmenu/bulk/link").ShouldBe(0);
        });
        await App.Eventually(async () =>
        {
            app.Advance(TimeSpan.FromMinutes(1));
            (await Linked("resident-later")).ShouldBe(Id(await Known(), "saphansung waiting"));
        });
    }

    [Fact]
    public async Task Going_back_shows_the_version_before_to_all_and_a_half_done_deployment_is_cleared_away()
    {
        using var admin = app.As("admin-1");
        var drawn = await Deploy(admin);
        var before = await Default();
        var had = (await Known()).Count;
        // As if an older picture had been deployed last: the drawn one is new again.
        await app.Sql("update rich_menu_release set version = 'older' where state = 'live'");
        app.Line.Fault($"/v2/bot/user/all/richmenu", "500");
        (await admin.Send(HttpMethod.Post, Menus + "/deploy")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Known()).Count.ShouldBe(had, "what LINE had made of it is removed");

        (await Deploy(admin)).ShouldBe(drawn);
        var after = await Default();
        after.ShouldNotBe(before);
        (await Known()).Count.ShouldBe(had + 4);

        (await (await admin.Send(HttpMethod.Post, Menus + "/roll-back")).Ok()).Text("version").ShouldBe("older");
        (await Default()).ShouldBe(before);
    }

    [Fact]
    public async Task Only_the_head_and_the_admin_may_deploy()
    {
        using var officer = app.As("officer-1");

        await (await officer.Send(HttpMethod.Post, Menus + "/deploy")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await officer.Send(HttpMethod.Post, Menus + "/roll-back")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<string> Deploy(HttpClient client) => (await (await client.Send(HttpMethod.Post, Menus + "/deploy")).Ok()).Text("version");

    private Task Shows(string person, string menu) => App.Eventually(async () => (await Linked(person)).ShouldBe(Id(await Known(), menu)));

    /// <summary>Menus of ours that LINE has.</summary>
    private async Task<List<JsonNode>> Known()
    {
        var answer = await LineCall(HttpMethod.Get, "/v2/bot/richmenu/list");
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["richmenus"]!.AsArray().Select(m => m!)];
    }

    private static string Id(List<JsonNode> menus, string name) => menus.Last(m => m["name"]!.GetValue<string>() == name)["richMenuId"]!.GetValue<string>();

    private async Task<string?> Default() => await MenuOf("/v2/bot/user/all/richmenu");

    private async Task<string?> Linked(string person) => await MenuOf($"/v2/bot/user/{LineSide.UserId(person)}/richmenu");

    private async Task<string?> MenuOf(string path)
    {
        using var answer = await LineCall(HttpMethod.Get, path);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["richMenuId"]!.GetValue<string>();
    }

    private async Task<HttpResponseMessage> LineCall(HttpMethod method, string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", app.Line.Platform.ChannelToken());
        return await http.SendAsync(request);
    }
}
