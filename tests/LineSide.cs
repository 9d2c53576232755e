using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests;

/// <summary>The only other side: the simulated LINE, and events as LINE would tell them.</summary>
public sealed class LineSide(SimulatedLinePlatform platform)
{
    public const string Push = "/v2/bot/message/push";
    public const string Reply = "/v2/bot/message/reply";
    public const string ChannelId = "1650000001";
    public const string ChannelSecret = "test-channel-secret-0123456789abcdef";
    public const string LoginChannelId = "1650000002";
    public const string LiffId = LoginChannelId + "-abcd1234";
    public static readonly string BotUserId = UserId("bot");

    public SimulatedLinePlatform Platform => platform;

    /// <summary>The LINE user id of a persona key such as <c>resident-1</c>; the same in every run.</summary>
    public static string UserId(string key) => "U" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];

    /// <summary>The name a persona shows, marked as invented.</summary>
    public static string NameOf(string key) => $"{key} (ตัวอย่าง)";

    public string IdToken(string key) => platform.IdToken(UserId(key), NameOf(key));

    /// <param name="overrides">JSON fields that replace the right ones: aud, iss, alg, kid, expiresIn.</param>
    public string Mint(string key, string overrides)
    {
        var asked = (JsonObject)JsonNode.Parse(overrides)!;
        asked["userId"] = UserId(key);
        return platform.IdToken(asked);
    }

    /// <summary>Messages that reached the persona, oldest first.</summary>
    public IReadOnlyList<JsonObject> Inbox(string key) => platform.Inbox(UserId(key));

    /// <summary>The calls LINE got on a path, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests(string path) => [.. platform.Requests().Where(r => r.Path == path)];

    /// <summary>Signs the events and delivers them to our webhook.</summary>
    /// <returns>The status we answered.</returns>
    public async Task<int> Webhook(params JsonObject[] events) => (await platform.Webhook([.. events.Select(e => e.DeepClone())], default)).Status;

    /// <summary>Bytes as given, under a right signature unless another is given, to the address given.</summary>
    public static async Task<HttpResponseMessage> Deliver(HttpClient client, byte[] body, string? signature = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.Add("x-line-signature", signature ?? Sign(body));
        return await client.PostAsync("/line/webhook", content);
    }

    public static string Sign(byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(ChannelSecret), body));

    public static byte[] Body(params JsonObject[] events) => JsonSerializer.SerializeToUtf8Bytes(new { destination = BotUserId, events }, Deep);

    /// <summary>A made-up event may be deeper than anything of LINE's.</summary>
    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 256 };

    /// <param name="mode"><c>429-rate</c>, <c>429-quota</c>, <c>500</c>, <c>timeout</c> (done, but the answer is lost) or <c>hang</c>.</param>
    public void Fault(string path, string mode, int count = 1) => platform.Faults(path, mode, count);

    /// <summary>Calls that are still to fail; none once the last of them has reached LINE.</summary>
    public int FaultsLeft(string path) => platform.FaultsLeft(path);

    /// <summary>The person writes into the chat with the office.</summary>
    public Task Say(string key, string text) => platform.Say(UserId(key), text, default);

    /// <summary>The person adds the account as a friend, or blocks it.</summary>
    public Task Follow(string key, bool following = true) => platform.Follow(UserId(key), following, default);

    /// <summary>A text message as LINE tells of it; the test changes what it is about.</summary>
    public static JsonObject Text(string key, string text, DateTimeOffset at) => Event("message", key, at,
        new() { ["message"] = new JsonObject { ["type"] = "text", ["id"] = NewId(), ["text"] = text } });

    public static JsonObject Event(string type, string key, DateTimeOffset at, JsonObject? more = null)
    {
        var told = new JsonObject
        {
            ["type"] = type,
            ["mode"] = "active",
            ["timestamp"] = at.ToUnixTimeMilliseconds(),
            ["source"] = new JsonObject { ["type"] = "user", ["userId"] = UserId(key) },
            ["webhookEventId"] = NewId(),
            ["deliveryContext"] = new JsonObject { ["isRedelivery"] = false },
            ["replyToken"] = NewId(),
        };
        foreach (var (name, value) in more ?? []) told[name] = value?.DeepClone();
        return told;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
