using System.Text.Json;

namespace Saphansung.Tests.Sandbox;

/// <summary>The story of the README over HTTP, with the people and keys of <c>demo.json</c>.</summary>
internal sealed class SandboxStory(JsonElement demo) : IDisposable
{
    private readonly HttpClient line = new() { BaseAddress = new(demo.GetProperty("line").GetString()!) };
    private readonly HttpClient officer = Site(demo);
    private readonly HttpClient agency = Site(demo);

    public HttpClient Resident { get; } = Site(demo);

    /// <summary>A new case that MEA has taken and, as the last thing that happened, says is fixed.</summary>
    public async Task<Receipt> ClaimedFixed()
    {
        await SignIn(Resident, "resident-1");
        await SignIn(officer, "officer-1");
        agency.DefaultRequestHeaders.Authorization = new("Bearer", demo.GetProperty("agencies").EnumerateArray().Single(a => a.Text("code") == "MEA").Text("apiKey"));
        var form = (await Resident.Get("/api/v1/categories")).EnumerateArray().Single(c => c.Text("code") == "disrepair").GetProperty("form");
        var reported = await Resident.Post("/api/v1/incidents", new
        {
            category = "disrepair",
            answers = Answers.For(form, new(2026, 11, 22)),
            description = "ไฟทางดับ (ตัวอย่าง)",
            location = new { lat = 13.77, lng = 100.685 },
        }, Guid.NewGuid().ToString());
        var receipt = new Receipt(reported.GetProperty("id").GetGuid(), reported.Text("reference"), reported.Text("status"));
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        foreach (var status in (string[])["accepted", "working", "done"]) await (await agency.Answer(assignment, status)).Ok();
        return receipt;
    }

    /// <summary>The states of the messages about a case, as staff see them.</summary>
    public async Task<IReadOnlyList<string>> Delivered(string reference) =>
    [
        .. (await officer.Get("/api/v1/staff/deliveries")).GetProperty("items").EnumerateArray()
            .Where(d => d.GetProperty("incident").GetString() == reference).Select(d => d.Text("state")),
    ];

    public async Task<IReadOnlyList<string>> Inbox() =>
        [.. (await line.Get($"/_sim/inbox/{UserId("resident-1")}")).EnumerateArray().Select(m => m.ToString())];

    public void Dispose()
    {
        foreach (var client in (HttpClient[])[line, officer, agency, Resident]) client.Dispose();
    }

    private async Task SignIn(HttpClient client, string key)
    {
        var token = (await line.Post("/_sim/id-tokens", new { userId = UserId(key) })).Text("idToken");
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await client.Post("/api/v1/sessions", new { idToken = token })).Text("accessToken"));
    }

    private string UserId(string key) => demo.GetProperty("personas").EnumerateArray().Single(p => p.Text("key") == key).Text("userId");

    private static HttpClient Site(JsonElement demo) => new() { BaseAddress = new(demo.GetProperty("site").GetString()!) };
}
