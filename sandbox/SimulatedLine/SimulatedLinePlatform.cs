using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>
/// LINE on this machine: api.line.me and api-data.line.me on one port, as far as the product uses them, with a phone to look
/// at. It refuses what LINE refuses, so what passes here has a chance there. Control paths are under /_sim.
/// </summary>
public sealed class SimulatedLinePlatform : IAsyncDisposable
{
    private readonly WebApplication app;

    private SimulatedLinePlatform(WebApplication app) => this.app = app;

    public string Url => Get<Addresses>().Own;

    public string? SiteUrl
    {
        get => Get<Addresses>().Site;
        set => Get<Addresses>().Site = value;
    }

    public string? WebhookUrl
    {
        get => Get<Addresses>().Webhook;
        set => Get<Addresses>().Webhook = value;
    }

    public static async Task<SimulatedLinePlatform> Start(SimulatedLineOptions options, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(SimulatedLinePlatform).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (options.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });
        Parts.Add(builder.Services, options);
        var built = builder.Build();
        Parts.Map(built);
        try
        {
            await built.StartAsync(ct);
        }
        catch
        {
            await built.DisposeAsync();
            throw;
        }

        var bound = new Uri(built.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var platform = new SimulatedLinePlatform(built);
        platform.Get<Addresses>().Own = bound.GetLeftPart(UriPartial.Authority);
        return platform;
    }

    public void AddPersona(Persona persona) => Get<People>().Add(persona);

    public void AddPersonas(IEnumerable<Persona> personas)
    {
        foreach (var persona in personas)
            AddPersona(persona);
    }

    public void AddGroup(Group group) => Get<Groups>().Add(group);

    /// <summary>Any claim given replaces LINE's own; see POST /_sim/id-tokens.</summary>
    public string IdToken(JsonObject asked) => Get<IdTokens>().Mint(asked);

    public string IdToken(string userId, string? name = null) => IdToken(new JsonObject { ["userId"] = userId, ["name"] = name });

    /// <summary>A valid channel token, for calling LINE's paths without asking for one first.</summary>
    public string ChannelToken() => Get<ChannelTokens>().New();

    public IReadOnlyList<JsonObject> Inbox(string chatId) => Get<Chats>().Inbox(chatId);

    public IReadOnlyList<RecordedRequest> Requests() => Get<RequestLog>().All;

    public Task<WebhookAnswer> Webhook(JsonArray events, CancellationToken ct) => Get<Webhooks>().Deliver(events, destination: null, ct);

    public Task<WebhookAnswer> Say(string userId, string text, CancellationToken ct) =>
        Get<Talk>().Say(userId, groupId: null, [new JsonObject { ["type"] = "text", ["text"] = text }], ct);

    /// <summary>Any message as the phone sends it, to the account or into a group; see POST /_sim/chat.</summary>
    public Task<WebhookAnswer> Send(string userId, string? groupId, JsonObject message, CancellationToken ct) =>
        Get<Talk>().Say(userId, groupId, [message], ct);

    public Task<WebhookAnswer> Follow(string userId, bool following, CancellationToken ct) => Get<Talk>().Follow(userId, following, ct);

    public void Faults(string path, string mode, int count = 1) => Get<Faults>().Add(path, mode, count);

    public int FaultsLeft(string path) => Get<Faults>().Left(path);

    public void Reset() => Get<Memory>().Reset();

    public async ValueTask DisposeAsync()
    {
        Get<Faults>().Reset();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();
}
