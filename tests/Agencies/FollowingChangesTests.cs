using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Agencies;

/// <summary>The list an agency's system follows with a cursor.</summary>
public sealed class FollowingChangesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task What_others_do_to_an_agencys_case_comes_once_in_order_and_its_own_doing_does_not()
    {
        using var officer = app.As("officer-1");
        using var resident = app.As("resident-changes");
        using var mea = await app.Agency("MEA");
        var (_, start) = await Changes(mea, null);
        var receipt = await app.SubmitIncident("resident-changes", "disrepair");
        var assignment = (await officer.Assign(receipt.Id, "MEA")).Text("id");
        await (await mea.Answer(assignment, "accepted")).Ok();
        await officer.Post($"/api/v1/staff/assignments/{assignment}/notes", new { text = "ประตูเปิดถึงสี่โมง" }, Guid.NewGuid().ToString());
        await (await mea.Answer(assignment, "done", photoIds: [await mea.UploadPhoto()])).Ok();
        await resident.Post($"/api/v1/incidents/{receipt.Id}/feedback", new { @fixed = false });

        var (first, next) = await Changes(mea, start);
        var (second, again) = await Changes(mea, next);

        first.Select(c => c.Text("type")).ShouldBe(["assignment.offered", "assignment.note", "case.disputed"]);
        first.ShouldAllBe(c => c.Text("reference") == receipt.Reference && c.Text("status") == "done");
        second.ShouldBeEmpty();
        again.ShouldBe(next);
    }

    [Fact]
    public async Task Another_agency_hears_nothing_of_a_case_that_is_not_its_own()
    {
        using var officer = app.As("officer-1");
        using var police = await app.Agency("POLICE");
        var (_, start) = await Changes(police, null);
        var receipt = await app.SubmitIncident("resident-1", "disrepair");
        var assignment = (await officer.Assign(receipt.Id, "MWA")).Text("id");
        await officer.Post($"/api/v1/staff/assignments/{assignment}/release", new { reason = "ส่งผิด" });

        (await Changes(police, start)).Items.ShouldBeEmpty();
        using var mwa = await app.Agency("MWA");
        (await Changes(mwa, null)).Items.Select(c => c.Text("type")).ShouldBe(["assignment.offered", "assignment.released"]);
    }

    [Fact]
    public async Task A_change_that_commits_after_the_cursor_was_read_comes_all_the_same()
    {
        using var officer = app.As("officer-1");
        using var fire = await app.Agency("FIRE");
        var assignment = (await officer.Assign((await app.SubmitIncident()).Id, "FIRE")).Text("id");
        var (_, start) = await Changes(fire, null);
        await using var slow = await app.Database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var early = slow.CreateCommand())
        {
            early.CommandText = $"""
                insert into incident_event (id, incident_id, kind, actor_kind, agency_code, staff_only, occurred_at, recorded_at, text)
                select gen_random_uuid(), incident_id, 'note', 'staff', 'FIRE', true, now(), now(), 'ช้า' from assignment where id = '{assignment}'
                """;
            await early.ExecuteNonQueryAsync();
        }
        var later = (await officer.Assign((await app.SubmitIncident()).Id, "FIRE")).Text("id");
        var (before, next) = await Changes(fire, start);

        await transaction.CommitAsync();

        before.ShouldHaveSingleItem().Text("assignmentId").ShouldBe(later);
        (await Changes(fire, next)).Items.ShouldHaveSingleItem().Text("assignmentId").ShouldBe(assignment);
    }

    [Fact]
    public async Task Readers_side_by_side_see_one_order()
    {
        using var officer = app.As("officer-1");
        using var telecom = await app.Agency("TELECOM");
        for (var i = 0; i < 12; i++) await officer.Assign((await app.SubmitIncident()).Id, "TELECOM");

        var read = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Changes(telecom, null)));

        var order = read[0].Items.ConvertAll(c => c.Text("id"));
        order.Count.ShouldBe(12);
        read.ShouldAllBe(r => r.Items.Select(c => c.Text("id")).SequenceEqual(order));
        var pages = new List<string>();
        for (string? cursor = null; pages.Count < 12;)
        {
            var page = await telecom.Get($"/api/v1/agency/changes?limit=5&after={cursor}");
            pages.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.Text("id")));
            page.GetProperty("more").GetBoolean().ShouldBe(pages.Count < 12);
            cursor = page.Text("next");
        }
        pages.ShouldBe(order);
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused() =>
        await (await (await app.Agency("MEA")).GetAsync("/api/v1/agency/changes?after=yesterday")).Refused(HttpStatusCode.BadRequest, "validation_failed");

    private static async Task<(List<JsonElement> Items, string Next)> Changes(HttpClient agency, string? after)
    {
        var page = await agency.Get($"/api/v1/agency/changes?after={after}");
        return ([.. page.GetProperty("items").EnumerateArray()], page.Text("next"));
    }
}
