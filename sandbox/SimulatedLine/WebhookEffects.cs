using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>An event tells what has already happened in LINE, so LINE's own state has to show it.</summary>
internal sealed class WebhookEffects(People people, Groups groups, Chats chats, Contents contents)
{
    /// <summary>The chat an event comes from: the group if there is one, else the person.</summary>
    public static string? Chat(JsonObject item) =>
        item["source"] is JsonObject source ? source["groupId"].Text() ?? source["roomId"].Text() ?? source["userId"].Text() : null;

    public void Apply(JsonObject item)
    {
        if (Chat(item) is not { } chat)
            return;
        var userId = item["source"]!["userId"].Text();
        if (Ids.IsUser(userId))
            people.Meet(userId!, name: null);
        if (Ids.IsGroup(chat))
            InGroup(item, chat, userId);

        switch (item["type"].Text())
        {
            case "follow" when Ids.IsUser(userId):
                people.Follow(userId!, following: true);
                break;
            case "unfollow" when Ids.IsUser(userId):
                people.Follow(userId!, following: false);
                break;
            case "message" when item["message"] is JsonObject message:
                chats.Say(chat, userId ?? "", message, message["id"].Text() ?? Ids.Message());
                break;
            case "unsend" when item["unsend"] is JsonObject unsend:
                chats.Unsend(chat, unsend["messageId"].Text() ?? "");
                contents.Unsend(unsend["messageId"].Text() ?? "");
                break;
            default:
                break;
        }
    }

    private void InGroup(JsonObject item, string groupId, string? userId)
    {
        switch (item["type"].Text())
        {
            case "leave":
                groups.Leave(groupId);
                return;
            case "memberJoined":
                groups.Meet(groupId, Members(item["joined"]));
                return;
            case "memberLeft":
                groups.Part(groupId, Members(item["left"]));
                return;
            default:
                groups.Meet(groupId, Ids.IsUser(userId) ? [userId!] : []);
                return;
        }
    }

    private static IEnumerable<string> Members(JsonNode? change) =>
        (change?["members"] as JsonArray ?? []).Select(member => member?["userId"].Text()).OfType<string>().Where(Ids.IsUser);
}
