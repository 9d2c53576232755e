using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.SimulatedLine;

public sealed class MessageRuleTests : LineTest
{
    private const string Uri = """{"type":"uri","label":"เปิด","uri":"https://example.com"}""";

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task One_to_five_messages_are_taken(int count)
    {
        var refused = await Post(Push, new { to = Mali, messages = Enumerable.Repeat(Text(), count) });
        refused.Status.ShouldBe(400);
        refused.Message.ShouldBe("The request body has 1 error(s)");
        refused.Details["messages"].ShouldBe("Size must be between 1 and 5");
        (await Post(Push, new { to = Mali, messages = Enumerable.Repeat(Text(), 5) })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Text_is_counted_in_UTF16_units()
    {
        // An apple is two units and one character.
        (await PushTo(Mali, null, Text(string.Concat(Enumerable.Repeat("🍎", 2500))))).Status.ShouldBe(200);
        var refused = await PushTo(Mali, null, Text(string.Concat(Enumerable.Repeat("🍎", 2500)) + "ก"));
        refused.Details["messages[0].text"].ShouldBe("Length must be between 0 and 5000");
        (await PushTo(Mali, null, Text(""))).Details["messages[0].text"].ShouldBe("May not be empty");
    }

    [Fact]
    public async Task Labels_are_counted_as_people_see_them()
    {
        (await QuickReplies(1, string.Concat(Enumerable.Repeat("น้ำ", 20)))).Status.ShouldBe(200);
        (await QuickReplies(1, string.Concat(Enumerable.Repeat("น้ำ", 21)))).Details
            .ShouldContainKey("messages[0].quickReply.items[0].action.label");
        (await QuickReplies(13, "ตกลง")).Status.ShouldBe(200);
        (await QuickReplies(14, "ตกลง")).Details.ShouldContainKey("messages[0].quickReply.items");
    }

    [Theory]
    [InlineData("""{"type":"hologram"}""", "messages[0].type")]
    [InlineData("""{"text":"no type"}""", "messages[0].type")]
    [InlineData("""{"type":"image","originalContentUrl":"http://example.com/a.jpg","previewImageUrl":"https://example.com/a.jpg"}""", "messages[0].originalContentUrl")]
    [InlineData("""{"type":"image","originalContentUrl":"https://example.com/a.jpg"}""", "messages[0].previewImageUrl")]
    [InlineData("""{"type":"location","title":"วัด","address":"สะพานสูง","latitude":91,"longitude":100}""", "messages[0].latitude")]
    [InlineData("""{"type":"flex","contents":{"type":"bubble","body":{"type":"box","layout":"vertical","contents":[]}}}""", "messages[0].altText")]
    [InlineData("""{"type":"template","altText":"a","template":{"type":"confirm","text":"?","actions":[]}}""", "messages[0].template.actions")]
    [InlineData("""{"type":"text","text":"a","sender":{"name":"ศูนย์รับแจ้งเหตุสำนักงานเขตสะพานสูงกรุงเทพมหานคร"}}""", "messages[0].sender.name")]
    public async Task Broken_messages_are_refused_at_the_property(string message, string property)
    {
        var refused = await PushTo(Mali, null, JsonNode.Parse(message)!);
        refused.Status.ShouldBe(400);
        refused.Details.ShouldContainKey(property);
        Line.Inbox(Mali).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("javascript:alert(1)", 400)]
    [InlineData("ftp://example.com", 400)]
    [InlineData("http://example.com", 200)]
    [InlineData("https://liff.line.me/1-a/report", 200)]
    [InlineData("line://nv/camera", 200)]
    [InlineData("tel:199", 200)]
    public async Task Links_open_only_known_schemes(string uri, int status) =>
        (await QuickReply(new { type = "uri", label = "เปิด", uri })).Status.ShouldBe(status);

    [Theory]
    [InlineData("""{"type":"postback","label":"a"}""", "data")]
    [InlineData("""{"type":"message","label":"a"}""", "text")]
    [InlineData("""{"type":"message","text":"a"}""", "label")]
    [InlineData("""{"type":"richmenuswitch","label":"a","richMenuAliasId":"b","data":"c"}""", "type")]
    public async Task Actions_need_their_fields_and_their_place(string action, string property) =>
        (await QuickReply(JsonNode.Parse(action)!)).Details.ShouldContainKey($"messages[0].quickReply.items[0].action.{property}");

    [Fact]
    public async Task Pictures_of_this_machine_may_be_plain_http() =>
        (await PushTo(Mali, null, new { type = "image", originalContentUrl = "http://localhost:5080/a.jpg", previewImageUrl = "http://127.0.0.1:5080/a.jpg" }))
            .Status.ShouldBe(200);

    [Theory]
    [InlineData("""{"type":"box","layout":"vertical","contents":[],"colour":"#000000"}""", "/body/colour", "unknown field")]
    [InlineData("""{"type":"box","contents":[]}""", "/body/layout", "must be specified")]
    [InlineData("""{"type":"box","layout":"vertical","contents":[{"type":"text","text":""}]}""", "/body/contents/0/text", "must be non-empty text")]
    [InlineData("""{"type":"box","layout":"vertical","contents":[{"type":"text","text":"a","color":"red"}]}""", "/body/contents/0/color", "invalid property")]
    [InlineData("""{"type":"box","layout":"vertical","contents":[{"type":"image","url":"http://example.com/a.png"}]}""", "/body/contents/0/url", "invalid uri scheme")]
    [InlineData("""{"type":"box","layout":"baseline","contents":[{"type":"button","action":""" + Uri + "}]}", "/body/contents/0/type", "invalid property")]
    [InlineData("""{"type":"box","layout":"vertical","contents":[{"type":"button"}]}""", "/body/contents/0/action", "must be specified")]
    public async Task Flex_is_checked_to_the_last_field(string body, string property, string message)
    {
        var refused = await Flex($$"""{"type":"bubble","body":{{body}}}""");
        refused.Message.ShouldBe("A message (messages[0]) in the request body is invalid");
        refused.Details[property].ShouldBe(message);
    }

    [Fact]
    public async Task Flex_has_a_size()
    {
        (await Flex(Bubble(8_000))).Status.ShouldBe(200);
        (await Flex(Bubble(9_000))).Status.ShouldBe(400);
        (await Flex("""{"type":"bubble"}""")).Status.ShouldBe(400);
        var small = Bubble(10);
        (await Flex($$"""{"type":"carousel","contents":[{{string.Join(',', Enumerable.Repeat(small, 12))}}]}""")).Status.ShouldBe(200);
        (await Flex($$"""{"type":"carousel","contents":[{{string.Join(',', Enumerable.Repeat(small, 13))}}]}""")).Status.ShouldBe(400);

        // Six and seven texts of 1,500 Thai letters, three bytes each: 27 and 31.5 kB.
        static string Bubble(int letters)
        {
            var texts = Enumerable.Range(0, (letters / 1500) + 1).Select(_ => new { type = "text", text = new string('ก', Math.Min(letters, 1500)) });
            return JsonSerializer.Serialize(new { type = "bubble", body = new { type = "box", layout = "vertical", contents = texts } });
        }
    }

    [Fact]
    public async Task A_dry_run_checks_and_sends_nothing()
    {
        (await Post("/v2/bot/message/validate/push", new { messages = new[] { Text() } })).Status.ShouldBe(200);
        (await Post("/v2/bot/message/validate/reply", new { messages = new[] { Text("") } })).Status.ShouldBe(400);
        Line.Inbox(Mali).ShouldBeEmpty();
        (await Get("/v2/bot/message/quota/consumption")).Json["totalUsage"]!.GetValue<int>().ShouldBe(0);
    }

    private Task<Answer> Flex(string contents) => PushTo(Mali, null, new { type = "flex", altText = "ตัวอย่าง", contents = JsonNode.Parse(contents) });

    private Task<Answer> QuickReply(object action) =>
        PushTo(Mali, null, new { type = "text", text = "เลือก", quickReply = new { items = new[] { new { type = "action", action } } } });

    private Task<Answer> QuickReplies(int count, string label) => PushTo(Mali, null, new
    {
        type = "text",
        text = "เลือก",
        quickReply = new { items = Enumerable.Repeat(new { type = "action", action = new { type = "message", label, text = "ตกลง" } }, count) },
    });
}
