using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>What LINE checks before it takes messages. Messaging API reference, "Message objects".</summary>
internal static class MessageRules
{
    private const int Most = 5;

    private static readonly string[] Types =
        ["text", "textV2", "image", "video", "audio", "location", "sticker", "template", "imagemap", "flex"];

    public static IReadOnlyList<JsonObject> Check(JsonObject body)
    {
        var findings = new List<LineRefusal.Detail>();
        var messages = new Part(body, "", findings).Children("messages", 1, Most);
        foreach (var message in messages)
            Message(message);
        if (findings.Count > 0)
            throw LineRefusal.Errors(findings);

        foreach (var (place, message) in messages.Index().Where(pair => pair.Item.Type == "flex"))
            FlexRules.Check(message.Json["contents"]!.AsObject(), place);
        return [.. messages.Select(message => message.Json)];
    }

    private static void Message(Part message)
    {
        if (!message.OneOf("type", Types))
            return;
        switch (message.Type)
        {
            case "text" or "textV2":
                message.Text("text", 5000);
                break;
            case "image" or "video":
                message.Media("originalContentUrl");
                message.Media("previewImageUrl");
                break;
            case "audio":
                message.Media("originalContentUrl");
                message.Number("duration", 1, int.MaxValue);
                break;
            case "location":
                message.Label("title", 100);
                message.Label("address", 100);
                message.Number("latitude", -90, 90);
                message.Number("longitude", -180, 180);
                break;
            case "sticker":
                message.Text("packageId", 20);
                message.Text("stickerId", 20);
                break;
            case "template":
                TemplateRules.Check(message);
                break;
            case "imagemap":
                message.Text("altText", 1500);
                message.Media("baseUrl");
                message.Child("baseSize")?.Number("width", 1040, 1040);
                message.Children("actions", 1, 50);
                break;
            default:
                message.Text("altText", 1500);
                message.Child("contents");
                break;
        }
        QuickReply(message.Child("quickReply", required: false));
        Sender(message.Child("sender", required: false));
    }

    private static void QuickReply(Part? quickReply)
    {
        foreach (var item in quickReply?.Children("items", 1, 13) ?? [])
        {
            item.OneOf("type", "action");
            item.Media("imageUrl", required: false);
            ActionRules.Check(item.Child("action"), ActionRules.Place.QuickReply);
        }
    }

    private static void Sender(Part? sender)
    {
        sender?.Label("name", 20, required: false);
        sender?.Media("iconUrl", required: false);
    }
}
