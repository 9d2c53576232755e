using System.Text.Json;

namespace Saphansung.Tests.Incidents;

/// <summary>What the head does with routing rules, in one line each.</summary>
internal static class RoutingSteps
{
    public const string Rules = "/api/v1/staff/routing-rules";

    /// <param name="conditions">JSON.</param>
    public static object Body(string conditions, string? agency = null, string? priority = null, bool offers = false, string name = "กฎทดสอบ") =>
        new { name, conditions = JsonElement.Parse(conditions), agency, priority, offers };

    public static Dictionary<string, object> With(object least, string answers)
    {
        var given = new Dictionary<string, object>((IReadOnlyDictionary<string, object>)least, StringComparer.Ordinal);
        foreach (var answer in JsonElement.Parse(answers).EnumerateObject()) given[answer.Name] = answer.Value;
        return given;
    }

    extension(HttpClient head)
    {
        /// <summary>Writes the rule, tries it, puts it before all others and switches it on.</summary>
        public async Task<string> SwitchedOn(object body)
        {
            var id = (await head.Post(Rules, body, Guid.NewGuid().ToString())).Text("id");
            var others = (await head.Get(Rules)).EnumerateArray().Select(r => r.Text("id")).Where(other => other != id);
            await (await head.Send(HttpMethod.Put, $"{Rules}/order", new { ids = (string[])[id, .. others] })).Ok();
            await head.Trial(id);
            await head.Post($"{Rules}/{id}/state", new { state = "on" });
            return id;
        }

        public Task<JsonElement> Trial(string id) => head.Post($"{Rules}/{id}/trial", new { });

        public async Task<JsonElement> Rule(string id) => (await head.Get(Rules)).EnumerateArray().Single(r => r.Text("id") == id);
    }

    extension(App app)
    {
        /// <param name="answers">JSON; these, and the least its form accepts.</param>
        public Task<Receipt> Report(string category, string answers, string? community = null) => app.SubmitIncident(category: category, change: body =>
        {
            body["answers"] = RoutingSteps.With(body["answers"]!, answers);
            if (community is not null) body["community"] = community;
        });

        public async Task<JsonElement> Opened(Guid incident)
        {
            using var officer = app.As("officer-1");
            return await officer.Get($"/api/v1/staff/incidents/{incident}");
        }

        /// <summary>The worker has looked at the new report.</summary>
        public Task Screened(Guid incident) => App.Eventually(async () =>
            await app.Sql<long>("select count(*) from clock where incident_id = $1 and kind = 'screen'", incident) == 0, "the report is screened");
    }
}
