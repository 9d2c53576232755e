using System.Globalization;
using Saphansung.Tests.Open311;

namespace Saphansung.Tests.Contract;

using Scenes = Dictionary<string, Func<DocumentedWorld, Task<Scene>>>;

/// <summary>Both endpoints, the district's and the test cases', answer alike.</summary>
internal static class Open311Scenes
{
    public static readonly Scenes All = new([.. Of("", Open311Steps.Live), .. Of("Test", Open311Steps.Practice)], StringComparer.Ordinal)
    {
        ["GetDiscovery"] = w => Task.FromResult(new Scene(w.Anyone).Knows("https://site.example.go.th/", w.Anyone.BaseAddress!.ToString())),
    };

    private static Scenes Of(string name, string endpoint) => new(StringComparer.Ordinal)
    {
        [name + "ListServices"] = w => Task.FromResult(new Scene(w.Anyone)),
        [name + "GetServiceDefinition"] = w => Task.FromResult(new Scene(w.Anyone).At("disrepair", "service_code")),
        [name + "CreateRequest"] = async w => new Scene(w.Anyone).Knows(Key, await w.AgencyKey("MEA", test: name == "Test")),
        [name + "GetToken"] = async w =>
        {
            var (id, reference) = await Filed(w, name, endpoint);
            return new Scene(w.Anyone).At(id, "token").Knows(1, id).Knows(Reference, reference);
        },
        [name + "ListRequests"] = async w => (await Worked(w, name, endpoint)).Asking("extensions=false"),
        [name + "GetRequest"] = async w => await Worked(w, name, endpoint),
        [name + "ListUpdates"] = async w =>
        {
            var scene = await Worked(w, name, endpoint);
            await (await w.Anyone.PostForm($"{endpoint}/servicerequestupdates.json", await Update(w, scene, name))).Ok();
            return scene;
        },
        [name + "PostUpdate"] = async w => (await Worked(w, name, endpoint)).Knows("WO-118", Guid.NewGuid().ToString()).Knows(Key, await w.AgencyKey("MEA", test: name == "Test")),
    };

    private const string Key = "sps_live_…";
    private const string Reference = "SPS-2569-7K3QF";

    private static async Task<(Guid Id, string Reference)> Filed(DocumentedWorld w, string name, string endpoint)
    {
        w.Advance(TimeSpan.FromSeconds(1));
        var fields = Fields(w, name + "CreateRequest");
        fields["api_key"] = await w.AgencyKey("MEA", test: name == "Test");
        using var form = AgencyScenes.Picture();
        foreach (var (field, value) in fields) form.Add(new StringContent(value), field);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{endpoint}/requests.json") { Content = form, Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        using var answer = await w.Anyone.SendAsync(request);
        var reference = (await answer.Ok())[0].Text("service_request_id");
        return (await w.IdOf(reference, name == "Test" ? "test" : "public"), reference);
    }

    /// <summary>Taken by the agency.</summary>
    private static async Task<Scene> Worked(DocumentedWorld w, string name, string endpoint)
    {
        var (id, reference) = await Filed(w, name, endpoint);
        var agency = await w.ByAgency(test: name == "Test");
        if (name.Length == 0) await w.By(DocumentedWorld.Officer).Assign(id, "MEA");
        var assignment = (await agency.Get("/api/v1/agency/assignments?limit=1")).GetProperty("items")[0].Text("id");
        await (await agency.Answer(assignment, "accepted", occurredAt: new(2026, 11, 22, 3, 30, 0, TimeSpan.Zero))).Ok();
        return new Scene(w.Anyone).At(reference, "service_request_id").Knows(Reference, reference).Knows("https://site.example.go.th/", w.Anyone.BaseAddress!.ToString());
    }

    private static async Task<Dictionary<string, string>> Update(DocumentedWorld w, Scene scene, string name)
    {
        var fields = Fields(w, name + "PostUpdate");
        (fields["api_key"], fields["update_id"], fields["service_request_id"]) = (await w.AgencyKey("MEA", test: name == "Test"), Guid.NewGuid().ToString(), scene.Known[Reference]);
        return fields;
    }

    private static Dictionary<string, string> Fields(DocumentedWorld w, string operation) =>
        w.Document.Operations.Single(o => o.Id == operation).Bodies["application/x-www-form-urlencoded"]!["example"]!.AsObject()
            .ToDictionary(p => p.Key, p => Convert.ToString(p.Value, CultureInfo.InvariantCulture)!, StringComparer.Ordinal);
}
