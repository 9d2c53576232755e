using Saphansung.Tests.Surveys;

namespace Saphansung.Tests.Programme;

/// <summary>A survey that is reported does the calendar's day of its term, and no other.</summary>
public sealed class SatisfactionDayTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_reported_survey_of_followers_or_members_does_the_day_nearest_to_its_end()
    {
        await App.Eventually(async () => await app.Sql<long>("select count(*) from report_day where kind = 'satisfaction'") == 3, "the calendar's days");
        var followers = await Closed("followers");
        (await Done()).ShouldBeEmpty("it is closed and not reported");

        await Report(await Closed("course"));
        await Report(await Closed("reporters"));
        (await Done()).ShouldBeEmpty("the calendar asks for no such survey");
        await Report(followers);
        (await Done()).ShouldBe(["2027-01-15 done ความพึงพอใจของผู้ติดตาม ครั้งที่ 1"]);
        await Report(await Closed("network"));
        (await Done()).Count.ShouldBe(1, "the other survey of the term does not answer for the next one");

        app.Advance(new DateTimeOffset(2027, 4, 5, 3, 0, 0, TimeSpan.Zero) - app.Now);
        await Report(await Closed("network"));
        (await Done()).Select(d => d[..15]).ShouldBe(["2027-01-15 done", "2027-04-15 done"]);

        // It closed after the day: late, but it is that day's.
        app.Advance(new DateTimeOffset(2027, 8, 20, 3, 0, 0, TimeSpan.Zero) - app.Now);
        await Report(await Closed("followers"));
        (await Done())[^1].ShouldStartWith("2027-08-15 done_late ");
    }

    /// <summary>A round that ended yesterday.</summary>
    private async Task<Guid> Closed(string audience)
    {
        var round = await app.Round(await app.Survey(anonymous: true), 1, ResultsSteps.Speeds(0, 1, 2, 3, 4));
        await app.Sql("update survey_round set audience = jsonb_build_object('kind', $2::text) where id = $1", round, audience);
        return round;
    }

    private async Task Report(Guid round)
    {
        using var officer = app.As("officer-1");
        (await officer.Post($"/api/v1/staff/rounds/{round}/transitions", new { to = "reported" })).Text("state").ShouldBe("reported");
    }

    /// <summary>Day, state and note of the satisfaction reports that are done.</summary>
    private async Task<List<string>> Done()
    {
        using var officer = app.As("officer-1");
        return [.. (await officer.Get(ProgrammeSteps.Read + "/calendar")).GetProperty("days").EnumerateArray()
            .Where(d => d.Text("kind") == "satisfaction" && d.Text("state").StartsWith("done", StringComparison.Ordinal))
            .Select(d => $"{d.Text("dueOn")} {d.Text("state")} {d.Text("note")}")];
    }
}
