using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// Bytes of pictures, videos, sounds and files people sent. Reference, "Get content": 202 while LINE prepares it, 404 for
/// messages without content, 410 after the sender took it back.
/// </summary>
internal sealed class Contents
{
    private readonly ConcurrentDictionary<string, Content> contents = new(StringComparer.Ordinal);

    /// <summary>
    /// The message as the webhook will carry it. Bytes given as base64 in <c>content</c> stay with LINE; a message of
    /// <c>liff.sendMessages</c> brings URLs instead and is marked as external.
    /// </summary>
    public JsonObject Keep(JsonObject asked)
    {
        var message = asked.Copy();
        message["id"] = asked["id"].Text() ?? Ids.Message();
        if (asked["content"].Text() is { } base64)
        {
            Attach(message["id"]!.GetValue<string>(), Decode(base64), asked["contentType"].Text() ?? "image/jpeg", asked["preparing"].Whole() ?? 0);
            foreach (var own in (string[])["content", "contentType", "preparing"])
                message.Remove(own);
            if (asked["type"].Text() != "file")
                message["contentProvider"] = new JsonObject { ["type"] = "line" };
        }
        else if (asked["originalContentUrl"] is { } url)
        {
            message["contentProvider"] = new JsonObject
            {
                ["type"] = "external",
                ["originalContentUrl"] = url.DeepClone(),
                ["previewImageUrl"] = asked["previewImageUrl"]?.DeepClone(),
            };
        }
        return message;
    }

    public void Attach(string messageId, byte[] bytes, string contentType, int preparing) =>
        contents[messageId] = new(bytes, contentType) { Preparing = preparing };

    public void Unsend(string messageId)
    {
        if (contents.TryGetValue(messageId, out var content))
            content.Gone = true;
    }

    public Content Get(string messageId)
    {
        var content = contents.GetValueOrDefault(messageId) ?? throw LineRefusal.NotFound();
        return content.Gone ? throw LineRefusal.Api(410, "Gone") : content;
    }

    public IResult Download(string messageId)
    {
        var content = Get(messageId);
        return content.Preparing-- > 0 ? Results.StatusCode(202) : Results.Bytes(content.Bytes, content.Type);
    }

    public IResult Transcoding(string messageId) =>
        Json.Answer(new { status = Get(messageId).Preparing-- > 0 ? "processing" : "succeeded" });

    public void Reset() => contents.Clear();

    private static byte[] Decode(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw LineRefusal.Property("content");
        }
    }

    internal sealed class Content(byte[] bytes, string type)
    {
        public byte[] Bytes => bytes;
        public string Type => type;
        public int Preparing { get; set; }
        public bool Gone { get; set; }
    }
}
