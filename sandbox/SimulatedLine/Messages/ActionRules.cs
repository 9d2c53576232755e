namespace Saphansung.Sandbox.SimulatedLine.Messages;

/// <summary>Messaging API reference, "Action objects".</summary>
internal static class ActionRules
{
    public enum Place
    {
        Template,
        ImageCarousel,
        FlexButton,
        FlexArea,
        QuickReply,
        RichMenu,
    }

    private static readonly string[] Everywhere = ["postback", "message", "uri", "datetimepicker", "clipboard"];

    public static void Check(Part? action, Place place)
    {
        if (action is null || !action.OneOf("type", Types(place)))
            return;

        var (longest, required) = Label(place);
        action.Label("label", longest, required);
        switch (action.Type)
        {
            case "postback":
                action.Text("data", 300);
                action.Label("displayText", 300, required: false);
                action.Label("text", 300, required: false);
                break;
            case "message":
                action.Label("text", 300);
                break;
            case "uri":
                action.Text("uri", 1000);
                if (action.Json["uri"].Text() is { Length: > 0 } uri && !Urls.IsOpenable(uri))
                    action.Find(action.Flex ? "invalid uri scheme" : "invalid uri scheme. Use http, https, line or tel", "uri");
                break;
            case "clipboard":
                action.Text("clipboardText", 1000);
                break;
            case "datetimepicker":
                action.Text("data", 300);
                action.OneOf("mode", "date", "time", "datetime");
                break;
            case "richmenuswitch":
                action.Text("richMenuAliasId", 32);
                action.Text("data", 300);
                break;
            default:
                break;
        }
    }

    /// <summary>Camera, camera roll and location stand only in quick replies; switching menus only in rich menus.</summary>
    private static string[] Types(Place place) => place switch
    {
        Place.QuickReply => [.. Everywhere, "camera", "cameraRoll", "location"],
        Place.RichMenu => [.. Everywhere, "richmenuswitch"],
        _ => Everywhere,
    };

    private static (int Longest, bool Required) Label(Place place) => place switch
    {
        Place.ImageCarousel => (12, true),
        Place.FlexButton => (40, true),
        Place.FlexArea => (40, false),
        Place.RichMenu => (20, false),
        _ => (20, true),
    };
}
