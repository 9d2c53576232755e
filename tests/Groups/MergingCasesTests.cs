using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Groups;

public sealed class MergingCasesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Merging_and_splitting_lose_no_photo_follower_or_message()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-m1");
        using var neighbour = app.As("resident-m2");
        var photo = await reporter.UploadPhoto();
        var into = await app.SubmitIncident("resident-m3");
        var merged = await app.SubmitIncident("resident-m1", change: b => b["photoIds"] = new[] { photo });
        await neighbour.Post($"/api/v1/incidents/{merged.Id}/follow", new { });
        await reporter.Say(merged, "กองใหญ่ขึ้นอีก");
        var before = await app.Belongings(merged);

        await officer.Merge(merged, into);

        (await app.Belongings(merged)).ShouldBe(before);
        var group = await officer.Case(into);
        var line = group.Events("message").ShouldHaveSingleItem();
        (line.Text("text"), line.Text("mergedFrom")).ShouldBe(("กองใหญ่ขึ้นอีก", merged.Reference));
        group.GetProperty("photos").EnumerateArray().ShouldHaveSingleItem().Text("mergedFrom").ShouldBe(merged.Reference);
        var shown = group.GetProperty("merged").EnumerateArray().ShouldHaveSingleItem();
        (shown.Text("reference"), shown.GetProperty("followers").GetInt32(), shown.GetProperty("photos").GetInt32()).ShouldBe((merged.Reference, 1, 1));

        await officer.Split(merged);

        (await app.Belongings(merged)).ShouldBe(before);
        var alone = await officer.Case(merged);
        alone.Text("status").ShouldBe("triaged");
        alone.GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        Kinds(alone).ShouldBe(["reported", "followed", "message", "merged", "split"]);
        Kinds(await officer.Case(into)).ShouldBe(["reported", "merged", "split"]);
    }

    [Fact]
    public async Task The_merged_cases_reporter_is_told_where_it_goes_on_and_its_agencies_are_free()
    {
        using var officer = app.As("officer-1");
        var into = await app.SubmitIncident("resident-t1", "disrepair");
        var merged = await app.SubmitIncident("resident-t2", "disrepair");
        await officer.Assign(merged.Id, "MWA");

        await officer.Merge(merged, into, "ท่อเส้นเดียวกัน");
        await officer.Merge(merged, into, "ท่อเส้นเดียวกัน");

        await App.Eventually(() => app.Line.Inbox("resident-t2").Count.ShouldBe(1));
        var told = app.Line.Inbox("resident-t2")[0].Readable();
        told.ShouldContain(merged.Reference);
        told.ShouldContain(into.Reference);
        told.ShouldContain("ท่อเส้นเดียวกัน");
        app.Line.Inbox("resident-t1").ShouldBeEmpty();
        (await app.Sql<string>("select status from assignment where incident_id = $1", merged.Id)).ShouldBe("expired");
        (await app.Sql<long>("select count(*) from incident_event where incident_id = $1 and kind = 'merged'", merged.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_with_two_cases_of_a_group_gets_one_message()
    {
        using var officer = app.As("officer-1");
        using var second = app.As("resident-p2");
        using var both = app.As("resident-p3");
        var into = await app.SubmitIncident("resident-p1", "disrepair");
        var merged = await app.SubmitIncident("resident-p2", "disrepair");
        foreach (var id in (Guid[])[into.Id, merged.Id]) await both.Post($"/api/v1/incidents/{id}/follow", new { });
        await second.Post($"/api/v1/incidents/{into.Id}/follow", new { });
        await officer.Merge(merged, into);

        await officer.Mend(app, into);

        foreach (var person in (string[])["resident-p1", "resident-p2", "resident-p3"])
            await App.Eventually(() => app.Line.Inbox(person).Count.ShouldBe(1, person));
        app.Line.Inbox("resident-p1")[0].Readable().ShouldContain(into.Reference);
        app.Line.Inbox("resident-p2")[0].Readable().ShouldContain(merged.Reference, customMessage: "people know a case by the reference they got");
        (await app.Sql<long>("select count(*) from outbox where incident_id = any($1)", new[] { into.Id, merged.Id })).ShouldBe(3);
    }

    [Fact]
    public async Task A_question_goes_to_the_reporter_of_that_case_alone()
    {
        using var officer = app.As("officer-1");
        var into = await app.SubmitIncident("resident-q1");
        var merged = await app.SubmitIncident("resident-q2");
        await officer.Merge(merged, into);

        await officer.Move(into.Id, "waiting_reporter", "เห็นรถเก็บขยะวันไหน");

        await App.Eventually(() => app.Line.Inbox("resident-q1").Count.ShouldBe(1));
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", into.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_chain_ends_at_the_case_that_goes_on()
    {
        using var officer = app.As("officer-1");
        var (first, second, last, late) = (await app.SubmitIncident(), await app.SubmitIncident(), await app.SubmitIncident(), await app.SubmitIncident());
        await officer.Merge(first, second);
        await officer.Merge(second, last);

        var answer = await officer.Merge(late, first);

        answer.GetProperty("parent").Text("reference").ShouldBe(last.Reference);
        foreach (var merged in (Receipt[])[first, second, late]) (await app.ParentOf(merged)).ShouldBe(last.Id);
        (await officer.Case(last)).GetProperty("merged").GetArrayLength().ShouldBe(3);
        (await officer.Case(first)).Events("merged").Select(e => e.GetProperty("data").Text("reference")).ShouldBe([second.Reference, last.Reference]);
    }

    [Fact]
    public async Task What_cannot_be_merged_stays_as_it_is()
    {
        using var officer = app.As("officer-1");
        var (one, other, ended) = (await app.SubmitIncident(), await app.SubmitIncident(), await app.SubmitIncident());
        var (person, person2, sick) = (await app.SubmitIncident(category: "people"), await app.SubmitIncident(category: "people"), await app.SubmitIncident(category: "disease"));
        await officer.Move(ended.Id, "not_ours", "นอกเขต");
        await officer.Merge(one, other);
        await officer.OpenSensitive(person.Id);
        await officer.OpenSensitive(person2.Id);

        foreach (var (from, to) in ((Guid, Guid)[])[(other.Id, other.Id), (other.Id, one.Id), (person.Id, sick.Id), (person.Id, other.Id), (other.Id, person.Id)])
            await (await officer.TryMerge(from, to)).Refused(HttpStatusCode.UnprocessableEntity, "cannot_merge");
        await (await officer.TryMerge(other.Id, ended.Id)).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await officer.TryMerge(ended.Id, other.Id)).Refused(HttpStatusCode.Conflict, "illegal_move");
        await (await officer.TryMerge(Guid.NewGuid(), other.Id)).Refused(HttpStatusCode.NotFound, "not_found");
        await (await officer.TryMerge(other.Id, Guid.NewGuid())).Refused(HttpStatusCode.BadRequest, "validation_failed");
        using var alone = await officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{other.Id}/split", new { reason = "ลอง" });
        await alone.Refused(HttpStatusCode.Conflict, "illegal_move");

        (await app.StatusOf(other)).ShouldBe("received");
        (await app.StatusOf(person)).ShouldBe("received");
        (await officer.Merge(person2, person)).GetProperty("parent").Text("reference").ShouldBe(person.Reference);
    }

    [Fact]
    public async Task A_case_that_was_closed_as_a_duplicate_by_hand_can_be_tied_to_its_original()
    {
        using var officer = app.As("officer-1");
        var (original, copy) = (await app.SubmitIncident("resident-h1"), await app.SubmitIncident("resident-h2"));
        await officer.Move(copy.Id, "duplicate", $"ซ้ำกับ {original.Reference}");

        await officer.Merge(copy, original);

        (await app.ParentOf(copy)).ShouldBe(original.Id);
        (await app.Sql<long>("select count(*) from outbox where incident_id = $1", copy.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_officers_merging_two_cases_into_each_other_leave_one_to_go_on()
    {
        using var one = app.As("officer-1");
        using var two = app.As("head-1");
        for (var round = 0; round < 10; round++)
        {
            var (a, b) = (await app.SubmitIncident(), await app.SubmitIncident());

            var answers = await Task.WhenAll(one.TryMerge(a.Id, b.Id), two.TryMerge(b.Id, a.Id));

            answers.Select(r => (int)r.StatusCode).Order().ShouldBe([200, 422]);
            var (first, second) = ((await app.StatusOf(a), await app.ParentOf(a)), (await app.StatusOf(b), await app.ParentOf(b)));
            (first, second).ShouldBeOneOf((("duplicate", (Guid?)b.Id), ("received", (Guid?)null)), (("received", null), ("duplicate", a.Id)));
        }
    }

    [Fact]
    public async Task Merging_and_splitting_at_random_and_at_once_never_makes_a_merged_case_a_groups_case()
    {
        using var officer = app.As("officer-1");
        var cases = new List<Receipt>();
        for (var i = 0; i < 6; i++) cases.Add(await app.SubmitIncident("resident-r1"));
        var random = new Random(2570);

        for (var round = 0; round < 12; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => (random.Next(6), random.Next(6), random.Next(3))).ToList().Select(pick => pick.Item3 == 0
                ? officer.Send(HttpMethod.Post, $"/api/v1/staff/incidents/{cases[pick.Item1].Id}/split", new { reason = "ลอง" })
                : officer.TryMerge(cases[pick.Item1].Id, cases[pick.Item2].Id)));
            answers.ShouldAllBe(a => (int)a.StatusCode == 200 || (int)a.StatusCode == 409 || (int)a.StatusCode == 422);
        }

        var ids = cases.Select(c => c.Id).ToArray();
        (await app.Sql<long>("""
            select count(*) from incident child join incident parent on parent.id = child.parent_id
            where child.id = any($1) and (parent.parent_id is not null or child.status <> 'duplicate' or parent.status = 'duplicate')
            """, ids)).ShouldBe(0);
        (await app.Sql<bool>("select bool_and((status = 'duplicate') = (parent_id is not null)) from incident where id = any($1)", ids)).ShouldBeTrue();
        (await app.Sql<long>("select count(*) from incident where id = any($1) and parent_id is null", ids)).ShouldBeGreaterThan(0);
    }

    private static IEnumerable<string> Kinds(JsonElement incident) =>
        incident.GetProperty("events").EnumerateArray().Select(e => e.Text("kind")).Where(kind => kind != "routed");
}
