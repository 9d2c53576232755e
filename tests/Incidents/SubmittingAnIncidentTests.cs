using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Incidents;

public sealed class SubmittingAnIncidentTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_receipt_names_the_reference_and_both_targets()
    {
        using var resident = app.As("resident-1");

        var receipt = await resident.Post("/api/v1/incidents", await app.Report(), Guid.NewGuid().ToString());

        receipt.Text("reference").ShouldMatch("^SPS-2569-[2-9B-DF-HJKMNP-TV-Z]{5}$");
        receipt.Text("status").ShouldBe("received");
        receipt.GetProperty("answerBy").GetDateTimeOffset().ShouldBeGreaterThan(app.Now);
        receipt.GetProperty("fixBy").GetDateTimeOffset().ShouldBeGreaterThan(receipt.GetProperty("answerBy").GetDateTimeOffset());
        receipt.GetProperty("next").Text("th").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Fifty_parallel_posts_with_one_key_make_one_case_and_fifty_equal_answers()
    {
        using var resident = app.As("resident-50");
        var photo = await resident.UploadPhoto();
        var (body, key) = (await app.Report(), Guid.NewGuid().ToString());
        body["photoIds"] = new[] { photo };

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var answer = await resident.Send(HttpMethod.Post, "/api/v1/incidents", body, key);
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync());
        }));

        answers.Distinct().ShouldHaveSingleItem().StatusCode.ShouldBe(HttpStatusCode.Created);
        (await app.Sql<long>("select count(*) from incident where submission_key = $1", Guid.Parse(key))).ShouldBe(1);
        (await app.Sql<string>("select string_agg(kind, ',' order by sequence) from incident_event join incident on incident.id = incident_id where incident.submission_key = $1", Guid.Parse(key)))
            .ShouldBe("reported,routed");
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var resident = app.As("resident-1");
        var (body, key) = (await app.Report(), Guid.NewGuid().ToString());
        await resident.Post("/api/v1/incidents", body, key);
        body["description"] = "เรื่องอื่น";

        using var second = await resident.Send(HttpMethod.Post, "/api/v1/incidents", body, key);

        await second.Refused(HttpStatusCode.UnprocessableEntity, "idempotency_key_reused");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not-a-uuid")]
    public async Task A_missing_or_unreadable_key_is_refused(string? key)
    {
        using var resident = app.As("resident-1");

        using var answer = await resident.Send(HttpMethod.Post, "/api/v1/incidents", await app.Report(), key);

        await answer.Refused(HttpStatusCode.BadRequest, "idempotency_key_missing");
    }

    [Fact]
    public async Task Two_people_may_use_the_same_key()
    {
        var key = Guid.NewGuid().ToString();
        using var first = app.As("resident-1");
        using var second = app.As("resident-2");

        var one = await first.Post("/api/v1/incidents", await app.Report(), key);
        var two = await second.Post("/api/v1/incidents", await app.Report(), key);

        two.Text("id").ShouldNotBe(one.Text("id"));
    }

    [Fact]
    public async Task A_landmark_and_the_community_stand_in_for_a_position()
    {
        var receipt = await app.SubmitIncident(change: body =>
        {
            body["location"] = new { landmark = "ข้างศาลาประชาคม" };
            body["community"] = TestDatabase.Community;
        });

        using var resident = app.As("resident-1");
        var incident = await resident.Get($"/api/v1/incidents/{receipt.Id}");
        incident.GetProperty("location").Text("landmark").ShouldBe("ข้างศาลาประชาคม");
        incident.GetProperty("community").Text("code").ShouldBe(TestDatabase.Community);
    }

    [Fact]
    public async Task The_case_shows_what_was_reported_with_both_times()
    {
        using var resident = app.As("resident-1");
        var photo = await resident.UploadPhoto();
        var receipt = await app.SubmitIncident(change: body => body["photoIds"] = new[] { photo });

        var incident = await resident.Get($"/api/v1/incidents/{receipt.Id}");

        incident.GetProperty("mine").GetBoolean().ShouldBeTrue();
        incident.GetProperty("photos").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe(photo.ToString());
        var reported = incident.GetProperty("events").EnumerateArray().ShouldHaveSingleItem();
        reported.Text("kind").ShouldBe("reported");
        reported.GetProperty("occurredAt").GetDateTimeOffset().ShouldBe(app.Now);
        reported.GetProperty("recordedAt").GetDateTimeOffset().ShouldBe(app.Now);
        incident.GetProperty("may").EnumerateArray().Select(m => m.GetString()).ShouldBe(["message", "place", "withdraw"]);
        (await resident.GetAsync(incident.GetProperty("photos")[0].Text("url"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_stands_first_in_my_list_and_in_nobody_elses()
    {
        var receipt = await app.SubmitIncident(by: "resident-9");
        using var owner = app.As("resident-9");
        using var other = app.As("resident-8");

        (await owner.Get("/api/v1/incidents/mine")).GetProperty("items")[0].Text("id").ShouldBe(receipt.Id.ToString());
        (await other.Get("/api/v1/incidents/mine")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var foreign = await other.GetAsync($"/api/v1/incidents/{receipt.Id}");
        await foreign.Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task My_list_pages_without_gaps_or_repeats()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add((await app.SubmitIncident(by: "resident-7")).Id.ToString());
            app.Advance(TimeSpan.FromSeconds(1));
        }

        using var resident = app.As("resident-7");
        var seen = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await resident.Get($"/api/v1/incidents/mine?limit=2{(next.Length == 0 ? "" : "&after=" + next)}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.Text("id")));
            next = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.Text("next");
        }

        seen.ShouldBe(Enumerable.Reverse(made));
    }

    [Fact]
    public async Task What_was_accepted_survives_the_product_going_down()
    {
        var receipt = await app.SubmitIncident(by: "resident-6");

        app.Restart();

        using var resident = app.As("resident-6");
        (await resident.Get($"/api/v1/incidents/{receipt.Id}")).Text("reference").ShouldBe(receipt.Reference);
    }
}
