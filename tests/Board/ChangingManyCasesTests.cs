using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Board;

public sealed class ChangingManyCasesTests(App app) : IClassFixture<App>
{
    private const string Bulk = "/api/v1/staff/incidents/bulk";

    [Fact]
    public async Task Each_case_is_changed_for_itself_and_what_cannot_be_says_why()
    {
        using var officer = app.As("officer-1");
        var (one, two, ended, sensitive, nowhere) =
            (await app.SubmitIncident(), await app.SubmitIncident(), await app.SubmitIncident(), await app.SubmitIncident(category: "people"), Guid.NewGuid());
        await officer.Move(ended.Id, "not_ours", "อยู่นอกเขต");

        var results = await Change(officer, new { to = "triaged" }, one.Id, ended.Id, sensitive.Id, nowhere, two.Id, one.Id);

        results.Select(r => (r.GetProperty("id").GetGuid(), r.Text("status"), r.GetProperty("code").GetString(), r.GetProperty("incidentStatus").GetString())).ShouldBe(
        [
            (one.Id, "done", null, "triaged"), (ended.Id, "refused", "illegal_move", "not_ours"), (sensitive.Id, "refused", "reason_required", null),
            (nowhere, "refused", "not_found", null), (two.Id, "done", null, "triaged"),
        ]);
        results[2].Text("message").ShouldContain("ข้อมูลอ่อนไหว");
        (await officer.Get($"/api/v1/staff/incidents/{two.Id}")).Text("status").ShouldBe("triaged");
        (await app.Sql<string>("select status from incident where id = $1", sensitive.Id)).ShouldBe("received");
    }

    [Fact]
    public async Task Everything_a_single_case_can_get_many_can_get()
    {
        using var officer = app.As("officer-1");
        using var head = app.As("head-1");
        var ids = new[] { (await app.SubmitIncident()).Id, (await app.SubmitIncident()).Id };
        var chief = (await head.Get("/api/v1/me")).GetProperty("id").GetGuid();

        (await Change(officer, new { agency = "MEA", reason = "ฝากดูด้วย" }, ids)).ShouldAllBe(r => r.Text("status") == "done" && r.Text("incidentStatus") == "assigned");
        (await Change(officer, new { priority = "high", reason = "ใกล้โรงเรียน" }, ids)).ShouldAllBe(r => r.Text("status") == "done");
        (await Change(officer, new { officer = chief }, ids)).ShouldAllBe(r => r.Text("status") == "done");
        (await Change(officer, new { to = "closed_unfixed" }, ids)).ShouldAllBe(r => r.Text("code") == "reason_needed");
        (await Change(officer, new { to = "closed_unfixed", reason = "ยังไม่มีงบประมาณ" }, ids)).ShouldAllBe(r => r.Text("incidentStatus") == "closed_unfixed");

        foreach (var id in ids)
        {
            var incident = await officer.Get($"/api/v1/staff/incidents/{id}");
            incident.GetProperty("events").EnumerateArray().Select(e => e.Text("kind")).Where(kind => kind != "routed").ShouldBe(["reported", "moved", "assigned", "moved", "retargeted", "handed_over", "moved"]);
        }
    }

    [Fact]
    public async Task A_repeat_gets_the_first_answer_also_when_the_first_was_cut_short()
    {
        using var officer = app.As("officer-1");
        var (one, two) = (await app.SubmitIncident(), await app.SubmitIncident());
        var (key, body) = (Guid.NewGuid().ToString(), new { ids = new[] { one.Id, two.Id }, action = new { to = "triaged" } });

        var first = await officer.Post(Bulk, body, key);
        var again = await officer.Post(Bulk, body, key);
        await app.Sql("update bulk_change set answer = null where submission_key = $1", Guid.Parse(key));
        var resumed = await officer.Post(Bulk, body, key);
        using var other = await officer.Send(HttpMethod.Post, Bulk, new { ids = new[] { one.Id }, action = new { to = "triaged" } }, key);
        using var keyless = await officer.Send(HttpMethod.Post, Bulk, body);

        again.ToString().ShouldBe(first.ToString());
        resumed.ToString().ShouldBe(first.ToString());
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'moved'", one.Id)).ShouldBe(1);
        await other.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
        await keyless.Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
    }

    [Fact]
    public async Task A_hundred_cases_at_most_and_one_thing_at_a_time()
    {
        using var officer = app.As("officer-1");
        foreach (var (ids, action) in new (Guid[], object)[]
            {([.. Enumerable.Range(0, 101).Select(_ => Guid.NewGuid())], new { to = "triaged" }), ([], new { to = "triaged" }),
             ([Guid.NewGuid()], new { to = "triaged", agency = "MEA" }), ([Guid.NewGuid()], new { reason = "ลองดู" })})
        {
            using var answer = await officer.Send(HttpMethod.Post, Bulk, new { ids, action }, Guid.NewGuid().ToString());
            await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
        }

        using var director = app.As("director-1");
        using var reader = await director.Send(HttpMethod.Post, Bulk, new { ids = new[] { Guid.NewGuid() }, action = new { to = "triaged" } }, Guid.NewGuid().ToString());
        await reader.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    private static async Task<List<JsonElement>> Change(HttpClient officer, object action, params Guid[] ids) =>
        [.. (await officer.Post(Bulk, new { ids, action }, Guid.NewGuid().ToString())).GetProperty("results").EnumerateArray()];
}
