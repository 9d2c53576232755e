using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Saphansung.Tests.SimulatedLine;

/// <summary>Stands where the product's webhook would be and keeps what arrives.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(byte[] Bytes, string Signature)> received = new();

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue((body.ToArray(), context.Request.Headers["x-line-signature"].ToString()));
            context.Response.StatusCode = Status;
            await context.Response.WriteAsync("heard", context.RequestAborted);
        });
    }

    public int Status { get; set; } = 200;
    public string Url => app.Urls.First() + "/line/webhook";
    public (byte[] Bytes, string Signature) Last => received.Last();
    public JsonArray Events => JsonNode.Parse(Last.Bytes)!["events"]!.AsArray();

    public static async Task<WebhookReceiver> Start(CancellationToken ct)
    {
        var receiver = new WebhookReceiver();
        await receiver.app.StartAsync(ct);
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
