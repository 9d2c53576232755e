using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Groups;

/// <summary>What a merge means to the people behind the cases.</summary>
public sealed class LivingInAGroupTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Whoever_reported_a_merged_case_sees_the_other_and_confirms_its_fix()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-2");
        var into = await app.SubmitIncident("resident-1", "disrepair");
        var merged = await app.SubmitIncident("resident-2", "disrepair");
        await officer.Merge(merged, into);
        await officer.Mend(app, into);

        var mine = await reporter.Get($"/api/v1/incidents/{merged.Id}");
        var parent = mine.GetProperty("parent");
        (parent.Text("reference"), parent.Text("status"), mine.Text("needs")).ShouldBe((into.Reference, "claimed_fixed", "confirm"));
        mine.Strings("may").ShouldNotContain("feedback", "the verdict is on the case that goes on");
        var card = (await reporter.Get("/api/v1/incidents/mine")).GetProperty("items").EnumerateArray().Single(c => c.Text("id") == merged.Id.ToString());
        (card.GetProperty("parent").Text("reference"), card.Text("needs")).ShouldBe((into.Reference, "confirm"));
        var seen = await reporter.Get($"/api/v1/incidents/{into.Id}");
        seen.Strings("may").ShouldContain("feedback");
        seen.GetProperty("answers").EnumerateObject().ShouldBeEmpty("what the other reporter told of himself stays his");

        (await reporter.Post($"/api/v1/incidents/{into.Id}/feedback", new { @fixed = true, stars = 4 })).Text("status").ShouldBe("resolved");

        (await app.Sql<string>("select resolution || stars from incident where id = $1", into.Id)).ShouldBe("confirmed4");
        (await app.StatusOf(merged)).ShouldBe("duplicate");
    }

    [Fact]
    public async Task Not_fixed_from_a_merged_cases_reporter_disputes_the_claim_for_the_group()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-2");
        using var stranger = app.As("resident-9");
        var (into, merged) = (await app.SubmitIncident("resident-1", "disrepair"), await app.SubmitIncident("resident-2", "disrepair"));
        await officer.Merge(merged, into);
        await officer.Mend(app, into);
        using var foreign = await stranger.Send(HttpMethod.Post, $"/api/v1/incidents/{into.Id}/feedback", new { @fixed = true });
        await foreign.Refused(HttpStatusCode.NotFound, "not_found");

        var answer = await reporter.Post($"/api/v1/incidents/{into.Id}/feedback", new { @fixed = false, comment = "ยังดับอยู่" });

        (answer.Text("status"), answer.GetProperty("reopenings").GetInt32()).ShouldBe(("triaged", 1));
        (await app.ParentOf(merged)).ShouldBe(into.Id);
    }

    [Fact]
    public async Task Saying_of_the_own_merged_case_that_it_is_not_fixed_takes_it_out_for_fourteen_days()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-2");
        var (into, early, late) = (await app.SubmitIncident(), await app.SubmitIncident("resident-2"), await app.SubmitIncident("resident-2"));
        await officer.Merge(early, into);
        await officer.Merge(late, into);
        app.Advance(TimeSpan.FromDays(14));

        var answer = await reporter.Post($"/api/v1/incidents/{early.Id}/feedback", new { @fixed = false, comment = "คนละกองกัน" });
        app.Advance(TimeSpan.FromSeconds(1));
        using var refused = await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{late.Id}/feedback", new { @fixed = false });

        answer.Text("status").ShouldBe("triaged");
        (await app.ParentOf(early)).ShouldBeNull();
        (await officer.Case(into)).Events("split").ShouldHaveSingleItem().GetProperty("data").Text("reference").ShouldBe(early.Reference);
        await refused.Refused(HttpStatusCode.Conflict, "illegal_move");
        (await app.ParentOf(late)).ShouldBe(into.Id);
    }

    [Fact]
    public async Task A_late_message_reaches_whoever_works_on_the_other_case()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-2");
        using var first = app.As("resident-1");
        var (into, merged) = (await app.SubmitIncident(), await app.SubmitIncident("resident-2"));
        await officer.Merge(merged, into);
        await first.Say(into, "ยังอยู่");
        app.Advance(TimeSpan.FromHours(1));

        await reporter.Say(merged, "มีหนูด้วย");

        var group = await officer.Case(into);
        group.GetProperty("updatedAt").GetDateTimeOffset().ShouldBe(app.Now);
        group.Events("message").Select(e => (e.Text("text"), e.GetProperty("mergedFrom").GetString())).ShouldBe([("ยังอยู่", null), ("มีหนูด้วย", merged.Reference)]);
        (await reporter.Get($"/api/v1/incidents/{merged.Id}")).Events("message").Count.ShouldBe(1);
        (await first.Get($"/api/v1/incidents/{into.Id}")).Events("message").Count.ShouldBe(1, "what one reporter writes is not the other's to read");
    }

    [Fact]
    public async Task A_case_that_others_wait_for_is_not_withdrawn()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-1");
        var (into, merged) = (await app.SubmitIncident(), await app.SubmitIncident("resident-2"));
        await officer.Merge(merged, into);

        using var refused = await reporter.Send(HttpMethod.Post, $"/api/v1/incidents/{into.Id}/withdraw", new { });

        await refused.Refused(HttpStatusCode.Conflict, "others_wait");
        (await reporter.Get($"/api/v1/incidents/{into.Id}")).Strings("may").ShouldNotContain("withdraw");
    }

    [Fact]
    public async Task A_sensitive_group_shows_nobody_the_others_words()
    {
        using var officer = app.As("officer-1");
        using var reporter = app.As("resident-alone");
        var (into, merged) = (await app.SubmitIncident("resident-1", "people"), await app.SubmitIncident("resident-alone", "people"));
        await reporter.Say(merged, "ยายล้มในห้องน้ำ");
        using var closed = await officer.TryMerge(merged.Id, into.Id);
        await closed.Refused(HttpStatusCode.Forbidden, "reason_required");
        await officer.OpenSensitive(merged.Id);
        await officer.Merge(merged, into);

        using var other = await reporter.GetAsync($"/api/v1/incidents/{into.Id}");
        await other.Refused(HttpStatusCode.NotFound, "not_found");
        (await reporter.Get($"/api/v1/incidents/{merged.Id}")).GetProperty("parent").GetProperty("mayOpen").GetBoolean().ShouldBeFalse();
        await officer.OpenSensitive(into.Id);
        var opened = await officer.Case(into);
        opened.GetProperty("merged").EnumerateArray().ShouldHaveSingleItem().GetProperty("description").ValueKind.ShouldBe(JsonValueKind.Null);
        opened.ToString().ShouldNotContain("ยายล้ม");
        await App.Eventually(() => app.Line.Inbox("resident-alone").ShouldHaveSingleItem().Readable().ShouldNotContain("จุดเดียวกัน"));
    }

    [Fact]
    public async Task Open_cases_of_the_kind_nearby_are_suggested_nearest_first()
    {
        using var officer = app.As("officer-1");
        var place = (13.7900, 100.7100);
        var old = await app.ReportAt(place, 5);
        app.Advance(TimeSpan.FromDays(31));
        var (asked, far, near, outside) = (await app.ReportAt(place), await app.ReportAt(place, 90), await app.ReportAt(place, 20), await app.ReportAt(place, 110));
        var (otherKind, ended) = (await app.ReportAt(place, 10, category: "garbage"), await app.ReportAt(place, 10));
        await officer.Move(ended.Id, "not_ours", "นอกเขต");

        var found = (await officer.Get($"/api/v1/staff/incidents/{asked.Id}/duplicates")).GetProperty("items").EnumerateArray().ToList();

        found.Select(f => f.GetProperty("id").GetGuid()).ShouldBe([near.Id, far.Id]);
        found.Select(f => f.GetProperty("metres").GetInt32()).ShouldBe([20, 90]);
        found.ShouldNotContain(f => f.Text("reference") == old.Reference || f.Text("reference") == outside.Reference || f.Text("reference") == otherKind.Reference);
        var person = await app.SubmitIncident(category: "people");
        await app.SubmitIncident(category: "people");
        await officer.OpenSensitive(person.Id);
        (await officer.Get($"/api/v1/staff/incidents/{person.Id}/duplicates")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
