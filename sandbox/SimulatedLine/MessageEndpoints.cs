namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>Messaging API: sending, counting, people, groups, contents and chats.</summary>
internal static class MessageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var message = routes.MapGroup("/v2/bot/message");
        message.MapPost("/push", (LineCall call, Sending sending) => sending.Push(call));
        message.MapPost("/multicast", (LineCall call, Sending sending) => sending.Multicast(call));
        message.MapPost("/broadcast", (LineCall call, Sending sending) => sending.Broadcast(call));
        message.MapPost("/narrowcast", (LineCall call, Sending sending) => sending.Narrowcast(call));
        message.MapGet("/progress/narrowcast", (string? requestId, SentCounts counts) => counts.Progress(requestId));
        message.MapPost("/reply", (LineCall call, Sending sending) => sending.Reply(call));
        foreach (var kind in (string[])["reply", "push", "multicast", "narrowcast", "broadcast"])
            message.MapPost($"/validate/{kind}", (LineCall call) => Sending.Validate(call));
        foreach (var kind in (string[])["reply", "push", "multicast", "broadcast"])
            message.MapGet($"/delivery/{kind}", (string? date, SentCounts counts) => counts.Delivered(kind, date));

        message.MapGet("/quota", (Quota quota) =>
            quota.Limit is { } limit ? Json.Answer(new { type = "limited", value = limit }) : Json.Answer(new { type = "none" }));
        message.MapGet("/quota/consumption", (Quota quota) => Json.Answer(new { totalUsage = quota.Used }));

        message.MapGet("/{messageId}/content", (string messageId, Contents contents) => contents.Download(messageId));
        message.MapGet("/{messageId}/content/preview", (string messageId, Contents contents) => contents.Download(messageId));
        message.MapGet("/{messageId}/content/transcoding", (string messageId, Contents contents) => contents.Transcoding(messageId));
    }
}
