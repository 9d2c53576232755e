using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>Verifies, stores, answers. LINE waits two seconds, so everything else is a worker's.</summary>
internal static partial class ReceiveWebhook
{
    public const int LargestBody = 1024 * 1024;

    public static async Task<Results<Ok, Refusal>> Handle(
        HttpContext http, IOptions<LineOptions> line, NpgsqlDataSource database, TimeProvider clock, ILogger<WebhookBody> log, CancellationToken ct)
    {
        var body = await ReadBody(http.Request, ct);
        if (!LineSignature.Matches(line.Value.ChannelSecret, body.Span, http.Request.Headers[LineSignature.Header]))
            return new Refusal(401, "unauthenticated");

        var now = clock.Now();
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

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, CancellationToken ct)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, ct);
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
