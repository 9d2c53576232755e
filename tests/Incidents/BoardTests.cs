
namespace Saphansung.Tests.Incidents;

/// <summary>What the board's list shows, in which order, and what each filter keeps out. Every test looks for cases of its own only.</summary>
public sealed class BoardTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_board_filters_by_everything_it_offers()
    {
        using var officer = app.As("officer-1");
        var wanted = await app.SubmitIncident(by: "resident-board", category: "disrepair", change: b =>
        {
            b["description"] = "สะพานไม้ผุ 100% _ใต้ต้นจามจุรี";
            b["community"] = TestDatabase.OtherCommunity;
        });
        var other = await app.SubmitIncident(by: "resident-board", category: "nuisance");
        await officer.Assign(wanted.Id, "MEA");

        foreach (var filter in (string[])["status=assigned&category=disrepair", $"community={TestDatabase.OtherCommunity}", "agency=MEA", "q=100%25 _ใต้", $"q={wanted.Reference}"])
        {
            var found = await Found(officer, filter);
            found.ShouldContain(wanted.Id, filter);
            found.ShouldNotContain(other.Id, filter);
        }

        (await Found(officer, "agency=MWA")).ShouldNotContain(wanted.Id);
        (await Found(officer, "overdue=true")).ShouldNotContain(wanted.Id);
        app.Advance(TimeSpan.FromDays(60));
        (await Found(officer, "overdue=true&category=disrepair")).ShouldContain(wanted.Id);
    }

    private static async Task<List<Guid>> Found(HttpClient officer, string filter) =>
        [.. (await officer.Get("/api/v1/staff/incidents?" + filter)).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}
