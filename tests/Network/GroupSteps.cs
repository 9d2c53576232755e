using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Saphansung.Tests.Network;

/// <summary>What happens in a LINE group, as LINE tells of it, and what the account answers there.</summary>
public static class GroupSteps
{
    /// <summary>The same in every run.</summary>
    public static string Id(string name) => "C" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];

    public static JsonObject In(this JsonObject told, string group)
    {
        told["source"]!["type"] = "group";
        told["source"]!["groupId"] = Id(group);
        return told;
    }

    /// <summary>Marks the beginning of the text as the account's name.</summary>
    public static JsonObject Mentioning(this JsonObject told, int length)
    {
        told["message"]!["mention"] = new JsonObject
        {
            ["mentionees"] = new JsonArray(new JsonObject { ["index"] = 0, ["length"] = length, ["type"] = "user", ["isSelf"] = true }),
        };
        return told;
    }

    public static JsonObject Photo(string key, DateTimeOffset at, string? messageId = null) => LineSide.Event("message", key, at, new()
    {
        ["message"] = new JsonObject { ["type"] = "image", ["id"] = messageId ?? Guid.NewGuid().ToString("N"), ["contentProvider"] = new JsonObject { ["type"] = "line" } },
    });

    public static JsonObject Place(string key, DateTimeOffset at) => LineSide.Event("message", key, at, new()
    {
        ["message"] = new JsonObject
        {
            ["type"] = "location",
            ["id"] = Guid.NewGuid().ToString("N"),
            ["title"] = "ปากซอย",
            ["address"] = "ถนนทดสอบ (ตัวอย่าง)",
            ["latitude"] = 13.77,
            ["longitude"] = 100.69,
        },
    });

    public static JsonObject Unsend(string key, JsonObject message, DateTimeOffset at) =>
        LineSide.Event("unsend", key, at, new() { ["unsend"] = new JsonObject { ["messageId"] = MessageId(message) } });

    public static string MessageId(JsonObject told) => told["message"]!["id"]!.GetValue<string>();

    public static string EventId(JsonObject told) => told["webhookEventId"]!.GetValue<string>();

    public static string Words(JsonObject message) => string.Join('\n', Strings(message, "text").Append(message["altText"]?.GetValue<string>()));

    public static List<string> Links(JsonObject message) => [.. Strings(message, "uri")];

    /// <summary>The token in the first link of the group's answer.</summary>
    public static string Token(JsonObject answer) => Links(answer)[0].Split("/g/")[1].Split('/')[0];

    private static IEnumerable<string> Strings(JsonNode? node, string name) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == name && p.Value is JsonValue v && v.TryGetValue<string>(out var text) ? [text] : Strings(p.Value, name)),
        JsonArray a => a.SelectMany(item => Strings(item, name)),
        _ => [],
    };

    extension(App app)
    {
        public IReadOnlyList<JsonObject> GroupInbox(string group) => app.Line.Platform.Inbox(Id(group));

        public JsonObject Said(string key, string text, string group) => LineSide.Text(key, text, app.Now).In(group);

        /// <summary>Delivers the events and waits until they are worked and their replies have gone.</summary>
        public async Task Happens(params JsonObject[] events)
        {
            (await app.Line.Webhook(events)).ShouldBe(200);
            await app.Worked(events);
        }

        public async Task Worked(params JsonObject[] events)
        {
            foreach (var told in events)
                await App.Eventually(() => app.Sql<bool>("select exists (select from webhook_event where id = $1 and state = 'done')", EventId(told)), $"{told["type"]} being done");
            await App.Eventually(() => app.Sql<bool>("select not exists (select from outbox where kind = 'line_reply' and state in ('waiting', 'sending'))"), "the replies' going out");
        }

        /// <summary>Sends a photo as a phone does.</summary>
        /// <param name="preparing">So many times LINE answers that it is not ready yet.</param>
        /// <returns>LINE's id of the message.</returns>
        public async Task<string> SendPhoto(string key, byte[]? bytes = null, string? group = null, int preparing = 0)
        {
            var id = Guid.NewGuid().ToString("N");
            await app.Line.Platform.Send(LineSide.UserId(key), group is null ? null : Id(group), new()
            {
                ["type"] = "image",
                ["id"] = id,
                ["content"] = Convert.ToBase64String(bytes ?? CameraNotes.Fresh()),
                ["preparing"] = (double)preparing,
            }, default);
            await App.Eventually(() => app.Sql<bool>("select exists (select from webhook_event where payload->'message'->>'id' = $1 and state = 'done')", id), "the photo's being taken");
            return id;
        }

        /// <summary>What the account answered in the group to this one event.</summary>
        public async Task<List<JsonObject>> Answers(string group, JsonObject told)
        {
            var before = app.GroupInbox(group).Count;
            await app.Happens(told);
            return [.. app.GroupInbox(group).Skip(before)];
        }

        public async Task<JsonObject> Answer(string group, JsonObject told) => (await app.Answers(group, told)).ShouldHaveSingleItem();

        /// <summary>A code from the staff page, typed in the group by an officer.</summary>
        public async Task<string> Code()
        {
            using var officer = app.As("officer-1");
            return (await officer.Post("/api/v1/staff/network/codes", new { })).GetProperty("words").GetString()!;
        }

        public async Task Bind(string group, string by = "officer-1") =>
            Words(await app.Answer(group, app.Said(by, await app.Code(), group))).ShouldContain("ผูกกลุ่มแล้ว");
    }
}

/// <summary>A product whose network group is bound.</summary>
public sealed class NetworkApp(TestDatabase databases) : App(databases)
{
    public const string Group = "network";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await this.Bind(Group);
        await Eventually(() => Sql<bool>("select exists (select from network_group where member_count is not null)"), "the count");
    }
}
