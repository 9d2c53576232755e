using Saphansung.Tests.Agencies;
using Saphansung.Tests.Webhooks;

namespace Saphansung.Tests.Contract;

/// <summary>Whoever calls. <paramref name="Key"/> is an agency's, where it goes into a form.</summary>
internal sealed record Caller(string Name, HttpClient Client, string? Key = null)
{
    public override string ToString() => Name;
}

/// <summary>
/// Everybody who may call the product, each with data that nobody else may read (the vault, full of <see cref="Canary"/>s), and things
/// to play with that calls may change.
/// </summary>
public sealed class FuzzWorld(TestDatabase databases) : HookedApp(databases)
{
    private readonly List<HttpClient> clients = [];
    private int places;

    internal Document Document { get; private set; } = null!;
    internal List<Caller> Callers { get; } = [];
    internal List<Canary> Canaries { get; } = [];

    /// <summary>Ids by the part of the path that they follow; of the vault, which only those change who have no right to.</summary>
    internal Pool Vault { get; } = new();

    /// <summary>The same of what may be changed; and by the name of an operation, what it is meant for.</summary>
    internal Pool Play { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Document = await Document.Read(this);
        Callers.Add(new("nobody", Keep(new() { BaseAddress = Anyone.BaseAddress })));
        foreach (var name in (string[])["resident-1", "resident-2", "committee-1", "officer-1", "officer-2", "head-1", "director-1", "admin-1"])
        {
            Callers.Add(new(name, Keep(As(name))));
            Canaries.Add(new($"LINE user id of {name}", LineSide.UserId(name), (_, _) => false));
        }

        foreach (var (name, code, access, test) in ((string, string, string, bool)[])
            [("MEA", "MEA", "update", false), ("MEA reading", "MEA", "read", false), ("MWA", "MWA", "update", false), ("HOSPITAL", "HOSPITAL", "update", false),
             ("MEA testing", "MEA", "update", true), ("MWA testing", "MWA", "update", true)])
        {
            var key = await AgencyKey(code, access, test);
            Callers.Add(new(name, Keep(WithKey(key)), key));
            Canaries.Add(new($"key of {name}", key, (_, _) => false));
        }

        Callers.Add(new("forged link", Keep(this.HoldingToken("spl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))));
        await FuzzVault.Fill(this);
    }

    internal Caller By(string name) => Callers.Single(c => c.Name == name);

    internal HttpClient Keep(HttpClient client)
    {
        clients.Add(client);
        return client;
    }

    /// <summary>Somebody else comes in place of the caller of that name.</summary>
    internal Caller Replace(string name, HttpClient client)
    {
        Callers.RemoveAll(c => c.Name == name);
        Callers.Add(new(name, Keep(client)));
        return Callers[^1];
    }

    /// <summary>A report at a place of its own.</summary>
    internal async Task<Receipt> Report(string by, string category, Action<IDictionary<string, object?>>? change = null)
    {
        places++;
        var receipt = await SubmitIncident(by, category, body =>
        {
            body["location"] = new { lat = 13.6 + places % 400 * 0.001, lng = 100.6 + places / 400 * 0.001, accuracy = 12.5 };
            change?.Invoke(body);
        });
        Advance(TimeSpan.FromSeconds(1));
        return receipt;
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in clients) client.Dispose();
        await base.DisposeAsync();
    }
}

/// <summary>Ids by what they are for.</summary>
internal sealed class Pool
{
    private const int Newest = 40;
    private readonly Dictionary<string, List<string>> ids = new(StringComparer.Ordinal);

    public void Put(string part, object id)
    {
        if (!ids.TryGetValue(part, out var list)) ids[part] = list = [];
        list.Add(id.ToString()!);
    }

    public string? Pick(Random random, string part) =>
        ids.TryGetValue(part, out var list) ? list[random.Next(Math.Max(0, list.Count - Newest), list.Count)] : null;
}
