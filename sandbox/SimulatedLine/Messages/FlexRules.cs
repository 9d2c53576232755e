using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>Messaging API reference, "Flex Message": a bubble up to 30 kB, a carousel of 12 up to 50 kB, in UTF-8.</summary>
internal static class FlexRules
{
    private const int LongestText = 2000;
    private static readonly string[] Blocks = ["header", "hero", "body", "footer"];
    private static readonly string[] InBox = ["box", "button", "image", "video", "icon", "text", "separator", "filler"];
    private static readonly string[] InBaseline = ["icon", "text", "filler"];
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Check(JsonObject contents, int place)
    {
        var part = new Part(contents, "", [], Flex: true);
        var isCarousel = part.Type == "carousel";
        if (JsonSerializer.SerializeToUtf8Bytes(contents, AsSent).Length > (isCarousel ? 50 : 30) * 1024)
            part.Findings.Add(new("The size of the container is too large", "/"));
        else if (isCarousel)
            Carousel(part);
        else if (part.OneOf("type", "bubble"))
            Bubble(part);

        if (part.Findings.Count > 0)
            throw LineRefusal.Api(400, string.Create(CultureInfo.InvariantCulture, $"A message (messages[{place}]) in the request body is invalid"), part.Findings);
    }

    private static void Carousel(Part carousel)
    {
        FlexFields.Check(carousel);
        var bubbles = carousel.Children("contents", 1, 12);
        foreach (var bubble in bubbles)
        {
            if (bubble.OneOf("type", "bubble"))
                Bubble(bubble);
        }
        if (bubbles.Select(bubble => bubble.Json["size"].Text() ?? "mega").Distinct(StringComparer.Ordinal).Count() > 1)
            carousel.Find("all bubbles must have the same size", "contents");
    }

    private static void Bubble(Part bubble)
    {
        FlexFields.Check(bubble);
        if (!Blocks.Any(bubble.Json.ContainsKey))
            bubble.Findings.Add(new("At least one block must be specified", bubble.Path + "/"));
        foreach (var block in Blocks.Where(bubble.Json.ContainsKey).Select(name => (Name: name, Part: bubble.Child(name))))
        {
            if (block.Part is { } part && part.OneOf("type", block.Name == "hero" ? ["box", "image", "video"] : ["box"]))
                Component(part);
        }
        if (bubble.Json.ContainsKey("action"))
            ActionRules.Check(bubble.Child("action"), ActionRules.Place.FlexArea);
        if (bubble.Child("styles", required: false) is { } styles)
        {
            foreach (var (name, _) in styles.Json.Where(pair => !Blocks.Contains(pair.Key, StringComparer.Ordinal)))
                styles.Find("unknown field", name);
        }
    }

    private static void Component(Part part)
    {
        FlexFields.Check(part);
        switch (part.Type)
        {
            case "box":
                Box(part);
                break;
            case "button":
                ActionRules.Check(part.Child("action"), ActionRules.Place.FlexButton);
                return;
            case "image" or "icon":
                part.Media("url");
                break;
            case "video":
                part.Media("url");
                part.Media("previewUrl");
                break;
            case "text":
                Text(part);
                break;
            default:
                break;
        }
        if (part.Json.ContainsKey("action"))
            ActionRules.Check(part.Child("action"), ActionRules.Place.FlexArea);
    }

    private static void Box(Part box)
    {
        var isBaseline = box.Json["layout"].Text() == "baseline";
        if (!box.Json.ContainsKey("layout"))
            box.Find("must be specified", "layout");
        foreach (var child in box.Children("contents", 0, int.MaxValue))
        {
            if (child.OneOf("type", isBaseline ? InBaseline : InBox))
                Component(child);
        }
    }

    private static void Text(Part text)
    {
        if (!text.Json.ContainsKey("contents"))
        {
            text.Text("text", LongestText);
            return;
        }
        foreach (var span in text.Children("contents", 1, int.MaxValue))
        {
            if (!span.OneOf("type", "span"))
                continue;
            FlexFields.Check(span);
            span.Text("text", LongestText);
        }
    }
}
