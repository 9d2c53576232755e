using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>Verifies, stores, answers. LINE waits two seconds, so everything else is a worker's.</summary>
internal static partial class ReceiveWebhook
{
    private const int LargestBody = 1024 * 1024;

    public static async Task<Results<Ok, Refusal>> Handle(
        HttpContext http, IOptions<LineOptions> line, NpgsqlDataSource database, TimeProvider clock, ILogger<WebhookBody> log, CancellationToken ct)
    {
        if (await ReadBody(http.Request, ct) is not { } body) return new Refusal(413, "body_too_large");
        if (!LineSignature.Matches(line.Value.ChannelSecret, body.Span, http.Request.Headers[LineSignature.Header]))
            return new Refusal(401, "unauthenticated");

        var now = clock.GetUtcNow().UtcDateTime;
        WebhookBody webhook;
        try
        {
            webhook = WebhookBody.Read(body.Span, now);
        }
        catch (JsonException)
        {
            return new Refusal(400, "malformed_json");
        }

        var ours = webhook.Destination == line.Value.BotUserId;
        var stored = webhook.Events.Count == 0 ? 0 : await Store(database, webhook.Events, ours ? "waiting" : "foreign", now, ct);
        LogReceived(log, webhook.Events.Count, stored, ours);
        return TypedResults.Ok();
    }

    /// <returns>Null when it is larger than we take; no more than that is ever held.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadBody(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > LargestBody) return null;
        using var body = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (body.Length + read > LargestBody) return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task<int> Store(
        NpgsqlDataSource database, IReadOnlyList<WebhookBody.Event> events, string state, DateTime now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await connection.Run("""
            insert into webhook_event (id, state, payload, occurred_at, received_at, due_at)
            select id, @state, payload::jsonb, occurred_at, @now, @now
            from unnest(@ids, @payloads, @occurred) as told (id, payload, occurred_at)
            on conflict (id) do nothing
            """, new
        {
            ids = events.Select(e => e.Id).ToArray(),
            payloads = events.Select(e => e.Payload).ToArray(),
            occurred = events.Select(e => e.OccurredAt).ToArray(),
            state,
            now,
        }, ct);
    }

    [LoggerMessage(LogLevel.Information, "Webhook with {Events} events, {New} of them new, ours: {Ours}")]
    private static partial void LogReceived(ILogger log, int events, int @new, bool ours);
}
