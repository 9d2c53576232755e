using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>What the webhook answered; status 0 means that nobody did.</summary>
public sealed record WebhookAnswer(int Status, string Body, long ElapsedMs, string? Error = null);

/// <summary>
/// Delivers events: completes them, signs the raw bytes with the channel secret, posts, and reports the answer.
/// Messaging API reference, "Webhooks" and "Signature validation".
/// </summary>
internal sealed class Webhooks(SimulatedLineOptions options, Addresses addresses, ReplyTokens replyTokens, WebhookEffects effects) : IDisposable
{
    private static readonly string[] Answerable =
        ["message", "follow", "join", "memberJoined", "postback", "videoPlayComplete", "beacon", "accountLink", "membership"];

    private readonly HttpClient client = new() { Timeout = options.Patience };

    public static string Sign(string secret, ReadOnlySpan<byte> bytes) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes));

    public Task<WebhookAnswer> Deliver(JsonArray events, string? destination, CancellationToken ct)
    {
        foreach (var item in events.OfType<JsonObject>())
        {
            Complete(item);
            effects.Apply(item);
        }
        var body = new JsonObject { ["destination"] = destination ?? options.BotUserId, ["events"] = events };
        return Post(body.ToJsonString(Json.Written), signature: null, ct);
    }

    /// <summary>Any text as the body, and any signature; without one it is signed rightly.</summary>
    public async Task<WebhookAnswer> Post(string body, string? signature, CancellationToken ct, string? url = null)
    {
        url ??= addresses.Webhook;
        if (url is null)
            return new(0, "", 0, "no webhook URL is set");

        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        request.Headers.TryAddWithoutValidation("x-line-signature", signature ?? Sign(options.ChannelSecret, bytes));
        request.Headers.UserAgent.ParseAdd("LineBotWebhook/2.0");
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var response = await client.SendAsync(request, ct);
            return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct), Elapsed(started));
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new(0, "", Elapsed(started), problem is TaskCanceledException ? "request_timeout" : "could_not_connect");
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>Adds what LINE puts into every event and the sender left out.</summary>
    private void Complete(JsonObject item)
    {
        var now = options.Clock.GetUtcNow();
        item.TryAdd("mode", "active");
        item.TryAdd("timestamp", now.ToUnixTimeMilliseconds());
        item.TryAdd("webhookEventId", Ids.Ulid(now));
        item.TryAdd("deliveryContext", new JsonObject { ["isRedelivery"] = false });
        if (item["message"] is JsonObject message)
        {
            message.TryAdd("id", Ids.Message());
            if (item["type"].Text() == "message")
                message.TryAdd("markAsReadToken", Ids.Token());
        }

        if (Answerable.Contains(item["type"].Text(), StringComparer.Ordinal) && item["mode"].Text() == "active")
            item.TryAdd("replyToken", Ids.Token());
        if (item["replyToken"].Text() is { } token && WebhookEffects.Chat(item) is { } chat)
            replyTokens.Grant(token, chat);
    }

    private static long Elapsed(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
