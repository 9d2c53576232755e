using System.Globalization;
using System.Net;
using System.Text.Json;
using FsCheck.Fluent;
using Saphansung.Api.Incidents;

namespace Saphansung.Tests.Incidents;

/// <summary>
/// Random sequences of what officers, agencies and the reporter may do, played through the API beside a model of the two
/// tables: every answer is the model's, no state is illegal, no line of the history is lost, no message is sent twice.
/// </summary>
public sealed class RandomCaseworkTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    private const int Reporters = 40;
    private const int SideBySide = 6;

    /// <summary><c>RANDOM_CASES</c> gives another number (README, "Measure it").</summary>
    private static readonly int Sequences =
        int.TryParse(Environment.GetEnvironmentVariable("RANDOM_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked : 500;

    private static readonly string[] Agencies = ["MEA", "TELECOM", "POLICE"];
    private static readonly string[] Statuses = ["accepted", "declined", "scheduled", "working", "done", "failed"];
    private static readonly string[] Moves = ["triaged", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate", "resolved", "assigned", "in_progress", "received"];

    [Fact]
    public async Task Any_order_of_actions_is_what_the_tables_say()
    {
        var sequences = Gen.Choose(0, 9999).ListOf().Resize(18).Sample(Sequences).Select(actions => actions.ToList()).ToList();
        var agencies = await Task.WhenAll(Agencies.Select(code => app.Agency(code)));
        var reporters = Enumerable.Range(0, Reporters).Select(n => app.As($"resident-random-{n}")).ToList();
        using var officer = app.As("officer-1");
        await officer.Get("/api/v1/me");
        // The free plan's 300 a month would hold most of the messages back.
        using var line = new HttpClient { BaseAddress = new Uri(app.Line.Platform.Url) };
        await line.Post("/_sim/quota", new { limit = 100_000 });
        foreach (var reporter in reporters) await reporter.Get("/api/v1/me");
        var (expected, calls) = (new int[Sequences], 0);

        await Parallel.ForEachAsync(Enumerable.Range(0, Sequences), new ParallelOptions { MaxDegreeOfParallelism = SideBySide }, async (n, _) =>
        {
            var play = new Play(app, officer, reporters[n % Reporters], agencies, await Report(reporters[n % Reporters], n));
            foreach (var action in sequences[n]) await play.Act(action, $"sequence {n}: {string.Join(' ', sequences[n])}");
            await Holds(officer, play);
            expected[n] = play.Model.Messages;
            Interlocked.Add(ref calls, sequences[n].Count);
        });

        output.WriteLine($"{Sequences} sequences, {calls} actions, {expected.Sum()} messages");
        (await app.Sql<long>("select count(*) from outbox")).ShouldBe(expected.Sum());
        await App.Eventually(async () => (await app.Sql<long>("select count(*) from outbox where state <> 'sent'")).ShouldBe(0), TimeSpan.FromMinutes(2));
        Enumerable.Range(0, Reporters).Sum(n => app.Line.Inbox($"resident-random-{n}").Count).ShouldBe(expected.Sum());
        await CountersAgree();
    }

    private static async Task<Guid> Report(HttpClient reporter, int n)
    {
        // Apart from each other, so that no case is the return of another.
        var body = new
        {
            category = "garbage",
            answers = new { kind = "household", place = "road", amount = "bags", since = "today", danger = new[] { "none" } },
            description = $"เรื่องที่ {n} (ตัวอย่าง)",
            location = new { lat = 13.60 + n % 50 * 0.004, lng = 100.60 + n / 50 * 0.004 },
        };
        return (await reporter.Post("/api/v1/incidents", body, Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
    }

    private static async Task Holds(HttpClient officer, Play play)
    {
        var incident = await officer.Get($"/api/v1/staff/incidents/{play.Incident}");
        var model = play.Model;
        incident.Text("status").ShouldBe(model.Status, play.Story);
        incident.Text("priority").ShouldBe(model.Priority, play.Story);
        incident.GetProperty("reopenings").GetInt32().ShouldBe(model.Reopenings, play.Story);
        incident.GetProperty("assignments").EnumerateArray().Select(a => (a.GetProperty("agency").Text("code"), a.Text("status"))).ShouldBe(model.Assignments, play.Story);

        var events = incident.GetProperty("events").EnumerateArray().Where(e => !IsNote(e)).ToList();
        events.Select(e => e.Text("kind")).ShouldBe(model.Lines, play.Story);
        var states = events.Where(e => e.GetProperty("status").ValueKind == JsonValueKind.String).Select(e => e.Text("status")).ToList();
        foreach (var (from, to) in states.Zip(states.Skip(1))) IncidentStatus.Allows(from, to).ShouldBeTrue($"{from} to {to} in {play.Story}");
        states[^1].ShouldBe(model.Status, play.Story);
        incident.GetProperty("version").GetInt32().ShouldBe(model.Lines.Count, play.Story);
    }

    private static bool IsNote(JsonElement line) =>
        line.GetProperty("by").Text("kind") == "system" && line.Text("kind") is "escalated" or "flagged" or "recurred" or "routed" or "evidence";

    private async Task CountersAgree()
    {
        const string sums = "select string_agg(concat_ws(' ', figure, day, agency_code, n), '; ' order by figure, day, agency_code) from (select figure, day, agency_code, sum(n) as n from tally group by 1, 2, 3 having sum(n) <> 0) as summed";
        var kept = await app.Sql<string>(sums);
        await app.Sql("select tally_rebuild()");
        (await app.Sql<string>(sums)).ShouldBe(kept);
    }

    /// <summary>One case with everybody around it, and the model beside it.</summary>
    private sealed class Play(App app, HttpClient officer, HttpClient reporter, HttpClient[] agencies, Guid incident)
    {
        private readonly List<string> assignments = [];
        private string? lastUpdate;

        public Guid Incident => incident;
        public CaseModel Model { get; } = new();
        public string Story { get; private set; } = "";

        public async Task Act(int action, string story)
        {
            Story = story;
            var pick = action / 10;
            var (answer, legal) = (action % 10) switch
            {
                0 or 1 => await Move(Moves[pick % Moves.Length]),
                2 or 3 => await Assign(pick % Agencies.Length),
                4 or 5 or 6 when assignments.Count > 0 => await Answer(pick % assignments.Count, Statuses[pick / 7 % Statuses.Length]),
                7 => (await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{incident}/feedback", new { @fixed = pick % 2 == 0 }), Model.Feedback(pick % 2 == 0)),
                8 when pick % 3 == 0 => await Prioritise(pick % 2 == 0 ? "high" : "normal"),
                8 when pick % 3 == 1 && assignments.Count > 0 => await Release(pick % assignments.Count),
                9 when pick % 12 == 0 => (await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{incident}/withdraw", new { }), Model.Withdraw()),
                9 when pick % 12 == 1 => (await Repeat(), true),
                _ => (await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{incident}/messages", new { text = "เพิ่มเติม" }, Guid.NewGuid().ToString()), Model.Message()),
            };
            using (answer)
            {
                var text = await answer.Content.ReadAsStringAsync();
                if (legal) answer.IsSuccessStatusCode.ShouldBeTrue($"action {action} answered {(int)answer.StatusCode} {text} in {story}");
                else answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, $"action {action} in {story}: {text}");
            }

            // The next thing happens later, as it would.
            app.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        private async Task<(HttpResponseMessage, bool)> Move(string to) =>
            (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/transitions", new { to, reason = "ลองดู" }), Model.Transition(to));

        private async Task<(HttpResponseMessage, bool)> Prioritise(string priority) =>
            (await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/priority", new { priority, reason = "ลองดู" }), Model.Prioritise(priority));

        private async Task<(HttpResponseMessage, bool)> Release(int which) =>
            (await officer.Send(HttpMethod.Post, $"/api/v1/staff/assignments/{assignments[which]}/release", new { reason = "ลองดู" }), Model.Release(which));

        private async Task<(HttpResponseMessage, bool)> Assign(int which)
        {
            var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/assignments", new { agency = Agencies[which] });
            if (answer.StatusCode == HttpStatusCode.Created) assignments.Add((await answer.Ok()).Text("id"));
            return (answer, Model.Assign(Agencies[which]));
        }

        private async Task<(HttpResponseMessage, bool)> Answer(int which, string status)
        {
            var update = Guid.NewGuid().ToString();
            var agency = agencies[Array.IndexOf(Agencies, Model.Assignments[which].Agency)];
            var answer = await agency.Answer(assignments[which], status, update, note: "ตามที่ตรวจ");
            var legal = Model.Answer(which, status);
            if (legal) lastUpdate = $"{which} {status} {update}";
            return (answer, legal);
        }

        /// <summary>An agency's system sends its last answer again.</summary>
        private async Task<HttpResponseMessage> Repeat()
        {
            if (lastUpdate?.Split(' ') is not [var which, var status, var update]) return await reporter.GetAsync($"/api/v1/incidents/{incident}");
            var index = int.Parse(which, System.Globalization.CultureInfo.InvariantCulture);
            return await agencies[Array.IndexOf(Agencies, Model.Assignments[index].Agency)].Answer(assignments[index], status, update, note: "ตามที่ตรวจ");
        }
    }
}
