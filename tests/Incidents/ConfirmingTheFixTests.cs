using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class ConfirmingTheFixTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Stars_resolve_the_case_as_confirmed()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.ClaimedFixed("resident-1");

        var answer = await resident.Post(Feedback(receipt), new { @fixed = true, stars = 5, comment = "สว่างแล้ว" });
        var again = await resident.Post(Feedback(receipt), new { @fixed = true, stars = 5, comment = "สว่างแล้ว" });

        answer.Text("status").ShouldBe("resolved");
        again.ToString().ShouldBe(answer.ToString());
        (await app.Sql<string>("select resolution || stars from incident where id = $1", receipt.Id)).ShouldBe("confirmed5");
    }

    [Fact]
    public async Task Not_fixed_brings_the_case_back_and_counts()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.ClaimedFixed("resident-1");

        var answer = await resident.Post(Feedback(receipt), new { @fixed = false, comment = "ยังดับอยู่" });

        answer.Text("status").ShouldBe("triaged");
        answer.GetProperty("reopenings").GetInt32().ShouldBe(1);
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("events").EnumerateArray().Last().Text("kind").ShouldBe("reopened");
    }

    [Fact]
    public async Task After_a_dispute_an_old_done_does_not_count_again()
    {
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        using var water = await app.Agency("MWA");
        var receipt = await app.ClaimedFixed("resident-1");
        await resident.Post(Feedback(receipt), new { @fixed = false });
        app.Advance(TimeSpan.FromMinutes(1));
        var assignment = (await officer.Assign(receipt.Id, "MWA")).Text("id");

        var declined = await (await water.Answer(assignment, "declined", note: "ไม่ใช่ท่อประปา")).Ok();

        declined.Text("incidentStatus").ShouldBe("triaged");
    }

    [Fact]
    public async Task Seventy_two_hours_of_silence_resolve_as_unconfirmed()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.ClaimedFixed("resident-1");

        app.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMinutes(1));
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Text("status").ShouldBe("claimed_fixed");
        app.Advance(TimeSpan.FromMinutes(2));

        await App.Eventually(async () => (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Text("status").ShouldBe("resolved"));
        (await app.Sql<string>("select resolution from incident where id = $1", receipt.Id)).ShouldBe("unconfirmed");
    }

    [Fact]
    public async Task An_end_can_be_disputed_for_fourteen_days()
    {
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        var early = await app.SubmitIncident();
        var late = await app.SubmitIncident();
        await officer.Move(early.Id, "closed_unfixed", "ไม่มีงบประมาณ");
        await officer.Move(late.Id, "closed_unfixed", "ไม่มีงบประมาณ");

        app.Advance(TimeSpan.FromDays(14));
        (await resident.Post(Feedback(early), new { @fixed = false })).Text("status").ShouldBe("triaged");
        app.Advance(TimeSpan.FromSeconds(1));
        using var refused = await resident.Send(HttpMethod.Post, Feedback(late), new { @fixed = false });

        await refused.Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Fact]
    public async Task The_committee_of_the_community_confirms_and_nobody_else()
    {
        var receipt = await app.ClaimedFixed("resident-1", b => b["community"] = TestDatabase.Community);
        var elsewhere = await app.ClaimedFixed("resident-1", b => b["community"] = TestDatabase.OtherCommunity);
        using var committee = app.As("committee-1");
        using var stranger = app.As("resident-5");

        using var foreign = await stranger.Send(HttpMethod.Post, Feedback(receipt), new { @fixed = true });
        await foreign.Refused(HttpStatusCode.NotFound, "not_found");
        using var other = await committee.Send(HttpMethod.Post, Feedback(elsewhere), new { @fixed = true });
        await other.Refused(HttpStatusCode.NotFound, "not_found");

        var wanted = (await committee.Get("/api/v1/incidents/mine?limit=50")).GetProperty("items").EnumerateArray().ToList();
        wanted.Single(c => c.Text("id") == receipt.Id.ToString()).Text("needs").ShouldBe("confirm");
        wanted.ShouldNotContain(c => c.Text("id") == elsewhere.Id.ToString());
        (await committee.Post(Feedback(receipt), new { @fixed = true, stars = 4 })).Text("status").ShouldBe("resolved");
        (await committee.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("may").EnumerateArray().ShouldNotContain(m => m.GetString() == "follow");
    }

    [Fact]
    public async Task Feedback_on_a_case_that_nobody_says_is_fixed_is_409()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();

        using var answer = await resident.Send(HttpMethod.Post, Feedback(receipt), new { @fixed = true });

        await answer.Refused(HttpStatusCode.Conflict, "illegal_move");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task Stars_are_one_to_five(int stars)
    {
        using var resident = app.As("resident-1");
        var receipt = await app.ClaimedFixed("resident-1");

        using var answer = await resident.Send(HttpMethod.Post, Feedback(receipt), new { @fixed = true, stars });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("stars", out _).ShouldBeTrue();
    }

    private static string Feedback(Receipt receipt) => $"/api/v1/incidents/{receipt.Id}/feedback";
}
