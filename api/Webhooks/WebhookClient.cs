using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Saphansung.Api.Line;

namespace Saphansung.Api.Webhooks;

/// <summary>Calls partners' endpoints; nothing else does. An answer of any status is an outcome, not an exception.</summary>
internal sealed partial class WebhookClient(IHttpClientFactory clients, WebhookSecrets secrets, TimeProvider clock, ILogger<WebhookClient> log)
{
    public const string Name = "webhook";

    /// <summary>Connecting, sending and the first line of the answer together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int MostRead = 4096;
    private const int MostKept = 300;
    private static readonly char[] Unprintable = [.. Enumerable.Range(0, 33).Select(c => (char)c), '\u007f'];

    /// <param name="Status">Null when no answer came.</param>
    /// <param name="Error">What was answered instead of success, or why there was no answer.</param>
    /// <param name="RetryAfter">How long the endpoint asks to be left in peace.</param>
    public sealed record Outcome(int? Status, string? Error, TimeSpan? RetryAfter, int Milliseconds)
    {
        public bool Succeeded => Status is >= 200 and < 300;
    }

    public async Task<Outcome> Send(WebhookMessage message, DateTime at, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await Try(message, at, ct);
        outcome = outcome with { Milliseconds = (int)Stopwatch.GetElapsedTime(began).TotalMilliseconds };
        LogSent(message.EndpointId, message.Id, message.Attempts, outcome.Status, outcome.Milliseconds);
        return outcome;
    }

    private async Task<Outcome> Try(WebhookMessage message, DateTime at, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var http = clients.CreateClient(Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new StringContent(message.Payload, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", message.WebhookId.ToString());
        request.Headers.Add("webhook-timestamp", WebhookSecrets.Seconds(at));
        request.Headers.Add("webhook-signature", secrets.Sign(message, at));
        request.Headers.Add("user-agent", "Saphansung-Webhooks/1.0");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new((int)response.StatusCode, response.IsSuccessStatusCode ? null : await Said(response, either.Token), RetryAfter(response), 0);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "timeout", null, 0);
        }
        catch (HttpRequestException e)
        {
            return new(null, Reason(e), null, 0);
        }
        catch (IOException)
        {
            return new(null, "connection lost", null, 0);
        }
    }

    // The inner texts name addresses inside our network; whoever reads this is outside of it.
    private static string Reason(HttpRequestException e) => e.InnerException is TargetRefused refused ? refused.Message : e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "name not found",
        HttpRequestError.ConnectionError when e.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "name not found",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "TLS failed",
        _ => "no HTTP answer",
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>Enough for a person to see what is wrong; an endpoint may answer with anything at any length.</summary>
    private static async Task<string> Said(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = ArrayPool<byte>.Shared.Rent(MostRead);
        var length = await body.ReadAtLeastAsync(buffer.AsMemory(0, MostRead), MostRead, throwOnEndOfStream: false, ct);
        var text = Encoding.UTF8.GetString(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        var words = string.Join(' ', text.Split(Unprintable, StringSplitOptions.RemoveEmptyEntries));
        return $"{(int)response.StatusCode} {LineText.Cut(words.Length > 0 ? words : response.ReasonPhrase ?? "", MostKept)}".TrimEnd();
    }

    [LoggerMessage(LogLevel.Information, "Webhook to endpoint {Endpoint}, message {Message}, attempt {Attempt}: {Status} in {Milliseconds} ms")]
    private partial void LogSent(Guid endpoint, Guid message, int attempt, int? status, int milliseconds);
}

internal static class WebhookClientSetup
{
    public static void AddWebhookClient(this IServiceCollection services) => services.AddHttpClient(WebhookClient.Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(s => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would resolve names by itself and so get around the look at the addresses.
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = WebhookClient.Patience,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 4096,
            ConnectCallback = (context, ct) => Connect(s.GetRequiredService<WebhookTargets>(), context, ct),
        })
        .RemoveAllLoggers();

    /// <summary>Connects to the very addresses that were looked at, so that a name cannot lead elsewhere in between.</summary>
    private static async ValueTask<Stream> Connect(WebhookTargets targets, SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await targets.Addresses(host, port, ct);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
