namespace Saphansung.Tests.Incidents;

public sealed class RepeatingAtNightTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_repeated_call_is_told_what_the_first_one_was_though_the_office_has_opened_since()
    {
        using var resident = app.As("resident-again");
        var (body, key) = (await app.Report(), Guid.NewGuid().ToString());
        app.Advance(TimeSpan.FromHours(17));
        var first = await resident.Post("/api/v1/incidents", body, key);

        app.Advance(TimeSpan.FromHours(7));

        (await resident.Post("/api/v1/incidents", body, key)).GetRawText().ShouldBe(first.GetRawText());
        first.GetProperty("next").Text("th").ShouldContain("นอกเวลาทำการ");
    }
}
