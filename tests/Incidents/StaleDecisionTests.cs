using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class StaleDecisionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_decision_on_an_old_view_is_refused_with_what_changed()
    {
        using var officer = app.As("officer-1");
        using var colleague = app.As("officer-2");
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();
        var seen = await Version(officer, receipt);
        await colleague.Move(receipt.Id, "triaged");
        await resident.Post($"/api/v1/incidents/{receipt.Id}/messages", new { text = "เพิ่งมีเพิ่มอีกกอง" }, Guid.NewGuid().ToString());

        using var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/transitions",
            new { to = "not_ours", reason = "นอกเขต", version = seen });

        var changes = (await answer.Refused(HttpStatusCode.Conflict, "stale_version")).GetProperty("changes").EnumerateArray().ToList();
        changes.Select(c => (c.Text("kind"), c.Text("by"))).ShouldBe([("moved", "staff"), ("message", "reporter")]);
        changes[0].Text("status").ShouldBe("triaged");
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).Text("status").ShouldBe("triaged");
    }

    [Theory]
    [InlineData("priority", """{"priority":"high","reason":"ลอง","version":99}""")]
    [InlineData("category", """{"category":"nuisance","reason":"ลอง","version":99}""")]
    [InlineData("assignments", """{"agency":"MEA","version":99}""")]
    [InlineData("officer", """{"officer":"0199d2f0-0000-7000-8000-000000000001","version":99}""")]
    public async Task So_is_every_other_decision(string path, string body)
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        using var answer = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{receipt.Id}/{path}", System.Text.Json.JsonElement.Parse(body));

        await answer.Refused(HttpStatusCode.Conflict, "stale_version");
    }

    [Fact]
    public async Task The_present_version_and_none_are_accepted()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident();

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/transitions", new { to = "triaged", version = await Version(officer, receipt) });
        await officer.Move(receipt.Id, "waiting_reporter", "อยู่ตรงไหนคะ");
    }

    [Fact]
    public async Task What_the_service_notes_for_staff_makes_no_decision_stale()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident(category: "disaster");
        var seen = await Version(officer, receipt);
        app.Advance(TimeSpan.FromMinutes(16));
        await App.Eventually(() => app.Sql<bool>("select exists (select from incident_event where incident_id = $1 and kind = 'escalated')", receipt.Id), "an escalation");

        await officer.Post($"/api/v1/staff/incidents/{receipt.Id}/transitions", new { to = "triaged", version = seen });
    }

    private static async Task<int> Version(HttpClient officer, Receipt receipt) =>
        (await officer.Get($"/api/v1/staff/incidents/{receipt.Id}")).GetProperty("version").GetInt32();
}
