using System.Net;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Saphansung.Api.Line;

/// <summary>LINE's stateless channel token: lives 15 minutes, may be issued without limit, is kept in memory only and never logged.</summary>
internal sealed partial class ChannelToken(IOptions<LineOptions> options, TimeProvider clock, ILogger<ChannelToken> log) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private volatile Minted? minted;

    /// <summary>Callers that find it worn out wait for one of them to fetch the next.</summary>
    public async Task<string> Get(HttpClient http, CancellationToken ct)
    {
        if (Fresh() is { } fresh) return fresh;
        await gate.WaitAsync(ct);
        try
        {
            if (Fresh() is { } fetched) return fetched;
            var answer = await Mint(http, ct);
            // A fifth of its life is left as a margin: a token must not die on its way to LINE.
            minted = new(answer.AccessToken, clock.GetUtcNow().AddSeconds(answer.ExpiresIn * 0.8));
            return answer.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>LINE refused this one. A newer one, fetched by another caller meanwhile, stays.</summary>
    public void Forget(string refused)
    {
        var known = minted;
        if (known?.Value == refused) Interlocked.CompareExchange(ref minted, null, known);
    }

    public void Dispose() => gate.Dispose();

    private string? Fresh() => minted is { } known && clock.GetUtcNow() < known.Until ? known.Value : null;

    private async Task<Answer> Mint(HttpClient http, CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = options.Value.ChannelId,
            ["client_secret"] = options.Value.ChannelSecret,
        });
        using var response = await http.PostAsync(new Uri("/oauth2/v3/token", UriKind.Relative), form, ct);
        LogAsked((int)response.StatusCode);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"LINE refused the channel token: {(int)response.StatusCode}", null, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<Answer>(ct) ?? throw new HttpRequestException("LINE sent no channel token");
    }

    [LoggerMessage(LogLevel.Information, "LINE POST /oauth2/v3/token answered {Status}")]
    private partial void LogAsked(int status);

    private sealed class Minted(string value, DateTimeOffset until)
    {
        public string Value => value;
        public DateTimeOffset Until => until;
    }

    private sealed class Answer
    {
        [JsonPropertyName("access_token"), JsonRequired]
        public string AccessToken { get; set; } = "";

        [JsonPropertyName("expires_in")]
        public int ExpiresIn { get; set; } = 900;
    }
}
