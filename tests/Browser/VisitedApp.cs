namespace Saphansung.Tests.Browser;

/// <summary>The product with its pages, its map pictures, and the people who can be picked on the simulated phone.</summary>
public sealed class VisitedApp(TestDatabase databases) : AppWithPages(databases)
{
    private static readonly string[] Personas = ["resident-1", "resident-2", "officer-1", "head-1", "director-1", "admin-1"];

    public string Site => Anyone.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public string Phone => Line.Platform.Url;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Map:Tiles"] = Phone + "/_sim/tiles/{z}/{x}/{y}.svg",
        ["Webhooks:AllowedHosts:0"] = new Uri(Phone).Authority,
        ["Map:Attribution"] = "แผนที่สมมติ (ตัวอย่าง)",
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var key in Personas) await Introduce(key);
    }

    /// <summary>Makes the persona known to LINE and, for staff, to us.</summary>
    public async Task Introduce(string key)
    {
        var role = key.Split('-')[0];
        Line.Platform.AddPersona(new(key, LineSide.UserId(key), LineSide.NameOf(key), role == "resident" ? [] : [role]));
        using var client = As(key);
        await client.Get("/api/v1/me");
    }

    /// <summary>The cases a person has reported or follows, as "เรื่องของฉัน" gets them.</summary>
    public async Task<List<Guid>> CasesOf(string key)
    {
        using var client = As(key);
        return [.. (await client.Get("/api/v1/incidents/mine")).GetProperty("items").EnumerateArray().Select(card => card.GetProperty("id").GetGuid())];
    }
}
