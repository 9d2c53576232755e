using System.Globalization;
using System.Net;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Saphansung.Tests.Sensitive;

/// <summary>What holds for every route there is, read from the contract: a route that is added must keep silent too.</summary>
public sealed class KeepingSilentTests(App app) : IClassFixture<App>
{
    private static readonly string[] Secrets = ["ยายแม้น", "ข้างศาลตาปะขาว", "แม้นวาด", "0899999999", "ส่งนมผง", "ทรุดลงมาก", "ขอดูเพราะ", "ฝากหมอนัด", "13.771234"];

    /// <summary>These tell nothing of what the case is about.</summary>
    private static readonly string[] Doors = ["OpenSensitiveCase", "ListAccesses", "AcknowledgeCase"];

    [Fact]
    public async Task Every_staff_route_that_names_a_case_asks_for_a_reason_first()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var receipt = await app.SubmitIncident(category: "people");
        await head.OpenSensitive(receipt.Id);
        var assignment = (await head.Assign(receipt.Id, "DIVISION")).Text("id");
        var routes = (await Operations())
            .Where(o => !Doors.Contains(o.Id))
            .Select(o => (o, Path: o.Path.Replace("/staff/incidents/{id}", $"/staff/incidents/{receipt.Id}", StringComparison.Ordinal)
                .Replace("/staff/assignments/{id}", $"/staff/assignments/{assignment}", StringComparison.Ordinal)))
            .Where(r => r.Path != r.o.Path)
            .ToList();

        routes.Count.ShouldBeGreaterThan(10);
        foreach (var (operation, path) in routes)
        {
            using var request = new HttpRequestMessage(operation.Method, path.Replace("{flag}", "outbreak", StringComparison.Ordinal).Replace("{linkId}", Guid.NewGuid().ToString(), StringComparison.Ordinal)) { Content = operation.Body() };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            using var answer = await officer.SendAsync(request);
            await answer.Refused(HttpStatusCode.Forbidden, "reason_required");
        }
    }

    [Fact]
    public async Task No_list_search_map_push_or_log_says_a_word_of_a_sensitive_case()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        using var hospital = await app.Agency("HOSPITAL");
        await Story(officer, hospital);

        var told = new List<(string Where, string Text)>();
        foreach (var operation in (await Operations()).Where(o => o.Method == HttpMethod.Get && !o.Path.Contains('{', StringComparison.Ordinal) && o.Id != "StreamCases"))
        {
            foreach (var (name, reader) in (List<(string, HttpClient)>)[("officer", officer), ("director", director), ("agency", hospital)])
            {
                using var answer = await reader.GetAsync(operation.Path + operation.Query);
                told.Add(($"{operation.Id} {name}", await answer.Content.ReadAsStringAsync()));
            }
        }
        foreach (var secret in Secrets)
            told.Add(($"search for {secret}", (await officer.Get($"/api/v1/staff/incidents?q={Uri.EscapeDataString(secret)}")).GetProperty("items").ToString()));
        told.Add(("pushes", await app.Sql<string>("select string_agg(payload::text, ' ') from outbox")));
        told.Add(("log", string.Join('\n', app.Log.Lines)));

        told.Count.ShouldBeGreaterThan(30);
        foreach (var (where, text) in told)
            foreach (var secret in Secrets) text.ShouldNotContain(secret, Case.Sensitive, $"{where} tells {secret}");
        told.Where(t => t.Where.StartsWith("search", StringComparison.Ordinal)).ShouldAllBe(t => t.Text == "[]");
    }

    /// <summary>Everything that may be done with a case, with a secret in every text.</summary>
    private async Task Story(HttpClient officer, HttpClient hospital)
    {
        var receipt = await app.SubmitIncident(category: "people", change: b =>
        {
            b["description"] = "ยายแม้นอยู่คนเดียว";
            b["location"] = new { lat = 13.771234, lng = 100.686789, landmark = "ข้างศาลตาปะขาว" };
            b["contact"] = new { name = "แม้นวาด", phone = "0899999999" };
            b["community"] = TestDatabase.Community;
        });
        await app.Screened(receipt.Id);
        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/acknowledge", new { });
        await officer.OpenSensitive(receipt.Id, "ขอดูเพราะนัดเยี่ยม");
        await (await officer.Send(HttpMethod.Put, $"/api/v1/staff/incidents/{receipt.Id}/plan",
            new { version = 0, what = "ส่งนมผง", plannedOn = app.Day(0), place = "ข้างศาลตาปะขาว", byWhom = "แม้นวาด" })).Ok();
        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/plan/visits",
            new { note = "ทรุดลงมาก", outcome = "referred", followUpOn = app.Day(0) }, Guid.NewGuid().ToString());
        var assignment = (await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/assignments", new { agency = "HOSPITAL", note = "ฝากหมอนัด" })).Text("id");
        await (await hospital.Answer(assignment, "accepted")).Ok();
        await officer.Move(receipt.Id, "waiting_reporter", "ยายแม้นกินยาอะไรอยู่");
        for (var i = 0; i < 3; i++)
            await app.ReportIll("fever", TestDatabase.Community, change: b => b["description"] = "ยายแม้นไข้สูง");
    }

    private async Task<List<Operation>> Operations()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(await app.Anyone.GetStringAsync("/swagger/v1/openapi.yaml")));
        var paths = (YamlMappingNode)yaml.Documents[0].RootNode["paths"];
        return
        [
            .. from path in paths.Children
               from operation in ((YamlMappingNode)path.Value).Children
               select new Operation(path.Key.ToString(), new HttpMethod(operation.Key.ToString()), (YamlMappingNode)operation.Value),
        ];
    }

    private sealed record Operation(string Path, HttpMethod Method, YamlMappingNode Node)
    {
        public string Id => Node["operationId"].ToString();

        /// <summary>What the query needs: a place near the case, whatever the names.</summary>
        public string Query => Node.Children.TryGetValue("parameters", out var parameters)
            ? "?" + string.Join('&', ((YamlSequenceNode)parameters).Cast<YamlMappingNode>()
                .Where(p => p["in"].ToString() == "query" && p.Children.ContainsKey("required"))
                .Select(p => $"{p["name"]}={Sample(p["name"].ToString())}"))
            : "";

        /// <summary>The body that the contract gives as its example.</summary>
        public StringContent? Body() => Node.Children.TryGetValue("requestBody", out var body) && ((YamlMappingNode)body["content"]).Children.TryGetValue("application/json", out var media)
            ? new StringContent(Json(media["example"]), System.Text.Encoding.UTF8, "application/json")
            : null;

        private static string Sample(string name) => name switch { "lat" => "13.771", "lng" => "100.686", "category" => "people", _ => "1" };

        private static string Json(YamlNode node) => node switch
        {
            YamlMappingNode map => "{" + string.Join(',', map.Children.Select(c => $"{JsonSerializer.Serialize(c.Key.ToString())}:{Json(c.Value)}")) + "}",
            YamlSequenceNode list => "[" + string.Join(',', list.Select(Json)) + "]",
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } plain } when plain is "true" or "false" or "null" || decimal.TryParse(plain, CultureInfo.InvariantCulture, out _) => plain,
            var text => JsonSerializer.Serialize(text.ToString()),
        };
    }
}
