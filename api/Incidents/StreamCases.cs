using System.Threading.Channels;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Tells the board which cases are new or have moved; what they are is fetched by the usual, guarded calls.</summary>
internal static class StreamCases
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task Handle(HttpContext http, Signals signals, TimeProvider clock, IHostApplicationLifetime host)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        // A browser that does not read in time loses the oldest news; it looks at the board again when it catches up.
        var news = Channel.CreateBounded<string>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = signals.On(Signals.Incident, payload => news.Writer.TryWrite(payload));
        using var timer = new PeriodicTimer(Heartbeat, clock);
        var beats = Beat(timer, news.Writer, ends.Token);

        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache, no-transform";
        try
        {
            await http.Response.WriteAsync(": hello\n\n", ends.Token);
            await http.Response.Body.FlushAsync(ends.Token);
            await foreach (var payload in news.Reader.ReadAllAsync(ends.Token))
            {
                await http.Response.WriteAsync(payload.Length == 0 ? ": \n\n" : $"event: incident\ndata: {payload}\n\n", ends.Token);
                await http.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the service stops: both are the ordinary end.
        }

        await ends.CancelAsync();
        await beats;
    }

    private static async Task Beat(PeriodicTimer timer, ChannelWriter<string> news, CancellationToken ct)
    {
        try
        {
            while (await timer.WaitForNextTickAsync(ct)) news.TryWrite("");
        }
        catch (OperationCanceledException)
        {
        }
    }
}
