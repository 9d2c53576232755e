using System.Net;

namespace Saphansung.Tests.Agencies;

public sealed class RequiringEvidenceTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Done_without_what_the_category_wants_is_refused_and_changes_nothing()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, incident) = await Accepted(mea, "nuisance");

        using var refused = await mea.Answer(assignment, "done");

        (await refused.Refused(HttpStatusCode.UnprocessableEntity, "evidence_required")).Strings("allowed").ShouldBe(["photo", "letter"]);
        (await mea.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("accepted");
        (await app.Sql<string>("select status from incident where id = $1", incident)).ShouldBe("in_progress");
        (await mea.Get($"/api/v1/agency/assignments/{assignment}")).GetProperty("incident").Text("evidence").ShouldBe("photo_or_letter");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_photo_or_one_letter_is_enough(bool photo)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Accepted(mea, "nuisance");

        var done = photo
            ? await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto()])
            : await mea.Answer(assignment, "done", letterIds: [await mea.UploadLetter()]);

        (await done.Ok()).Text("incidentStatus").ShouldBe("claimed_fixed");
    }

    [Theory]
    [InlineData("photo")]
    [InlineData("letter")]
    public async Task A_category_may_want_one_kind_only(string kind)
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Accepted(mea, "disaster");
        await Want("disaster", kind);

        using var wrong = kind == "photo"
            ? await mea.Answer(assignment, "done", letterIds: [await mea.UploadLetter()])
            : await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto()]);

        (await wrong.Refused(HttpStatusCode.UnprocessableEntity, "evidence_required")).Strings("allowed").ShouldBe([kind]);
        await Want("disaster", "none");
    }

    [Fact]
    public async Task The_categories_say_what_they_want()
    {
        var categories = (await app.Anyone.Get("/api/v1/categories")).EnumerateArray().ToDictionary(c => c.Text("code"), c => c.Text("evidence"));

        categories["nuisance"].ShouldBe("photo_or_letter");
        categories["garbage"].ShouldBe("none");
    }

    [Fact]
    public async Task A_letter_among_the_photos_or_a_photo_among_the_letters_is_the_wrong_kind_and_changes_nothing()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Accepted(mea);
        var (photo, letter) = (await mea.UploadPhoto(), await mea.UploadLetter());

        using var one = await mea.Answer(assignment, "done", photoIds: [letter]);
        await one.Refused(HttpStatusCode.UnprocessableEntity, "evidence_wrong_kind");
        using var other = await mea.Answer(assignment, "done", letterIds: [photo]);
        await other.Refused(HttpStatusCode.UnprocessableEntity, "evidence_wrong_kind");

        (await mea.Get($"/api/v1/agency/assignments/{assignment}")).Text("status").ShouldBe("accepted");
        (await (await mea.Answer(assignment, "done", photoIds: [photo], letterIds: [letter])).Ok()).Text("status").ShouldBe("done");
    }

    [Fact]
    public async Task Another_agencys_letter_and_a_used_one_are_refused()
    {
        using var mea = await app.Agency("MEA");
        using var police = await app.Agency("POLICE");
        var (assignment, _) = await Accepted(mea);
        var (next, _) = await Accepted(mea);
        var letter = await mea.UploadLetter();

        using var stolen = await mea.Answer(assignment, "done", letterIds: [await police.UploadLetter()]);
        (await stolen.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("letterIds", out _).ShouldBeTrue();
        await (await mea.Answer(assignment, "done", letterIds: [letter])).Ok();
        using var used = await mea.Answer(next, "done", letterIds: [letter]);
        (await used.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("letterIds", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Six_letters_are_too_many()
    {
        using var mea = await app.Agency("MEA");
        var (assignment, _) = await Accepted(mea);

        using var answer = await mea.Answer(assignment, "done", letterIds: [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())]);

        (await answer.Refused(HttpStatusCode.BadRequest, "validation_failed")).GetProperty("errors").TryGetProperty("letterIds", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_letter_stands_in_the_line_of_the_answer_for_staff_and_the_reporter_and_not_for_followers()
    {
        using var mea = await app.Agency("MEA");
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-1");
        using var follower = app.As("resident-2");
        var (assignment, incident) = await Accepted(mea);
        await (await follower.Send(HttpMethod.Post, $"/api/v1/incidents/{incident}/follow")).Ok();
        var letter = await mea.UploadLetter();

        await (await mea.Answer(assignment, "done", letterIds: [letter])).Ok();

        foreach (var (client, path) in ((HttpClient, string)[])[(officer, "staff/incidents"), (reporter, "incidents")])
        {
            var shown = Letters(await client.Get($"/api/v1/{path}/{incident}")).ShouldHaveSingleItem();
            shown.GetProperty("id").GetGuid().ShouldBe(letter);
            (await app.Anyone.GetAsync(shown.Text("url"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        Letters(await follower.Get($"/api/v1/incidents/{incident}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_officer_attaches_a_letter_to_the_divisions_own_answer()
    {
        using var officer = app.As("officer-1");
        var own = (await officer.Get("/api/v1/staff/agencies")).EnumerateArray().Single(a => a.GetProperty("own").GetBoolean()).Text("code");
        var receipt = await app.SubmitIncident("resident-1", "nuisance");
        var assignment = (await officer.Assign(receipt.Id, own)).Text("id");
        var path = $"/api/v1/staff/assignments/{assignment}/updates";
        await officer.Post(path, new { updateId = Guid.NewGuid().ToString(), status = "accepted" });

        var done = await officer.Post(path, new { updateId = Guid.NewGuid().ToString(), status = "done", letterIds = new[] { await officer.UploadLetter() } });

        done.Text("incidentStatus").ShouldBe("claimed_fixed");
    }

    private static List<System.Text.Json.JsonElement> Letters(System.Text.Json.JsonElement incident) =>
        [.. incident.GetProperty("events").EnumerateArray().SelectMany(e => e.GetProperty("letters").EnumerateArray())];

    // The district is kept in memory for a minute of the product's clock.
    private async Task Want(string category, string evidence)
    {
        await app.Sql("update category set evidence = $1 where code = $2", evidence, category);
        app.Advance(TimeSpan.FromMinutes(2));
    }

    private async Task<(string Assignment, Guid Incident)> Accepted(HttpClient mea, string category = "disrepair")
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident("resident-1", category);
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        return (assignment, receipt.Id);
    }
}
