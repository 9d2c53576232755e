using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Incidents;

/// <summary>What the committee of a community sees and may do. Each test has a database of its own, because the figures count everything.</summary>
public sealed class CommunityCommitteeTests(TestDatabase databases) : IAsyncLifetime
{
    private readonly App app = new(databases);
    private int places;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Only_the_own_community_and_no_sensitive_case()
    {
        using var committee = app.As("committee-1");
        var mine = await app.SubmitIncident(change: In(TestDatabase.Community));
        await app.SubmitIncident(change: In(TestDatabase.OtherCommunity));
        await app.SubmitIncident(category: "people", change: In(TestDatabase.Community));
        await app.SubmitIncident(category: "disease", change: In(TestDatabase.Community));

        foreach (var view in (string[])["open", "overdue", "fixed", "recurring"])
            (await References(committee, view)).ShouldBe(view == "open" ? [mine.Reference] : [], view);
        (await committee.Get("/api/v1/community/summary")).GetProperty("counts").GetProperty("open").GetInt32().ShouldBe(1);
        (await committee.Get("/api/v1/community/summary")).GetProperty("community").Text("code").ShouldBe(TestDatabase.Community);
    }

    [Theory]
    [InlineData("resident-1")]
    [InlineData("officer-1")]
    public async Task Nobody_else_may_call(string who)
    {
        using var client = app.As(who);

        using var answer = await client.GetAsync("/api/v1/community/incidents");

        await answer.Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Each_heading_holds_what_it_says_and_the_counts_agree()
    {
        using var committee = app.As("committee-1");
        using var resident = app.As("resident-1");
        using var officer = app.As("officer-1");
        var claimed = await app.ClaimedFixed("resident-1", Apart());
        var confirmed = await app.ClaimedFixed("resident-1", Apart());
        await resident.Post(Feedback(confirmed), new { @fixed = true });
        var disputed = await app.ClaimedFixed("resident-1", Apart());
        await committee.Post(Feedback(disputed), new { @fixed = false, comment = "ยังดับอยู่" });
        var closed = await app.SubmitIncident(change: In(TestDatabase.Community));
        await officer.Move(closed.Id, "closed_unfixed", "ไม่มีงบประมาณ");
        await app.Sql("update incident set fix_by = $2 where id = $1", disputed.Id, app.Now.UtcDateTime.AddMinutes(-1));
        var flagged = await app.SubmitIncident(change: In(TestDatabase.Community));
        await app.Sql("update incident set flags = array['recurring'] where id = $1", flagged.Id);

        (await References(committee, "open")).ShouldBe([claimed.Reference, disputed.Reference, flagged.Reference], ignoreOrder: true);
        (await References(committee, "overdue")).ShouldBe([disputed.Reference]);
        (await References(committee, "fixed")).ShouldBe([claimed.Reference, confirmed.Reference], ignoreOrder: true);
        (await References(committee, "recurring")).ShouldBe([disputed.Reference, flagged.Reference], ignoreOrder: true);
        var cards = await Cards(committee, "fixed");
        cards.Single(c => c.Text("reference") == claimed.Reference).Text("needs").ShouldBe("confirm");
        cards.Single(c => c.Text("reference") == confirmed.Reference).Text("resolution").ShouldBe("confirmed");
        var summary = await committee.Get("/api/v1/community/summary");
        Numbers(summary.GetProperty("counts")).ShouldBe("open 3, overdue 1, fixed 2, recurring 2");
    }

    [Fact]
    public async Task Claimed_confirmed_disputed_and_unconfirmed_are_four_figures_of_ninety_days()
    {
        using var committee = app.As("committee-1");
        using var resident = app.As("resident-1");
        await resident.Post(Feedback(await app.ClaimedFixed("resident-1", In(TestDatabase.Community))), new { @fixed = true });
        await resident.Post(Feedback(await app.ClaimedFixed("resident-1", In(TestDatabase.Community))), new { @fixed = false, comment = "ยังดับ" });
        var silent = await app.ClaimedFixed("resident-1", In(TestDatabase.Community));
        await app.ClaimedFixed("resident-1", In(TestDatabase.OtherCommunity));
        app.Advance(TimeSpan.FromHours(73));
        await App.Eventually(async () => (await resident.Get($"/api/v1/incidents/{silent.Id}")).Text("status").ShouldBe("resolved"));

        Numbers((await committee.Get("/api/v1/community/summary")).GetProperty("figures")).ShouldBe("claimed 3, confirmed 1, disputed 1, unconfirmed 1");
        app.Advance(TimeSpan.FromDays(87));
        Numbers((await committee.Get("/api/v1/community/summary")).GetProperty("figures")).ShouldBe("claimed 0, confirmed 0, disputed 0, unconfirmed 1");
    }

    [Fact]
    public async Task The_list_goes_on_by_key()
    {
        using var committee = app.As("committee-1");
        var all = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            all.Insert(0, (await app.SubmitIncident(change: In(TestDatabase.Community))).Reference);
            app.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await committee.Get("/api/v1/community/incidents?limit=3");
        var second = await committee.Get($"/api/v1/community/incidents?limit=3&after={first.Text("next")}");

        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(c => c.Text("reference")).ShouldBe(all);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_unknown_heading_is_refused()
    {
        using var committee = app.As("committee-1");

        using var answer = await committee.GetAsync("/api/v1/community/incidents?view=everything");

        await answer.Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    [Fact]
    public async Task The_committee_confirms_on_the_spot_with_a_photo_that_is_kept_as_evidence()
    {
        using var committee = app.As("committee-1");
        using var officer = app.As("officer-1");
        var receipt = await app.ClaimedFixed("resident-1", In(TestDatabase.Community));
        var photo = await committee.UploadPhoto();

        await committee.Post(Feedback(receipt), new { @fixed = true, photoIds = new[] { photo } }, Guid.NewGuid().ToString());

        var seen = await officer.Get($"/api/v1/staff/incidents/{receipt.Id}");
        seen.GetProperty("photos").EnumerateArray().Single(p => p.Text("id") == photo.ToString()).Text("purpose").ShouldBe("evidence");
        var said = seen.GetProperty("events").EnumerateArray().Single(e => e.Text("kind") == "feedback");
        said.GetProperty("by").Text("kind").ShouldBe("committee");
        said.GetProperty("photos").EnumerateArray().Single().Text("id").ShouldBe(photo.ToString());
    }

    [Fact]
    public async Task Somebody_elses_photo_gives_the_whole_feedback_up()
    {
        using var committee = app.As("committee-1");
        using var stranger = app.As("resident-5");
        var receipt = await app.ClaimedFixed("resident-1", In(TestDatabase.Community));

        using var answer = await committee.Send(HttpMethod.Post, Feedback(receipt), new { @fixed = true, photoIds = new[] { await stranger.UploadPhoto() } });

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("photoIds", out _).ShouldBeTrue();
        (await committee.Get($"/api/v1/incidents/{receipt.Id}")).Text("status").ShouldBe("claimed_fixed");
    }

    private static Action<IDictionary<string, object?>> In(string community) => body => body["community"] = community;

    /// <summary>Far enough from every other one to be no recurrence of it.</summary>
    private Action<IDictionary<string, object?>> Apart() => body =>
    {
        body["community"] = TestDatabase.Community;
        body["location"] = new { lat = 13.74 + ++places * 0.01, lng = 100.685 };
    };

    private static string Feedback(Receipt receipt) => $"/api/v1/incidents/{receipt.Id}/feedback";

    private static async Task<List<JsonElement>> Cards(HttpClient committee, string view) =>
        [.. (await committee.Get($"/api/v1/community/incidents?view={view}")).GetProperty("items").EnumerateArray()];

    private static async Task<List<string>> References(HttpClient committee, string view) =>
        (await Cards(committee, view)).ConvertAll(card => card.Text("reference"));

    private static string Numbers(JsonElement figures) => string.Join(", ", figures.EnumerateObject()
        .Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => $"{p.Name} {p.Value}"));
}
