using System.Net;

namespace Saphansung.Tests.Incidents;

public sealed class CorrectingThePlaceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_old_and_the_new_place_are_told_and_the_agency_sees_the_new_one()
    {
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        using var agency = await app.Agency("TELECOM");
        var receipt = await app.SubmitIncident("resident-1", change: body => body["community"] = TestDatabase.Community);
        await officer.Assign(receipt.Id, "TELECOM");

        var answer = await resident.Post(Place(receipt), new { location = new { lat = 13.78, lng = 100.69, landmark = "หลังศาลา" }, reason = "ปักหมุดผิดซอย" });

        answer.GetProperty("location").GetProperty("lat").GetDouble().ShouldBe(13.78);
        var seen = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
        var line = seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "place");
        line.Text("text").ShouldBe("ปักหมุดผิดซอย");
        line.GetProperty("data").GetProperty("from").GetProperty("lat").GetDouble().ShouldBe(13.77);
        line.GetProperty("data").GetProperty("to").Text("landmark").ShouldBe("หลังศาลา");
        var given = (await agency.Get("/api/v1/agency/assignments")).GetProperty("items").EnumerateArray().Single().GetProperty("incident");
        given.GetProperty("location").GetProperty("lng").GetDouble().ShouldBe(100.69);
        given.GetProperty("community").Text("code").ShouldBe(TestDatabase.Community);
    }

    [Fact]
    public async Task Another_community_takes_the_case_with_it()
    {
        using var resident = app.As("resident-1");
        using var committee = app.As("committee-1");
        var receipt = await app.SubmitIncident("resident-1", change: body => body["community"] = TestDatabase.OtherCommunity);
        var before = await Open(committee);

        await resident.Post(Place(receipt), new { location = new { landmark = "หน้าศาลา" }, community = TestDatabase.Community });

        (await Open(committee)).ShouldBe(before + 1);
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).GetProperty("location").GetProperty("lat").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Saying_it_twice_is_one_line()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();
        var body = new { location = new { lat = 13.78, lng = 100.69 } };

        var first = await resident.Post(Place(receipt), body);
        (await resident.Post(Place(receipt), body)).ToString().ShouldBe(first.ToString());

        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'place'", receipt.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task After_a_claimed_fix_the_place_stands()
    {
        using var resident = app.As("resident-1");
        var receipt = await app.ClaimedFixed("resident-1");

        using var answer = await resident.Send(HttpMethod.Post, Place(receipt), new { location = new { lat = 13.78, lng = 100.69 } });

        await answer.Refused(HttpStatusCode.Conflict, "illegal_move");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Strings("may").ShouldNotContain("place");
    }

    [Theory]
    [InlineData(51.5, -0.1, null, "location")]
    [InlineData(13.78, null, null, "location")]
    [InlineData(13.78, 100.69, "nowhere", "community")]
    public async Task An_impossible_place_is_refused(double? lat, double? lng, string? community, string field)
    {
        using var resident = app.As("resident-1");
        var receipt = await app.SubmitIncident();

        using var answer = await resident.Send(HttpMethod.Post, Place(receipt), new { location = new { lat, lng }, community });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_the_reporter_may_and_followers_do_not_read_why()
    {
        using var resident = app.As("resident-1");
        using var follower = app.As("resident-2");
        var receipt = await app.SubmitIncident("resident-1");
        await follower.Post($"/api/v1/incidents/{receipt.Id}/follow", new { });
        await resident.Post(Place(receipt), new { location = new { lat = 13.78, lng = 100.69 }, reason = "บ้านฉันอยู่ซอยสาม" });

        using var foreign = await follower.Send(HttpMethod.Post, Place(receipt), new { location = new { lat = 13.79, lng = 100.69 } });

        await foreign.Refused(HttpStatusCode.NotFound, "not_found");
        (await follower.Get($"/api/v1/incidents/{receipt.Id}")).ToString().ShouldNotContain("ซอยสาม");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).ToString().ShouldContain("ซอยสาม");
    }

    private static string Place(Receipt receipt) => $"/api/v1/incidents/{receipt.Id}/place";

    private static async Task<int> Open(HttpClient committee) =>
        (await committee.Get("/api/v1/community/summary")).GetProperty("counts").GetProperty("open").GetInt32();
}
