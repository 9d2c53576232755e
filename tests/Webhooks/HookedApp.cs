using System.Text.Json;

namespace Saphansung.Tests.Webhooks;

/// <summary>The product, and a partner's receiver that it may call.</summary>
public class HookedApp(TestDatabase databases) : App(databases)
{
    private int offers;

    public HookReceiver Receiver { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Webhooks:AllowedHosts:0"] = Receiver.Site.Authority,
    };

    public override async ValueTask InitializeAsync()
    {
        Receiver = await HookReceiver.Start();
        await base.InitializeAsync();
    }

    /// <summary>A webhook of the agency's, at the receiver under a name of its own; ended when the test ends.</summary>
    public async Task<Hook> Hook(string agency, params string[] types)
    {
        var (key, name) = (await AgencyKey(agency), $"hook-{Guid.NewGuid():N}");
        using var client = WithKey(key);
        var made = await client.Post("/api/v1/agency/webhooks", new { url = Receiver.Site + name, label = name, types }, Guid.NewGuid().ToString());
        return new(this, key, name, made.GetProperty("id").GetGuid(), made.Text("secret"));
    }

    /// <summary>The workers' look every few seconds, which never comes while the test's clock stands still.</summary>
    public Task Look() => Sql("notify saphansung_work, 'clock'");

    /// <summary>A case of a reporter that is offered to the agency; each at a place of its own, so that many make no storm.</summary>
    public async Task<(Receipt Case, string Assignment)> Offer(string agency, string category = "disrepair", string reporter = "resident-1")
    {
        using var officer = As("officer-1");
        var lat = 13.5 + Interlocked.Increment(ref offers) * 0.01;
        var receipt = await SubmitIncident(reporter, category, b => b["location"] = new { lat, lng = 100.685, accuracy = 12.5 });
        if (category is "people" or "disease") await officer.OpenSensitive(receipt.Id);
        return (receipt, (await officer.Assign(receipt.Id, agency)).Text("id"));
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

public sealed class Hook(HookedApp app, string key, string name, Guid id, string secret) : IAsyncDisposable
{
    public string Name => name;
    public Guid Id => id;
    public string Secret => secret;

    /// <summary>Signed in as the agency; a new one each time, because a restart ends them all.</summary>
    public HttpClient Client => app.WithKey(key);

    public string Path => $"/api/v1/agency/webhooks/{id}";

    public IReadOnlyList<HookReceiver.Call> Calls => app.Receiver.Calls(name);

    public async Task<IReadOnlyList<HookReceiver.Call>> Received(int count)
    {
        await App.Eventually(async () =>
        {
            await app.Look();
            Calls.Count.ShouldBe(count, await app.Sql<string>("select coalesce(string_agg(concat_ws(' ', state, attempts, last_error), '; '), 'nothing') from outbox where endpoint_id = $1", id));
        });
        return Calls;
    }

    public async Task<JsonElement> State() =>
        (await Client.Get("/api/v1/agency/webhooks")).EnumerateArray().Single(w => w.GetProperty("id").GetGuid() == id);

    /// <summary>The only message there is, once it has got so far.</summary>
    public async Task<JsonElement> Delivery(string state, int? attempts = null)
    {
        await App.Eventually(async () =>
        {
            await app.Look();
            (await app.Sql<string>("select state || ' ' || attempts from outbox where endpoint_id = $1", id)).ShouldStartWith($"{state} {attempts}");
        });
        return (await Client.Get(Path + "/deliveries")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
    }

    public async ValueTask DisposeAsync()
    {
        using var client = Client;
        await client.Send(HttpMethod.Delete, Path);
    }
}
