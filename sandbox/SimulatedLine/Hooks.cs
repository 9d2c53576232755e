using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>A partner's system that takes webhooks, as far as a visitor wants to see what comes: it keeps them and checks their signatures.</summary>
internal sealed class Hooks(SimulatedLineOptions options)
{
    private const int Kept = 100;
    private const int LargestBody = 64 * 1024;
    private readonly ConcurrentDictionary<string, Receiver> receivers = new(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder sim)
    {
        sim.MapPut("/hooks/{name}", async (string name, HttpRequest request, Hooks hooks) =>
        {
            var asked = await Control.Read(request);
            hooks.Of(name).Set(asked["secret"].Text(), asked["status"].Whole());
            return Results.NoContent();
        });
        sim.MapPost("/hooks/{name}", async (string name, HttpRequest request, Hooks hooks) =>
        {
            if (request.ContentLength is null or > LargestBody)
                throw LineRefusal.Api(413, "The request body is too large");
            using var body = new StreamReader(request.Body, Encoding.UTF8);
            return Results.StatusCode(hooks.Take(name, request.Headers, await body.ReadToEndAsync()));
        });
        sim.MapGet("/hooks/{name}", (string name, Hooks hooks) => Json.Answer(hooks.Of(name).All));
    }

    public void Reset() => receivers.Clear();

    private int Take(string name, IHeaderDictionary headers, string body) => Of(name).Take(options.Clock.GetUtcNow(), headers, body);

    private Receiver Of(string name) => receivers.GetOrAdd(name, _ => new());

    /// <param name="Body">As it came; the signature holds for no other spelling of the same JSON.</param>
    /// <param name="Verified">Null until the secret is known.</param>
    public sealed record Received(DateTimeOffset At, string Id, string Timestamp, string Signature, string Body, bool? Verified);

    private sealed class Receiver
    {
        private readonly Lock gate = new();
        private readonly Queue<Received> calls = [];
        private byte[]? key;
        private int status = 204;

        public IReadOnlyList<Received> All
        {
            get { lock (gate) return [.. calls.Select(call => call with { Verified = Verify(call) })]; }
        }

        /// <param name="secret">As the product showed it; null leaves what there is.</param>
        /// <param name="answer">The status to answer with from now on; null leaves it.</param>
        public void Set(string? secret, int? answer)
        {
            var bytes = new byte[secret?.Length ?? 0];
            var length = 0;
            if (secret is not null && !Convert.TryFromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal), bytes, out length))
                throw LineRefusal.Property("secret");
            if (answer is < 200 or > 599)
                throw LineRefusal.Property("status");
            lock (gate)
                (key, status) = (secret is null ? key : bytes[..length], answer ?? status);
        }

        public int Take(DateTimeOffset at, IHeaderDictionary headers, string body)
        {
            lock (gate)
            {
                calls.Enqueue(new(at, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body, Verified: null));
                if (calls.Count > Kept)
                    calls.Dequeue();
                return status;
            }
        }

        private bool? Verify(Received call)
        {
            if (key is null)
                return null;
            var expected = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{call.Id}.{call.Timestamp}.{call.Body}"));
            return call.Signature.Split(' ').Contains("v1," + Convert.ToBase64String(expected));
        }
    }
}
