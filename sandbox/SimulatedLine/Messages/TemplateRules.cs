using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>Messaging API reference, "Template messages".</summary>
internal static class TemplateRules
{
    public static void Check(Part message)
    {
        message.Text("altText", 1500);
        if (message.Child("template") is not { } template || !template.OneOf("type", "buttons", "confirm", "carousel", "image_carousel"))
            return;
        switch (template.Type)
        {
            case "buttons":
                Card(template, longest: 160, most: 4);
                break;
            case "confirm":
                template.Label("text", 240);
                Actions(template, 2, 2);
                break;
            case "carousel":
                var columns = template.Children("columns", 1, 10);
                foreach (var column in columns)
                    Card(column, longest: 120, most: 3);
                if (columns.Select(column => (column.Json["actions"] as JsonArray)?.Count).Distinct().Count() > 1)
                    template.Find("The number of actions must be the same in all columns", "columns");
                break;
            default:
                foreach (var column in template.Children("columns", 1, 10))
                {
                    column.Media("imageUrl");
                    ActionRules.Check(column.Child("action"), ActionRules.Place.ImageCarousel);
                }
                break;
        }
    }

    /// <summary>A picture or a title leaves room for 60 characters only.</summary>
    private static void Card(Part card, int longest, int most)
    {
        card.Label("title", 40, required: false);
        card.Media("thumbnailImageUrl", required: false);
        var crowded = card.Json.ContainsKey("title") || card.Json.ContainsKey("thumbnailImageUrl");
        card.Label("text", crowded ? 60 : longest);
        Actions(card, 1, most);
        if (card.Json.ContainsKey("defaultAction"))
            ActionRules.Check(card.Child("defaultAction"), ActionRules.Place.FlexArea);
    }

    private static void Actions(Part card, int least, int most)
    {
        foreach (var action in card.Children("actions", least, most))
            ActionRules.Check(action, ActionRules.Place.Template);
    }
}
