using System.Net.Http.Headers;
using Saphansung.Sandbox.Demo;
using Saphansung.Sandbox.SimulatedLine;

namespace Saphansung.Tests.Browser;

/// <summary>The product with the sandbox's demo data and people, at the tests' own time.</summary>
public sealed class DemoApp(TestDatabase databases) : AppWithPages(databases)
{
    public string Site => Anyone.BaseAddress!.GetLeftPart(UriPartial.Authority);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Map:Tiles"] = Line.Platform.Url + "/_sim/tiles/{z}/{x}/{y}.svg",
        ["Map:Attribution"] = "แผนที่สมมติ (ตัวอย่าง)",
    };

    /// <summary>Until the demo is there: it brings along what the workers would make.</summary>
    protected override bool Working => false;

    public static string UserId(string key) => Persona(key).UserId;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // The tests' two communities make room for the demo's.
        await Sql("delete from community");
        await DemoData.Load(ConnectionString, new Dictionary<string, string>(StringComparer.Ordinal), Time, default);
        Line.Platform.AddPersonas(DemoData.Personas.Select(p => new Persona(p.Key, p.UserId, p.Name, p.Roles)));
        DemoNetwork.Gather(Line.Platform);
        await DemoNetwork.Bind(ConnectionString, default);
        await Sql("update network_group set bound_at = $1, count_due_at = $1", Now.UtcDateTime);
        Restart(working: true);
        await DemoNetwork.Speak(Line.Platform, ConnectionString, default);
    }

    /// <summary>A client signed in as one of the demo's people.</summary>
    public async Task<HttpClient> By(string key)
    {
        var session = await Anyone.Post("/api/v1/sessions", new { idToken = Line.Platform.IdToken(UserId(key), Persona(key).Name) });
        var client = new HttpClient { BaseAddress = Anyone.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Text("accessToken"));
        return client;
    }

    private static DemoPersona Persona(string key) => DemoData.Personas.Single(persona => persona.Key == key);
}
