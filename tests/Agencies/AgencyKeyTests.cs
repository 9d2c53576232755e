using System.Net;
using Saphansung.Api.Auth;

namespace Saphansung.Tests.Agencies;

/// <summary>Keys: what each may do, how one replaces another, and that a test key never meets the district's cases.</summary>
public sealed class AgencyKeyTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_read_key_reads_and_changes_nothing()
    {
        using var officer = app.As("officer-1");
        using var reader = await app.Agency("MEA", access: "read");
        var assignment = (await officer.Assign((await app.SubmitIncident()).Id, "MEA")).Text("id");

        (await reader.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("offered");
        await (await reader.Answer(assignment, "accepted")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await reader.Upload(CaseSteps.Jpeg, "a.jpg")).Refused(HttpStatusCode.Forbidden, "forbidden");
        await (await reader.Send(HttpMethod.Post, $"/api/v1/agency/assignments/{assignment}/notes", new { updateId = "1", text = "ถาม" }))
            .Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_replaced_key_works_until_its_time_is_over_and_the_new_one_at_once()
    {
        using var admin = app.As("admin-1");
        var issued = await admin.Post("/api/v1/staff/agencies/MWA/keys", new { label = "ระบบ", access = "read", test = false });
        using var old = app.WithKey(issued.Text("apiKey"));

        var rotated = await admin.Post($"/api/v1/staff/agencies/MWA/keys/{issued.Text("id")}/rotate", new { overlapHours = 2 });

        using var fresh = app.WithKey(rotated.Text("apiKey"));
        await old.Get("/api/v1/agency/assignments");
        await fresh.Get("/api/v1/agency/assignments");
        var keys = (await admin.Get("/api/v1/staff/agencies/MWA/keys")).EnumerateArray().ToList();
        keys.Single(k => k.Text("id") == issued.Text("id")).GetProperty("expiresAt").GetDateTimeOffset().ShouldBe(app.Now.AddHours(2));
        keys.Single(k => k.Text("id") == rotated.Text("id")).Text("access").ShouldBe("read");
        await (await admin.Send(HttpMethod.Post, $"/api/v1/staff/agencies/MWA/keys/{issued.Text("id")}/rotate", new { })).Refused(HttpStatusCode.NotFound, "not_found");
        app.Advance(TimeSpan.FromHours(2));
        await (await old.GetAsync("/api/v1/agency/assignments")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        await fresh.Get("/api/v1/agency/assignments");
    }

    [Fact]
    public async Task A_test_key_sees_test_cases_only_and_nobody_else_sees_them()
    {
        using var officer = app.As("officer-1");
        using var live = await app.Agency("FIRE");
        using var tester = await app.Agency("FIRE", test: true);
        var real = (await officer.Assign((await app.SubmitIncident()).Id, "FIRE")).Text("id");

        var made = await tester.Post("/api/v1/agency/test-cases", new { category = "disrepair" }, Guid.NewGuid().ToString());

        (await tester.Get("/api/v1/agency/assignments")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe(made.Text("id"));
        await (await tester.GetAsync($"/api/v1/agency/assignments/{real}")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await tester.Answer(real, "accepted")).Refused(HttpStatusCode.NotFound, "not_found");
        await (await live.GetAsync($"/api/v1/agency/assignments/{made.Text("id")}")).Refused(HttpStatusCode.NotFound, "not_found");
        (await live.Get("/api/v1/agency/assignments")).ToString().ShouldNotContain(made.Text("id"));
        var reference = made.GetProperty("incident").Text("reference");
        (await officer.Get($"/api/v1/staff/incidents?q={reference}")).ToString().ShouldNotContain(made.GetProperty("incident").Text("id"));
        await (await live.Send(HttpMethod.Post, "/api/v1/agency/test-cases", new { category = "disrepair" }, Guid.NewGuid().ToString()))
            .Refused(HttpStatusCode.Forbidden, "test_key_needed");
    }

    [Fact]
    public async Task A_test_case_goes_all_the_way_with_photo_notes_and_changes_and_tells_nobody()
    {
        using var tester = await app.Agency("TELECOM", test: true);
        var key = Guid.NewGuid().ToString();
        var made = await tester.Post("/api/v1/agency/test-cases", new { category = "disrepair" }, key);
        (await tester.Post("/api/v1/agency/test-cases", new { category = "disrepair" }, key)).Text("id").ShouldBe(made.Text("id"));
        var id = made.Text("id");

        await (await tester.Answer(id, "accepted")).Ok();
        var photo = await tester.UploadPhoto();
        await tester.Post($"/api/v1/agency/assignments/{id}/notes", new { updateId = "n1", text = "เสาต้นไหน" });
        (await (await tester.Answer(id, "done", photoIds: [photo])).Ok()).Text("incidentStatus").ShouldBe("claimed_fixed");

        var shown = await tester.Get($"/api/v1/agency/assignments/{id}");
        using var picture = await app.Anyone.GetAsync(shown.GetProperty("incident").GetProperty("photos").EnumerateArray().Single().Text("url"));
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await tester.Get("/api/v1/agency/changes")).GetProperty("items").EnumerateArray().Select(c => c.Text("type")).ShouldBe(["assignment.offered"]);
        (await app.Sql<long>("select count(*) from outbox where payload::text like '%' || $1 || '%'", made.GetProperty("incident").Text("reference"))).ShouldBe(0);
        (await app.Sql<long>("select count(*) from incident where reference = $1", made.GetProperty("incident").Text("reference"))).ShouldBe(0);
    }

    [Fact]
    public void A_leaked_key_is_told_from_a_look_alike_by_its_checksum()
    {
        var key = AgencyKeyring.Mint(test: true);

        key.ShouldMatch("^sps_(live|test)_[A-Za-z0-9]{40}$");
        var random = key["sps_test_".Length..^6];
        // As the guide for secret scanners says: the first six bytes of the SHA-256, each modulo 62.
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        var sum = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(random));
        key[^6..].ShouldBe(string.Concat(sum[..6].Select(b => alphabet[b % 62])));
    }
}
