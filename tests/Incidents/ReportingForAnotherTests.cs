using System.Net;

namespace Saphansung.Tests.Incidents;

/// <summary>The committee and caseworkers report for people without LINE, who get a slip.</summary>
public sealed class ReportingForAnotherTests(App app) : IClassFixture<App>
{
    private const string Neighbour = "ยายแก้ว (ตัวอย่าง)";

    [Fact]
    public async Task The_receipt_holds_a_slip_and_a_repeat_tells_the_same_code()
    {
        var (body, key) = (await ForNeighbour(), Guid.NewGuid().ToString());
        using var before = app.As("committee-1");
        var first = await before.Post("/api/v1/incidents", body, key);

        app.Restart();
        using var after = app.As("committee-1");
        var again = await after.Post("/api/v1/incidents", body, key);

        again.ToString().ShouldBe(first.ToString());
        first.GetProperty("slip").Text("reference").ShouldBe(first.Text("reference"));
        first.GetProperty("slip").Text("code").ShouldMatch("^[2-9B-DF-HJKMNP-TV-Z]{6}$");
    }

    [Fact]
    public async Task Ones_own_report_has_no_slip()
    {
        using var resident = app.As("resident-1");
        var receipt = await resident.Post("/api/v1/incidents", await app.Report(), Guid.NewGuid().ToString());
        using var slip = await resident.Send(HttpMethod.Post, $"/api/v1/incidents/{receipt.Text("id")}/slip");

        receipt.GetProperty("slip").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await slip.Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("resident-1")]
    [InlineData("director-1")]
    [InlineData("admin-1")]
    public async Task Others_may_not_report_for_somebody(string who)
    {
        using var client = app.As(who);

        using var answer = await client.Send(HttpMethod.Post, "/api/v1/incidents", await ForNeighbour(), Guid.NewGuid().ToString());

        await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData(TestDatabase.OtherCommunity)]
    [InlineData(null)]
    public async Task The_committee_reports_for_its_own_community_only(string? community)
    {
        using var committee = app.As("committee-1");

        using var answer = await committee.Send(HttpMethod.Post, "/api/v1/incidents", await ForNeighbour(community), Guid.NewGuid().ToString());

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("community", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_caseworker_reports_for_any_community()
    {
        using var officer = app.As("officer-1");

        var receipt = await officer.Post("/api/v1/incidents", await ForNeighbour(TestDatabase.OtherCommunity), Guid.NewGuid().ToString());

        receipt.GetProperty("slip").Text("code").Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_person_needs_a_name()
    {
        using var committee = app.As("committee-1");
        var body = await ForNeighbour();
        body["onBehalfOf"] = new { name = "  ", phone = "02 000 0000" };

        using var answer = await committee.Send(HttpMethod.Post, "/api/v1/incidents", body, Guid.NewGuid().ToString());

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("onBehalfOf.name", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_name_is_for_staff_and_the_one_who_reported()
    {
        using var committee = app.As("committee-1");
        using var officer = app.As("officer-1");
        using var follower = app.As("resident-2");
        using var agency = await app.Agency("MEA");
        var id = (await committee.Post("/api/v1/incidents", await ForNeighbour(), Guid.NewGuid().ToString())).GetProperty("id").GetGuid();
        await follower.Post($"/api/v1/incidents/{id}/follow", new { });
        await officer.Assign(id, "MEA");

        (await committee.Get($"/api/v1/incidents/{id}")).GetProperty("onBehalfOf").Text("name").ShouldBe(Neighbour);
        (await officer.Get($"/api/v1/staff/incidents/{id}")).GetProperty("onBehalfOf").Text("phone").ShouldBe("02 000 0000");
        (await follower.Get($"/api/v1/incidents/{id}")).ToString().ShouldNotContain(Neighbour);
        (await agency.Get("/api/v1/agency/assignments")).ToString().ShouldNotContain(Neighbour);
    }

    [Fact]
    public async Task The_slip_is_shown_again_to_who_reported_and_to_caseworkers()
    {
        using var committee = app.As("committee-1");
        using var officer = app.As("officer-1");
        var receipt = await committee.Post("/api/v1/incidents", await ForNeighbour(), Guid.NewGuid().ToString());
        var path = $"/api/v1/incidents/{receipt.Text("id")}/slip";

        var slip = await committee.Post(path, new { });
        (await officer.Post(path, new { })).ToString().ShouldBe(slip.ToString());

        slip.Text("code").ShouldBe(receipt.GetProperty("slip").Text("code"));
        slip.Text("name").ShouldBe(Neighbour);
        slip.Text("address").ShouldBe($"{app.Anyone.BaseAddress}track/?r={receipt.Text("reference")}");
        slip.Text("qr").ShouldStartWith("data:image/svg+xml;base64,");
        foreach (var other in (string[])["resident-1", "director-1", "committee-2"])
        {
            using var client = app.As(other);
            using var refused = await client.Send(HttpMethod.Post, path);
            await refused.Refused(HttpStatusCode.NotFound, "not_found");
        }
    }

    [Fact]
    public async Task A_sensitive_slip_says_nothing_of_the_matter_and_opens_to_a_caseworker_with_a_reason()
    {
        using var committee = app.As("committee-1");
        using var officer = app.As("officer-1");
        var body = await ForNeighbour(category: "people");
        var id = (await committee.Post("/api/v1/incidents", body, Guid.NewGuid().ToString())).Text("id");

        using var closed = await officer.Send(HttpMethod.Post, $"/api/v1/incidents/{id}/slip");
        await closed.Refused(HttpStatusCode.Forbidden, "reason_required");
        await officer.Post($"/api/v1/staff/incidents/{id}/accesses", new { reason = "พิมพ์ใบรับเรื่องให้ผู้แจ้ง" });

        (await officer.Post($"/api/v1/incidents/{id}/slip", new { })).Text("category").ShouldBe("");
        (await committee.Post($"/api/v1/incidents/{id}/slip", new { })).Text("category").ShouldBe("");
    }

    [Fact]
    public async Task The_code_is_stored_nowhere()
    {
        using var committee = app.As("committee-1");

        var receipt = await committee.Post("/api/v1/incidents", await ForNeighbour(), Guid.NewGuid().ToString());

        var code = receipt.GetProperty("slip").Text("code");
        (await app.Sql<long>("select count(*) from incident where incident::text like '%' || $1 || '%'", code)).ShouldBe(0);
        (await app.Sql<long>("select count(*) from incident_event where incident_event::text like '%' || $1 || '%'", code)).ShouldBe(0);
    }

    private async Task<IDictionary<string, object?>> ForNeighbour(string? community = TestDatabase.Community, string category = "garbage")
    {
        var body = await app.Report(category);
        body["community"] = community;
        body["onBehalfOf"] = new { name = Neighbour, phone = "02 000 0000" };
        return body;
    }
}
