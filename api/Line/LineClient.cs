using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>
/// The Messaging API; nothing else calls it. An answer of any status is an outcome, not an exception.
/// Logs method, path, status, duration and request id: LINE keeps no log for us. Never bodies or tokens.
/// </summary>
internal sealed partial class LineClient(IHttpClientFactory clients, ChannelToken token, TimeProvider clock, ILogger<LineClient> log)
{
    public const string Name = "line";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="Status">Null when no answer came.</param>
    /// <param name="RequestId">LINE's id of the call; after a 409 the id of the call that had been accepted.</param>
    /// <param name="Error">What LINE said, or why there was no answer.</param>
    /// <param name="Reached">False when LINE certainly did not get the message.</param>
    public sealed record Outcome(int? Status, string? RequestId, string? Error, bool Reached = true);

    /// <param name="payload">The whole request body. It is sent as it is, so that a repeat is the same byte for byte.</param>
    /// <param name="retryKey">Makes repeating a push safe for 24 hours; replies may not carry one.</param>
    public Task<Outcome> Send(string kind, string payload, Guid retryKey, CancellationToken ct) => kind switch
    {
        Outbox.Push => Post("/v2/bot/message/push", payload, retryKey, ct),
        Outbox.Multicast => Post("/v2/bot/message/multicast", payload, retryKey, ct),
        _ => Post("/v2/bot/message/reply", payload, null, ct),
    };

    /// <summary>What LINE said to a call that sends nobody a message.</summary>
    /// <param name="Status">Null when no answer came.</param>
    /// <param name="Error">What it refused with, in a line; null when it did as asked.</param>
    public sealed record Answer(int? Status, string? Body, string? Error)
    {
        public bool Good => Error is null;
    }

    /// <param name="day">yyyyMMdd, one of LINE's days.</param>
    public Task<Answer> Followers(string day, CancellationToken ct) => Call(HttpMethod.Get, $"/v2/bot/insight/followers?date={day}", null, ct);

    /// <param name="messages">The JSON array of messages.</param>
    public Task<Answer> Validate(string messages, CancellationToken ct) =>
        Call(HttpMethod.Post, "/v2/bot/message/validate/multicast", () => Json($$"""{"messages":{{messages}}}"""), ct);

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <param name="path">Of the API, or a whole address on the data host.</param>
    /// <param name="content">Made anew for each try.</param>
    public async Task<Answer> Call(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var http = clients.CreateClient(Name);
        try
        {
            var bearer = await token.Get(http, either.Token);
            var answer = await Call(http, method, path, content, bearer, either.Token);
            if (answer.Status != (int)HttpStatusCode.Unauthorized) return answer;

            token.Forget(bearer);
            return await Call(http, method, path, content, await token.Get(http, either.Token), either.Token);
        }
        catch (Exception e) when ((e is OperationCanceledException && !ct.IsCancellationRequested) || e is HttpRequestException or JsonException)
        {
            var error = e is OperationCanceledException ? "timeout" : e.Message;
            LogNoAnswer(method.Method, path.Split('?')[0], error);
            return new(null, null, error);
        }
    }

    private async Task<Answer> Call(HttpClient http, HttpMethod method, string path, Func<HttpContent>? content, string bearer, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(method, path) { Content = content?.Invoke() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await http.SendAsync(request, ct);
        var status = (int)response.StatusCode;
        LogAsked(method.Method, path.Split('?')[0], status, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds, Header(response, "x-line-request-id"));
        var body = await response.Content.ReadAsStringAsync(ct);
        return new(status, body, response.IsSuccessStatusCode ? null : Said(body) ?? response.ReasonPhrase ?? "");
    }

    private async Task<Outcome> Post(string path, string payload, Guid? retryKey, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var http = clients.CreateClient(Name);
        var asked = false;
        try
        {
            var bearer = await token.Get(http, either.Token);
            asked = true;
            var outcome = await Ask(http, path, payload, retryKey, bearer, either.Token);
            if (outcome.Status != (int)HttpStatusCode.Unauthorized) return outcome;

            token.Forget(bearer);
            return await Ask(http, path, payload, retryKey, await token.Get(http, either.Token), either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return NoAnswer(path, "timeout", asked);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            return NoAnswer(path, e.Message, asked && !NeverConnected(e));
        }
    }

    private async Task<Outcome> Ask(HttpClient http, string path, string payload, Guid? retryKey, string bearer, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(payload) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (retryKey is { } key) request.Headers.Add("X-Line-Retry-Key", key.ToString());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);

        var status = (int)response.StatusCode;
        var requestId = Header(response, "x-line-accepted-request-id") ?? Header(response, "x-line-request-id");
        LogAsked("POST", path, status, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds, requestId);
        return new(status, requestId, response.IsSuccessStatusCode ? null : Said(await response.Content.ReadAsStringAsync(ct)) ?? response.ReasonPhrase ?? "");
    }

    private Outcome NoAnswer(string path, string error, bool reached)
    {
        LogNoAnswer("POST", path, error);
        return new(null, null, error, reached);
    }

    private static bool NeverConnected(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary><c>{"message","details":[{"message","property"}]}</c>; anything else comes from something in between.</summary>
    private static string? Said(string text)
    {
        try
        {
            using var answer = JsonDocument.Parse(text);
            var said = answer.RootElement.GetProperty("message").GetString() ?? "";
            if (answer.RootElement.TryGetProperty("details", out var details))
                said += string.Concat(details.EnumerateArray().Select(d => $" [{d.GetProperty("property")}: {d.GetProperty("message")}]"));
            return LineText.Cut(said, 500);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "LINE {Method} {Path} answered {Status} in {Milliseconds} ms, request {RequestId}")]
    private partial void LogAsked(string method, string path, int status, long milliseconds, string? requestId);

    [LoggerMessage(LogLevel.Warning, "LINE {Method} {Path} did not answer: {Error}")]
    private partial void LogNoAnswer(string method, string path, string error);
}
