using System.Net;

namespace Saphansung.Tests.Surveys;

/// <summary>A round asks exactly whom it says: counted before anything is sent, by hand here.</summary>
public sealed class RoundAudienceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Each_audience_is_exactly_who_it_says()
    {
        using var officer = app.As("officer-1");
        // Two follow the account, one has left it; three are in the group, of whom one never opened a page, and one has left.
        foreach (var (name, following) in (IEnumerable<(string, bool)>)[("follower-a", true), ("follower-b", true), ("gone", false)])
            await app.Sql("insert into line_follower (line_user_id, following, changed_at) values ($1, $2, $3)", LineSide.UserId(name), following, app.Now.UtcDateTime);
        var group = Guid.CreateVersion7();
        await app.Sql("insert into network_group (id, line_group_id, state, bound_at, count_due_at) values ($1, $2, 'active', $3, $4)", group, $"C{Guid.NewGuid():N}", app.Now.UtcDateTime, app.Now.UtcDateTime.AddYears(1));
        foreach (var (name, here) in (IEnumerable<(string, bool)>)[("member-a", true), ("member-b", true), ("silent", true), ("left", false)])
            await app.Sql("insert into network_member (group_id, line_user_id, here, changed_at) values ($1, $2, $3, $4)", group, LineSide.UserId(name), here, app.Now.UtcDateTime);
        using var committee = app.As("committee-1");
        await committee.Get("/api/v1/me");
        // Of three reporters one has a case that ended today, one ended it twice, one is still waiting.
        var today = DateOnly.FromDateTime(app.Now.UtcDateTime.AddHours(7));
        foreach (var (name, cases, ends) in (IEnumerable<(string, int, bool)>)[("ended", 1, true), ("twice", 2, true), ("waiting", 1, false)])
            for (var i = 0; i < cases; i++)
            {
                var receipt = await app.SubmitIncident(name);
                if (ends) await officer.Move(receipt.Id, "not_ours", "ไม่ใช่พื้นที่ของเขต (ตัวอย่าง)");
            }

        (await Count(new { kind = "followers" })).ShouldBe(2);
        (await Count(new { kind = "network" })).ShouldBe(3);
        (await Count(new { kind = "committee" })).ShouldBe(1);
        (await Count(new { kind = "reporters", from = today, to = today })).ShouldBe(2);
        (await Count(new { kind = "reporters", from = today.AddDays(-9), to = today.AddDays(-1) })).ShouldBe(0);
        foreach (var wrong in (object[])[new { kind = "friends" }, new { kind = "reporters", from = today }, new { kind = "reporters", from = today, to = today.AddDays(-1) }, new { kind = "people" }])
            await (await officer.Send(HttpMethod.Post, "/api/v1/staff/surveys/audience", new { audience = wrong })).Refused(HttpStatusCode.BadRequest, "validation_failed");

        async Task<int> Count(object audience) => (await officer.Post("/api/v1/staff/surveys/audience", new { audience })).GetProperty("people").GetInt32();
    }
}
