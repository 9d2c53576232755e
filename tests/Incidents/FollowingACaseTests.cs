using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class FollowingACaseTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Open_cases_of_the_category_nearby_are_offered_nearest_first()
    {
        var far = await At(13.7500, 100.6900);
        var near = await At(13.7501, 100.6800);
        var nearest = await At(13.7500, 100.6801);
        var otherKind = await At(13.7500, 100.6800, "nuisance");
        using var neighbour = app.As("resident-3");

        var offered = (await neighbour.Get("/api/v1/incidents/nearby?category=garbage&lat=13.75&lng=100.68")).GetProperty("items").EnumerateArray().ToList();

        offered.Select(o => o.GetProperty("id").GetGuid()).ShouldBe([nearest.Id, near.Id]);
        offered.ShouldNotContain(o => o.GetProperty("id").GetGuid() == far.Id || o.GetProperty("id").GetGuid() == otherKind.Id);
        offered[0].GetProperty("metres").GetInt32().ShouldBeInRange(9, 12);
        offered[1].GetProperty("metres").GetInt32().ShouldBe(11);
    }

    [Fact]
    public async Task My_own_case_and_ended_or_sensitive_ones_are_not_offered()
    {
        using var officer = app.As("officer-1");
        using var neighbour = app.As("resident-3");
        await At(13.7800, 100.7000, by: "resident-3");
        var ended = await At(13.7800, 100.7000);
        await officer.Move(ended.Id, "not_ours", "นอกเขต");
        await At(13.7800, 100.7000, "disease");

        (await neighbour.Get("/api/v1/incidents/nearby?category=garbage&lat=13.78&lng=100.70")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await neighbour.Get("/api/v1/incidents/nearby?category=disease&lat=13.78&lng=100.70")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Following_counts_once_and_shows_the_case_without_what_the_reporter_told_of_himself()
    {
        var receipt = await app.SubmitIncident(change: b => b["contact"] = new { name = "ป้าแดง", phone = "0812345678" });
        using var neighbour = app.As("resident-2");
        using var before = await neighbour.GetAsync($"/api/v1/incidents/{receipt.Id}");
        await before.Refused(HttpStatusCode.NotFound, "not_found");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => neighbour.Post($"/api/v1/incidents/{receipt.Id}/follow", new { })));

        var seen = await neighbour.Get($"/api/v1/incidents/{receipt.Id}");
        seen.GetProperty("followers").GetInt32().ShouldBe(1);
        seen.GetProperty("following").GetBoolean().ShouldBeTrue();
        seen.GetProperty("mine").GetBoolean().ShouldBeFalse();
        seen.GetProperty("answers").EnumerateObject().ShouldBeEmpty();
        seen.ToString().ShouldNotContain("0812345678");
        (await neighbour.Get("/api/v1/incidents/mine")).GetProperty("items").EnumerateArray().Select(i => i.Text("id")).ShouldContain(receipt.Id.ToString());

        await (await neighbour.Send(HttpMethod.Delete, $"/api/v1/incidents/{receipt.Id}/follow")).Ok();
        await (await neighbour.Send(HttpMethod.Delete, $"/api/v1/incidents/{receipt.Id}/follow")).Ok();
        (await app.Sql<int>("select followers from incident where id = $1", receipt.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Reporter_and_followers_get_one_message_each_when_a_fix_is_claimed()
    {
        using var first = app.As("resident-f1");
        using var second = app.As("resident-f2");
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("MEA");
        var receipt = await app.SubmitIncident(by: "resident-f0", category: "disrepair");
        await first.Post($"/api/v1/incidents/{receipt.Id}/follow", new { });
        await second.Post($"/api/v1/incidents/{receipt.Id}/follow", new { });
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await (await agency.Answer(assignment, "accepted")).Ok();
        await (await agency.Answer(assignment, "done", "once")).Ok();
        await (await agency.Answer(assignment, "done", "once")).Ok();

        foreach (var person in (string[])["resident-f0", "resident-f1", "resident-f2"])
            await App.Eventually(() => Task.FromResult(app.Line.Inbox(person).Count == 1), person);
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", receipt.Id)).ShouldBe(3);
    }

    [Fact]
    public async Task A_sensitive_or_ended_case_cannot_be_followed()
    {
        using var officer = app.As("officer-1");
        using var neighbour = app.As("resident-2");
        var sensitive = await app.SubmitIncident(category: "people");
        var ended = await app.SubmitIncident();
        await officer.Move(ended.Id, "not_ours", "นอกเขต");

        foreach (var id in (Guid[])[sensitive.Id, ended.Id, Guid.NewGuid()])
        {
            using var answer = await neighbour.Send(HttpMethod.Post, $"/api/v1/incidents/{id}/follow", new { });
            await answer.Refused(HttpStatusCode.NotFound, "not_found");
        }
    }

    private Task<Receipt> At(double lat, double lng, string category = "garbage", string by = "resident-1") =>
        app.SubmitIncident(by, category, b => b["location"] = new { lat, lng });
}
