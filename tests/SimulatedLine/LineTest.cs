using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests.SimulatedLine;

/// <summary>A simulated LINE of its own for each test, called over HTTP as the product calls LINE.</summary>
public abstract class LineTest : IAsyncLifetime
{
    protected const string Mali = "U00000000000000000000000000000001";
    protected const string Somchai = "U00000000000000000000000000000002";
    protected const string Stranger = "U0000000000000000000000000000000f";
    protected const string Village = "C00000000000000000000000000000001";
    protected const string Push = "/v2/bot/message/push";

    internal ManualTime Clock { get; } = new(new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));
    protected SimulatedLinePlatform Line { get; private set; } = null!;
    protected HttpClient Http { get; private set; } = null!;
    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected virtual SimulatedLineOptions Options => new()
    {
        ChannelId = "1600000001",
        ChannelSecret = "a-secret-of-the-channel",
        LoginChannelId = "1600000002",
        LiffId = "1600000002-AbcdEfgh",
        BotUserId = "Ub0000000000000000000000000000000",
        Clock = Clock,
        SiteUrl = "http://localhost:5080",
        Patience = TimeSpan.FromSeconds(2),
    };

    public virtual async ValueTask InitializeAsync()
    {
        Line = await SimulatedLinePlatform.Start(Options, Ct);
        Line.AddPersona(new("resident-1", Mali, "มาลี (ตัวอย่าง)", []));
        Line.AddPersona(new("officer-1", Somchai, "สมชาย (ตัวอย่าง)", ["officer"]));
        Line.AddGroup(new(Village, "กลุ่มตัวอย่าง", [Mali, Somchai, Stranger]));
        Http = new() { BaseAddress = new(Line.Url) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Line.ChannelToken());
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        await Line.DisposeAsync();
    }

    protected static object Text(string text = "สวัสดี") => new { type = "text", text };

    protected async Task<Answer> Post(string path, object body, string? retryKey = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
        if (retryKey is not null)
            request.Headers.Add("X-Line-Retry-Key", retryKey);
        using var response = await Http.SendAsync(request, Ct);
        return await Answer.Of(response);
    }

    protected async Task<Answer> Upload(string path, byte[] bytes, string type)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await Http.PostAsync(path, content, Ct);
        return await Answer.Of(response);
    }

    protected async Task<Answer> Form(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Http.PostAsync(path, content, Ct);
        return await Answer.Of(response);
    }

    protected async Task<Answer> Get(string path)
    {
        using var response = await Http.GetAsync(path, Ct);
        return await Answer.Of(response);
    }

    protected async Task<Answer> Delete(string path)
    {
        using var response = await Http.DeleteAsync(path, Ct);
        return await Answer.Of(response);
    }

    protected Task<Answer> PushTo(string to, string? retryKey = null, params object[] messages) =>
        Post(Push, new { to, messages = messages.Length > 0 ? messages : [Text()] }, retryKey);
}
