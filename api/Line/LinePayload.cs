using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Saphansung.Api.Line;

/// <summary>Request bodies for LINE, around the JSON array of messages that <see cref="LineMessages"/> builds.</summary>
internal static class LinePayload
{
    /// <summary>Thai as itself: a third of the bytes of its escapes, and LINE counts bytes.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Push(string to, string messages) => $$"""{"to":{{JsonSerializer.Serialize(to, Json)}},"messages":{{messages}}}""";

    public static string Multicast(IEnumerable<string> to, string messages) => $$"""{"to":{{JsonSerializer.Serialize(to, Json)}},"messages":{{messages}}}""";

    public static string Reply(string replyToken, string messages) =>
        $$"""{"replyToken":{{JsonSerializer.Serialize(replyToken, Json)}},"messages":{{messages}}}""";
}
