using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>What a person does in a chat, turned into the webhook LINE would send.</summary>
internal sealed class Talk(Webhooks webhooks, People people, Groups groups, Chats chats, Contents contents)
{
    /// <summary>LINE sends no webhook for what <c>liff.sendMessages</c> posts as template or Flex (LIFF reference, "liff.sendMessages()").</summary>
    private static readonly string[] Silent = ["template", "flex"];

    public Task<WebhookAnswer> Say(string userId, string? groupId, IReadOnlyList<JsonObject> messages, CancellationToken ct)
    {
        var events = new JsonArray();
        foreach (var message in messages)
        {
            var shown = contents.Keep(message);
            if (Silent.Contains(shown["type"].Text(), StringComparer.Ordinal))
                chats.Say(groupId ?? userId, userId, shown, Ids.Message());
            else
                events.Add(Event("message", userId, groupId, new() { ["message"] = shown }));
        }
        return events.Count > 0 ? webhooks.Deliver(events, destination: null, ct) : Task.FromResult(new WebhookAnswer(0, "", 0, "these messages fire no webhook"));
    }

    public Task<WebhookAnswer> Postback(string userId, string? groupId, JsonObject postback, CancellationToken ct)
    {
        if (postback["displayText"].Text() is { } text)
            chats.Say(groupId ?? userId, userId, new() { ["type"] = "text", ["text"] = text }, Ids.Message());
        var sent = new JsonObject { ["data"] = postback["data"].Text() ?? "" };
        if (postback["params"] is JsonObject chosen)
            sent["params"] = chosen.DeepClone();
        return webhooks.Deliver([Event("postback", userId, groupId, new() { ["postback"] = sent })], destination: null, ct);
    }

    public Task<WebhookAnswer> Follow(string userId, bool following, CancellationToken ct)
    {
        var wasKnown = people.Find(userId) is not null;
        var more = following ? new JsonObject { ["follow"] = new JsonObject { ["isUnblocked"] = wasKnown } } : [];
        return webhooks.Deliver([Event(following ? "follow" : "unfollow", userId, groupId: null, more)], destination: null, ct);
    }

    public void Check(string? userId, string? groupId)
    {
        if (!Ids.IsUser(userId))
            throw LineRefusal.Property("userId");
        if (groupId is not null && groups.Find(groupId)?.Members.Contains(userId!, StringComparer.Ordinal) != true)
            throw LineRefusal.Property("groupId");
    }

    private static JsonObject Event(string type, string userId, string? groupId, JsonObject more)
    {
        var source = new JsonObject { ["type"] = groupId is null ? "user" : "group", ["userId"] = userId };
        if (groupId is not null)
            source["groupId"] = groupId;
        more["type"] = type;
        more["source"] = source;
        return more;
    }
}
