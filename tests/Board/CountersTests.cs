using System.Net;
using System.Text.Json;

namespace Saphansung.Tests.Board;

public sealed class CountersTests(App app) : IClassFixture<App>
{
    private const string Kept = """
        select coalesce(string_agg(line, E'\n' order by line), '')
        from (
            select figure || ' ' || coalesce(day::text, '') || ' ' || category_code || ' ' || coalesce(community_code, '') || ' ' || coalesce(agency_code, '') || ' ' || sum(n) as line
            from tally
            group by figure, day, category_code, community_code, agency_code
            having sum(n) <> 0
        ) lines
        """;

    private const string ByDay = """
        select coalesce(string_agg(line, E'\n' order by line), '')
        from (select figure || ' ' || agency_code || ' ' || category_code || ' ' || community_code || ' ' || day || ' ' || n as line from tally_day where n <> 0) lines
        """;

    [Fact]
    public async Task What_happens_to_cases_is_counted_claimed_confirmed_and_disputed_apart()
    {
        using var officer = app.As("officer-1");
        var before = await officer.Get("/api/v1/staff/counters");
        using var pleased = app.As("resident-pleased");
        using var angry = app.As("resident-angry");
        var (confirmed, disputed) = (await app.ClaimedFixed("resident-pleased"), await app.ClaimedFixed("resident-angry"));
        await app.ClaimedFixed("resident-silent");
        await pleased.Post($"/api/v1/incidents/{confirmed.Id}/feedback", new { @fixed = true });
        await angry.Post($"/api/v1/incidents/{disputed.Id}/feedback", new { @fixed = false });

        var after = await officer.Get("/api/v1/staff/counters");
        (await officer.Get("/api/v1/staff/counters?agency=MEA")).GetProperty("figures").GetProperty("reported").GetInt32().ShouldBe(0);

        foreach (var (figure, more) in (ReadOnlySpan<(string, int)>)[("reported", 3), ("claimed", 3), ("confirmed", 1), ("unconfirmed", 0), ("disputed", 1)])
            (Figure(after, figure) - Figure(before, figure)).ShouldBe(more, figure);
        foreach (var (state, more) in (ReadOnlySpan<(string, int)>)[("claimed_fixed", 1), ("resolved", 1), ("triaged", 1)])
            (after.GetProperty("states").GetProperty(state).GetInt32() - before.GetProperty("states").GetProperty(state).GetInt32()).ShouldBe(more, state);
        var other = await officer.Get("/api/v1/staff/counters?category=garbage&from=2020-01-01&to=2020-02-01");
        Figure(other, "claimed").ShouldBe(0);
    }

    [Fact]
    public async Task Adding_the_rows_up_changes_no_sum_and_leaves_one_row_for_each_key()
    {
        await app.ClaimedFixed("resident-folded");
        await Folded();

        (await app.Sql<long>("select count(*) - count(distinct (figure, day, category_code, community_code, agency_code)) from tally")).ShouldBe(0);
        await ShouldEqualTheHistories();
    }

    [Fact]
    public async Task Adding_up_while_others_write_loses_and_doubles_nothing()
    {
        var people = Enumerable.Range(0, 4).Select(async n =>
        {
            using var officer = app.As("officer-1");
            for (var i = 0; i < 6; i++)
            {
                var receipt = await app.SubmitIncident($"resident-busy-{n}", i % 2 == 0 ? "garbage" : "people", b => b["community"] = TestDatabase.Community);
                if (i % 3 == 0) await officer.Move(receipt.Id, i % 2 == 0 ? "triaged" : "received").ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });
        var folding = Enumerable.Range(0, 40).Select(async _ => await app.Sql("notify saphansung_work, 'clock'"));
        await Task.WhenAll(people.Concat(folding));
        await Folded();

        await ShouldEqualTheHistories();
    }

    [Fact]
    public async Task Who_may_not_know_of_sensitive_cases_does_not_see_them_counted()
    {
        using var officer = app.As("officer-1");
        using var director = app.As("director-1");
        await app.SubmitIncident(category: "people", change: b => b["community"] = TestDatabase.OtherCommunity);
        await app.SubmitIncident(category: "garbage", change: b => b["community"] = TestDatabase.OtherCommunity);

        foreach (var filter in (string[])[$"community={TestDatabase.OtherCommunity}", $"community={TestDatabase.OtherCommunity}&category=people"])
        {
            var (seen, told) = (await officer.Get($"/api/v1/staff/counters?{filter}"), await director.Get($"/api/v1/staff/counters?{filter}"));
            (Figure(seen, "reported") - Figure(told, "reported")).ShouldBe(1);
            (seen.GetProperty("states").GetProperty("received").GetInt32() - told.GetProperty("states").GetProperty("received").GetInt32()).ShouldBe(1);
        }

        var all = await app.Sql<long>("select count(*) from incident join category on code = category_code where sensitive");
        var difference = Figure(await officer.Get("/api/v1/staff/counters"), "reported") - Figure(await director.Get("/api/v1/staff/counters"), "reported");
        difference.ShouldBe((int)all);
    }

    [Fact]
    public async Task Overdue_and_flagged_cases_are_counted_up_to_a_bound()
    {
        using var officer = app.As("officer-1");
        var receipt = await app.SubmitIncident("resident-late", "nuisance", b => b["community"] = TestDatabase.Community);
        await app.Sql("update incident set fix_by = $2, flags = '{recurring}' where id = $1", receipt.Id, app.Now.UtcDateTime.AddDays(-9));

        var counters = await officer.Get($"/api/v1/staff/counters?category=nuisance&community={TestDatabase.Community}");

        counters.GetProperty("overdue").ToString().ShouldBe("""{"count":1,"more":false}""");
        counters.GetProperty("flagged").ToString().ShouldBe("""{"count":1,"more":false}""");
        using var backwards = await officer.GetAsync("/api/v1/staff/counters?from=2026-02-01&to=2026-01-01");
        await backwards.Refused(HttpStatusCode.BadRequest, "validation_failed");
    }

    private Task Folded() => App.Eventually(async () =>
    {
        await app.Sql("notify saphansung_work, 'clock'");
        (await app.Sql<long>("select count(*) from tally where not folded")).ShouldBe(0);
    });

    private async Task ShouldEqualTheHistories()
    {
        var (kept, byDay) = (await app.Sql<string>(Kept), await app.Sql<string>(ByDay));
        await app.Sql("select tally_rebuild()");
        (await app.Sql<string>(Kept)).ShouldBe(kept);
        (await app.Sql<string>(ByDay)).ShouldBe(byDay);
    }

    private static int Figure(JsonElement counters, string figure) => counters.GetProperty("figures").GetProperty(figure).GetInt32();
}
