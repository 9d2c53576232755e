using System.Net;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Saphansung.Api.Incidents;

namespace Saphansung.Tests.Incidents;

/// <summary>
/// Whatever officers, agencies and the reporter do in whatever order: no move outside the table, no state without its event,
/// no answer but the documented ones, and exactly one message for each moment that is worth one.
/// </summary>
public sealed class RandomCaseworkTests(App app) : IClassFixture<App>
{
    private static readonly string[] Agencies = ["MEA", "TELECOM"];
    private static readonly string[] Answers = ["accepted", "declined", "scheduled", "working", "done", "failed"];
    private static readonly string[] StaffMoves = ["triaged", "waiting_reporter", "closed_unfixed", "not_ours", "duplicate", "resolved"];

    [Fact]
    public void Any_order_of_actions_keeps_the_rules()
    {
        var cases = 0;
        var sequences = Gen.Choose(0, 999).ListOf(25).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(sequences, actions => Play($"resident-random-{++cases}", actions).GetAwaiter().GetResult()));
    }

    private async Task Play(string reporter, IEnumerable<int> actions)
    {
        using var resident = app.As(reporter);
        using var officer = app.As("officer-1");
        var agencies = await Task.WhenAll(Agencies.Select(app.Agency));
        var receipt = await app.SubmitIncident(reporter, "disrepair");
        var assignments = new List<(HttpClient Agency, string Id)>();

        foreach (var action in actions)
        {
            var pick = action / 10;
            using var answer = (action % 10) switch
            {
                0 or 1 => await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/transitions", new { to = StaffMoves[pick % StaffMoves.Length], reason = "ลองดู" }),
                2 or 3 => await Assign(officer, receipt.Id, pick % Agencies.Length, agencies, assignments),
                4 or 5 or 6 when assignments.Count > 0 => await Tell(assignments[pick % assignments.Count], Answers[pick % Answers.Length]),
                7 => await resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = pick % 2 == 0 }),
                8 => await resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Id}/messages", new { text = "เพิ่มเติม" }, Guid.NewGuid().ToString()),
                9 when pick % 10 == 0 => await resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Id}/withdraw", new { }),
                _ => await resident.GetAsync($"/api/v1/incidents/{receipt.Id}"),
            };
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Conflict);
            // The next action happens later, as it would.
            app.Advance(TimeSpan.FromSeconds(1));
        }

        await Holds(await officer.Get($"/api/v1/staff/incidents/{receipt.Id}"), receipt, reporter);
        foreach (var agency in agencies) agency.Dispose();
    }

    private async Task Holds(JsonElement incident, Receipt receipt, string reporter)
    {
        var events = incident.GetProperty("events").EnumerateArray().ToList();
        var states = events.Where(e => e.GetProperty("status").ValueKind == JsonValueKind.String).Select(e => e.Text("status")).ToList();
        states[0].ShouldBe("received");
        states[^1].ShouldBe(incident.Text("status"));
        foreach (var (from, to) in states.Zip(states.Skip(1))) IncidentStatus.Allows(from, to).ShouldBeTrue($"{from} to {to}");
        events.Count(e => e.Text("kind") == "reopened").ShouldBe(incident.GetProperty("reopenings").GetInt32());

        var open = incident.GetProperty("assignments").EnumerateArray().Count(a => a.Text("status") is "offered" or "accepted" or "scheduled" or "working");
        if (incident.Text("status") is "claimed_fixed" or "resolved" or "closed_unfixed" or "not_ours" or "duplicate" or "withdrawn") open.ShouldBe(0);

        var worthAMessage = events.Count(e => e.GetProperty("by").Text("kind") is "staff" or "agency" or "system"
            && e.GetProperty("status").GetString() is "waiting_reporter" or "claimed_fixed" or "closed_unfixed" or "not_ours" or "duplicate");
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", receipt.Id)).ShouldBe(worthAMessage);
        await App.Eventually(() => Task.FromResult(app.Line.Inbox(reporter).Count == worthAMessage), "each message once");
    }

    private static async Task<HttpResponseMessage> Assign(HttpClient officer, Guid incident, int which, HttpClient[] agencies, List<(HttpClient, string)> assignments)
    {
        var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{incident}/assignments", new { agency = Agencies[which] });
        if (answer.StatusCode == HttpStatusCode.Created) assignments.Add((agencies[which], (await answer.Ok()).Text("id")));
        return answer;
    }

    private static Task<HttpResponseMessage> Tell((HttpClient Agency, string Id) assignment, string status) =>
        assignment.Agency.Answer(assignment.Id, status, note: "ตามที่ตรวจ");
}
