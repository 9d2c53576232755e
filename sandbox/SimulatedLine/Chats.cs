using System.Globalization;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>What stands in each chat, one-to-one or group, oldest first.</summary>
internal sealed class Chats(TimeProvider clock, Changes changes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<Entry>> chats = new(StringComparer.Ordinal);

    /// <summary>Adds a message of the official account and says how it came: push, multicast, broadcast, narrowcast or reply.</summary>
    public string Deliver(string chatId, JsonObject message, string via) => Add(chatId, message, from: null, via, Ids.Message());

    public string Say(string chatId, string userId, JsonObject message, string id) => Add(chatId, message, userId, via: null, id);

    /// <summary>What the chat received from the official account.</summary>
    public IReadOnlyList<JsonObject> Inbox(string chatId) => [.. All(chatId).Where(entry => entry.From is null).Select(entry => entry.ToJson())];

    public IReadOnlyList<JsonObject> Conversation(string chatId) => [.. All(chatId).Select(entry => entry.ToJson())];

    public void Unsend(string chatId, string messageId)
    {
        lock (gate)
            chats.GetValueOrDefault(chatId)?.RemoveAll(entry => entry.Id == messageId);
        changes.Happened();
    }

    public void Reset()
    {
        lock (gate)
            chats.Clear();
        changes.Happened();
    }

    private string Add(string chatId, JsonObject message, string? from, string? via, string id)
    {
        lock (gate)
        {
            if (!chats.TryGetValue(chatId, out var entries))
                chats[chatId] = entries = [];
            // A redelivered webhook is about a message that already stands there.
            if (from is not null && entries.Exists(entry => entry.Id == id))
                return id;
            entries.Add(new(id, clock.GetUtcNow(), from, via, message.Copy()));
        }
        changes.Happened();
        return id;
    }

    private List<Entry> All(string chatId)
    {
        lock (gate)
            return [.. chats.GetValueOrDefault(chatId) ?? []];
    }

    private sealed record Entry(string Id, DateTimeOffset At, string? From, string? Via, JsonObject Message)
    {
        public JsonObject ToJson()
        {
            var json = new JsonObject { ["id"] = Id, ["at"] = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };
            if (Via is not null)
                json["via"] = Via;
            if (From is not null)
                json["from"] = From;
            foreach (var (name, value) in Message.Where(pair => pair.Key is not ("id" or "at" or "via" or "from")))
                json[name] = value?.DeepClone();
            return json;
        }
    }
}
