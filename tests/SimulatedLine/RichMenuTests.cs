using System.Text.Json.Nodes;

namespace Saphansung.Tests.SimulatedLine;

public sealed class RichMenuTests : LineTest
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];

    [Fact]
    public async Task A_menu_is_made_painted_and_shown_by_priority()
    {
        (await Shown()).ShouldBe("เมนูหลัก", "the one made by hand shows while the API set none");
        var common = await Create("common");
        (await Post($"/v2/bot/user/all/richmenu/{common}", new { })).Message.ShouldBe("must upload richmenu image before applying it to user");
        (await Upload($"/v2/bot/richmenu/{common}/content", Png, "image/png")).Status.ShouldBe(200);
        (await Upload($"/v2/bot/richmenu/{common}/content", Png, "image/png")).Status.ShouldBe(400, "an image cannot be replaced");
        (await Http.GetByteArrayAsync($"/v2/bot/richmenu/{common}/content", Ct)).ShouldBe(Png);
        (await Post($"/v2/bot/user/all/richmenu/{common}", new { })).Status.ShouldBe(200);
        (await Shown()).ShouldBe("common");

        var own = await Create("own");
        await Upload($"/v2/bot/richmenu/{own}/content", Png, "image/png");
        (await Post($"/v2/bot/user/{Mali}/richmenu/{own}", new { })).Status.ShouldBe(200);
        (await Shown()).ShouldBe("own");
        (await Get("/v2/bot/richmenu/list")).Json["richmenus"]!.AsArray().Count.ShouldBe(2);
        (await Delete($"/v2/bot/richmenu/{own}")).Status.ShouldBe(200);
        (await Shown()).ShouldBe("common");
        (await Delete($"/v2/bot/richmenu/{own}")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("size.width", 2501, "size.width")]
    [InlineData("size.height", 2000, "size.height")]
    [InlineData("chatBarText", "สิบสี่ตัวอักษรเท่านั้นนะ", "chatBarText")]
    [InlineData("selected", "yes", "selected")]
    [InlineData("areas.bounds.x", 2400, "areas[0].bounds.width")]
    [InlineData("areas.action.uri", "file:///etc", "areas[0].action.uri")]
    public async Task A_menu_LINE_cannot_draw_is_refused(string path, object value, string property)
    {
        var menu = Menu("broken");
        var node = (JsonNode)menu;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
            node = step == "areas" ? node["areas"]![0]! : node[step]!;
        node[steps[^1]] = JsonValue.Create(value);
        (await Post("/v2/bot/richmenu/validate", menu)).Details.ShouldContainKey(property);
    }

    [Fact]
    public async Task An_image_is_an_image_of_at_most_a_megabyte()
    {
        var id = await Create("common");
        (await Upload($"/v2/bot/richmenu/{id}/content", "GIF89a"u8.ToArray(), "image/png")).Status.ShouldBe(400);
        (await Upload($"/v2/bot/richmenu/{id}/content", Png, "image/webp")).Status.ShouldBe(415);
        (await Upload($"/v2/bot/richmenu/{id}/content", [.. Png, .. new byte[1024 * 1024]], "image/png")).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Aliases_point_at_menus()
    {
        var id = await Create("common");
        (await Post("/v2/bot/richmenu/alias", new { richMenuAliasId = "home", richMenuId = id })).Status.ShouldBe(200);
        (await Post("/v2/bot/richmenu/alias", new { richMenuAliasId = "home", richMenuId = id })).Status.ShouldBe(400);
        (await Post("/v2/bot/richmenu/alias", new { richMenuAliasId = "Home!", richMenuId = id })).Status.ShouldBe(400);
        (await Get("/v2/bot/richmenu/alias/home")).Json["richMenuId"]!.GetValue<string>().ShouldBe(id);
        (await Delete("/v2/bot/richmenu/alias/home")).Status.ShouldBe(200);
        (await Get("/v2/bot/richmenu/alias/home")).Status.ShouldBe(404);
    }

    private static JsonObject Menu(string name) => JsonNode.Parse($$"""
        {"size":{"width":2500,"height":843},"selected":true,"name":"{{name}}","chatBarText":"เมนู","areas":[
        {"bounds":{"x":0,"y":0,"width":2500,"height":843},"action":{"type":"uri","label":"แจ้งเหตุ","uri":"https://example.com"} }]}
        """)!.AsObject();

    private async Task<string> Create(string name) => (await Post("/v2/bot/richmenu", Menu(name))).Json["richMenuId"]!.GetValue<string>();

    private async Task<string> Shown() => (await Get($"/_sim/chats/{Mali}")).Json["richMenu"]!["name"]!.GetValue<string>();
}
