using System.Net;

namespace Saphansung.Tests.Agencies;

/// <summary>Systems that pass news on to each other must not do so for ever.</summary>
public sealed class RelayTests(App app) : IClassFixture<App>
{
    private static int offers;

    [Theory]
    [InlineData("sps", 0)]
    [InlineData("SPS", 1)]
    [InlineData("mea-oms", 5)]
    [InlineData(null, 6)]
    public async Task What_we_said_first_or_what_came_through_too_many_systems_is_refused_and_moves_nothing(string? origin, int hops)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, incident) = await Offered();

        using var answer = await Say(mea, assignment, "loop", origin, hops);

        await answer.Refused(HttpStatusCode.Conflict, "loop_detected");
        (await mea.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("offered");
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'assignment'", incident)).ShouldBe(0);
    }

    [Theory]
    [InlineData("mea-oms", 4, "mea-oms", 5)]
    [InlineData("mea-oms", null, "mea-oms", 1)]
    [InlineData(null, null, "MEA", 1)]
    public async Task What_comes_from_elsewhere_keeps_its_origin_and_has_passed_one_system_more(string? origin, int? hops, string kept, int passed)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, incident) = await Offered();

        await (await Say(mea, assignment, Guid.NewGuid().ToString(), origin, hops)).Ok();

        (await app.Sql<string>("select data->>'origin' || ' ' || (data->>'hops') from incident_event where incident_id = $1 and kind = 'assignment'", incident))
            .ShouldBe($"{kept} {passed}");
    }

    [Theory]
    [InlineData("ชื่อไทย", 0, "origin")]
    [InlineData("two words", 0, "origin")]
    [InlineData("mea", -1, "hops")]
    public async Task A_name_that_is_none_and_a_negative_count_are_refused(string origin, int hops, string field)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Offered();

        using var answer = await Say(mea, assignment, "bad", origin, hops);

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    private static Task<HttpResponseMessage> Say(HttpClient agency, string assignment, string updateId, string? origin, int? hops) =>
        agency.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/updates", new { updateId, status = "accepted", origin, hops });

    private async Task<(string Assignment, Guid Incident)> Offered()
    {
        using var officer = app.As("officer-1");
        // Each at a place of its own: many near by would be a storm.
        var lat = 13.5 + Interlocked.Increment(ref offers) * 0.01;
        var receipt = await app.SubmitIncident("resident-1", "disrepair", b => b["location"] = new { lat, lng = 100.685, accuracy = 12.5 });
        return ((await officer.Assign(receipt.Id, "MEA")).Text("id"), receipt.Id);
    }
}
