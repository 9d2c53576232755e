using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Board;

/// <summary>Whose cases they are, and what everybody keeps for themselves.</summary>
public sealed class OfficersTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_head_gives_an_absent_officers_open_cases_to_another_and_each_history_says_so()
    {
        using var head = app.As("head-1");
        var (absent, other) = (await IdOf("officer-2"), await IdOf("officer-3"));
        var (open, ended, late) = (await CaseOf(absent), await CaseOf(absent), await CaseOf(absent));
        using (var officer = app.As("officer-2")) await officer.Move(ended, "not_ours", "อยู่นอกเขต");
        await app.Sql("update incident set officer_id = $2 where id = $1", ended, absent);
        await app.Sql("update incident set fix_by = $2 where id = $1", late, app.Now.UtcDateTime.AddDays(-1));
        (await Counts(head, absent)).ShouldBe((2, 1));

        var handed = await head.Post("/api/v1/staff/handovers", new { from = absent, to = other, reason = "ลาป่วย" });
        var again = await head.Post("/api/v1/staff/handovers", new { from = absent, to = other, reason = "ลาป่วย" });

        (handed.GetProperty("cases").GetInt32(), again.GetProperty("cases").GetInt32()).ShouldBe((2, 0));
        (await Counts(head, absent)).ShouldBe((0, 0));
        (await Counts(head, other)).ShouldBe((2, 1));
        var line = (await head.Get($"/api/v1/staff/incidents/{open}")).GetProperty("events").EnumerateArray().Last();
        (line.Text("kind"), line.Text("text"), line.GetProperty("data").Text("to")).ShouldBe(("handed_over", "ลาป่วย", other.ToString()));
        (await app.Sql<Guid>("select officer_id from incident where id = $1", ended)).ShouldBe(absent);
        using var resident = app.As("resident-1");
        (await resident.Get($"/api/v1/incidents/{open}")).GetProperty("events").EnumerateArray().Select(e => e.Text("kind")).ShouldBe(["reported"]);
    }

    [Fact]
    public async Task Only_the_head_hands_over_and_only_to_somebody_who_works_on_cases()
    {
        using var head = app.As("head-1");
        using var officer = app.As("officer-1");
        var (from, director) = (await IdOf("officer-1"), await IdOf("director-1"));

        using var refused = await officer.Send(HttpMethod.Post, "/api/v1/staff/handovers", new { from, to = await IdOf("officer-3"), reason = "ลา" });
        await refused.Refused(HttpStatusCode.Forbidden, "forbidden");
        foreach (var to in (Guid[])[director, from, Guid.NewGuid()])
        {
            using var wrong = await head.Send(HttpMethod.Post, "/api/v1/staff/handovers", new { from, to, reason = "ลา" });
            (await wrong.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("to", out _).ShouldBeTrue();
        }

        using var silent = await head.Send(HttpMethod.Post, "/api/v1/staff/handovers", new { from, to = director, reason = " " });
        (await silent.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("reason", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_filter_is_kept_for_its_owner_replaced_under_its_name_and_forgotten()
    {
        using var mine = app.As("officer-1");
        using var theirs = app.As("head-1");
        var saved = await mine.Post("/api/v1/staff/filters", new { name = " ไฟดับ ", query = "category=disrepair" });
        var replaced = await mine.Post("/api/v1/staff/filters", new { name = "ไฟดับ", query = "category=disrepair&overdue=true" });

        replaced.Text("id").ShouldBe(saved.Text("id"));
        (await mine.Get("/api/v1/staff/filters")).EnumerateArray().ShouldHaveSingleItem().ToString().ShouldBe(replaced.ToString());
        (await theirs.Get("/api/v1/staff/filters")).GetArrayLength().ShouldBe(0);
        await (await theirs.DeleteAsync($"/api/v1/staff/filters/{saved.Text("id")}")).Ok();
        (await mine.Get("/api/v1/staff/filters")).GetArrayLength().ShouldBe(1);
        await (await mine.DeleteAsync($"/api/v1/staff/filters/{saved.Text("id")}")).Ok();
        (await mine.Get("/api/v1/staff/filters")).GetArrayLength().ShouldBe(0);
        using var wide = await mine.Send(HttpMethod.Post, "/api/v1/staff/filters", new { name = "ยาว", query = new string('a', 1001) });
        await wide.Refused(HttpStatusCode.BadRequest, "validation_failed");
        for (var i = 0; i < 50; i++) await mine.Post("/api/v1/staff/filters", new { name = $"ที่ {i}", query = "" });
        using var many = await mine.Send(HttpMethod.Post, "/api/v1/staff/filters", new { name = "อีกอัน", query = "" });
        await many.Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    private async Task<Guid> IdOf(string key)
    {
        using var client = app.As(key);
        return (await client.Get("/api/v1/me")).GetProperty("id").GetGuid();
    }

    private async Task<Guid> CaseOf(Guid officer)
    {
        var receipt = await app.SubmitIncident();
        await app.Sql("update incident set officer_id = $2 where id = $1", receipt.Id, officer);
        return receipt.Id;
    }

    private static async Task<(int Open, int Overdue)> Counts(HttpClient head, Guid officer)
    {
        var row = (await head.Get("/api/v1/staff/officers")).EnumerateArray().Single(o => o.GetProperty("id").GetGuid() == officer);
        static int Count(JsonElement counted) => counted.GetProperty("count").GetInt32();
        return (Count(row.GetProperty("open")), Count(row.GetProperty("overdue")));
    }
}
