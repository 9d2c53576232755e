using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Line;

/// <summary>What we ask LINE for: groups, members, and what people sent. Asking costs nothing and changes nothing.</summary>
internal sealed partial class LineReads(IHttpClientFactory clients, ChannelToken token, IOptions<LineOptions> options, TimeProvider clock, ILogger<LineReads> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="Status">Null when no answer came.</param>
    /// <param name="Body">Of a 200; null when it was larger than was asked for.</param>
    public sealed record Answer(int? Status, byte[]? Body)
    {
        public static readonly Answer None = new(null, null);
    }

    /// <returns>Null when LINE did not answer; false when the person is no member, or the account is not in the group.</returns>
    public async Task<bool?> IsMember(string groupId, string userId, CancellationToken ct) =>
        (await Get(options.Value.ApiUrl, $"/v2/bot/group/{groupId}/member/{userId}", 64 * 1024, ct)).Status switch
        {
            200 => true,
            404 => false,
            _ => null,
        };

    public async Task<int?> CountMembers(string groupId, CancellationToken ct) =>
        Json(await Get(options.Value.ApiUrl, $"/v2/bot/group/{groupId}/members/count", 64 * 1024, ct)) is { } answer
        && answer.TryGetProperty("count", out var count) && count.TryGetInt32(out var number) ? number : null;

    public async Task<string?> GroupName(string groupId, CancellationToken ct) =>
        Json(await Get(options.Value.ApiUrl, $"/v2/bot/group/{groupId}/summary", 64 * 1024, ct)) is { } answer
        && answer.TryGetProperty("groupName", out var name) ? name.GetString() : null;

    public Task<Answer> Content(string messageId, int mostBytes, CancellationToken ct) =>
        Get(options.Value.DataUrl, $"/v2/bot/message/{Uri.EscapeDataString(messageId)}/content", mostBytes, ct);

    private static JsonElement? Json(Answer answer)
    {
        if (answer is not { Status: 200, Body: { } body }) return null;
        try
        {
            return JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } told ? told : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Answer> Get(Uri host, string path, int mostBytes, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var http = clients.CreateClient(LineClient.Name);
        try
        {
            var bearer = await token.Get(http, either.Token);
            var answer = await Ask(http, new Uri(host, path), bearer, mostBytes, either.Token);
            if (answer.Status != (int)HttpStatusCode.Unauthorized) return answer;

            token.Forget(bearer);
            return await Ask(http, new Uri(host, path), await token.Get(http, either.Token), mostBytes, either.Token);
        }
        catch (Exception e) when ((e is OperationCanceledException && !ct.IsCancellationRequested) || e is HttpRequestException or IOException or JsonException)
        {
            LogNoAnswer(WithoutIds(path), e.GetType().Name);
            return Answer.None;
        }
    }

    private async Task<Answer> Ask(HttpClient http, Uri address, string bearer, int mostBytes, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        LogAsked(WithoutIds(address.AbsolutePath), (int)response.StatusCode, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds,
            response.Headers.TryGetValues("x-line-request-id", out var ids) ? ids.FirstOrDefault() : null);
        return response.StatusCode == HttpStatusCode.OK
            ? new(200, await Read(response, mostBytes, ct))
            : new((int)response.StatusCode, null);
    }

    /// <summary>What is larger than it may be is not read to its end.</summary>
    private static async Task<byte[]?> Read(HttpResponseMessage response, int mostBytes, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > mostBytes) return null;
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(part, ct)) > 0;)
        {
            if (kept.Length + read > mostBytes) return null;
            kept.Write(part, 0, read);
        }

        return kept.ToArray();
    }

    /// <summary>Ids of people, groups and messages are the long parts of a path; its words are short.</summary>
    private static string WithoutIds(string path) => string.Join('/', path.Split('/').Select(part => part.Length > 12 ? "*" : part));

    [LoggerMessage(LogLevel.Information, "LINE GET {Path} answered {Status} in {Milliseconds} ms, request {RequestId}")]
    private partial void LogAsked(string path, int status, long milliseconds, string? requestId);

    [LoggerMessage(LogLevel.Warning, "LINE GET {Path} did not answer: {Exception}")]
    private partial void LogNoAnswer(string path, string exception);
}
