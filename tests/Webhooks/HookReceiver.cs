using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Saphansung.Tests.Webhooks;

/// <summary>An agency's side: keeps what arrives under each name and answers as the test says.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Call> calls = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> answers = new(StringComparer.Ordinal);

    private HookReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var (name, headers) = (context.Request.Path.Value!.TrimStart('/'), context.Request.Headers);
            calls.Enqueue(new(name, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body.ToArray()));
            context.Response.StatusCode = 204;
            if (answers.TryGetValue(name, out var answer)) await answer(context);
        });
    }

    public Uri Site => new(app.Urls.First());

    public IReadOnlyList<Call> Calls(string name) => [.. calls.Where(c => c.Name == name)];

    public void Answers(string name, int status, params (string Name, string Value)[] headers) => Answers(name, async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (header, value) in headers) context.Response.Headers[header] = value;
        await context.Response.WriteAsync("ระบบปลายทางไม่พร้อม");
    });

    public void Answers(string name, Func<HttpContext, Task> answer) => answers[name] = answer;

    /// <summary>Takes the call and never answers, until the caller gives up.</summary>
    public void Hangs(string name) => Answers(name, async context =>
    {
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });

    public void Recovers(string name) => answers.TryRemove(name, out _);

    public static async Task<HookReceiver> Start()
    {
        var receiver = new HookReceiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public sealed record Call(string Name, string Id, string Timestamp, string Signature, byte[] Bytes)
    {
        public JsonElement Body => JsonElement.Parse(Bytes);

        public JsonElement Data => Body.GetProperty("data");

        /// <summary>As a receiver does it after the specification, with nothing of the product's.</summary>
        public bool SignedBy(string secret)
        {
            using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
            var expected = "v1," + Convert.ToBase64String(hmac.ComputeHash([.. Encoding.ASCII.GetBytes($"{Id}.{Timestamp}."), .. Bytes]));
            return Signature.Split(' ').Contains(expected);
        }
    }
}
