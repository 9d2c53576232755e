using System.Text.Json;

namespace Saphansung.Tests.Incidents;

public sealed class OutOfHoursTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_report_outside_office_hours_is_told_that_it_is_closed_when_it_opens_and_by_when_it_is_answered()
    {
        // Monday in the morning, Tuesday at three in the night, and the seventh of December, a Monday that stands in for a holiday.
        Told(await Sent()).ShouldNotContain("นอกเวลาทำการ");

        At(2026, 11, 24, 3);
        var night = await Sent();
        Told(night).ShouldContain("24 พ.ย. 2569 08:00 น.");
        Told(night).ShouldContain("24 พ.ย. 2569 16:00 น.");
        night.GetProperty("next").Text("en").ShouldContain("24 Nov 2026 08:00");
        await Chat(night, "resident-night", "นอกเวลาทำการ", "24 พ.ย. 2569 08:00 น.");

        At(2026, 12, 7, 10);
        Told(await Sent()).ShouldContain("8 ธ.ค. 2569 08:00 น.");

        At(2026, 12, 8, 10);
        Told(await Sent()).ShouldNotContain("นอกเวลาทำการ");
    }

    private static string Told(JsonElement receipt) => receipt.GetProperty("next").Text("th");

    private async Task<JsonElement> Sent()
    {
        using var resident = app.As("resident-night");
        return await resident.Post("/api/v1/incidents", await app.Report(), Guid.NewGuid().ToString());
    }

    private async Task Chat(JsonElement receipt, string person, params string[] words)
    {
        await app.Line.Say(person, $"แจ้งเหตุแล้ว {receipt.Text("reference")}");
        await App.Eventually(() =>
        {
            var card = app.Line.Inbox(person).Select(m => m.Readable()).ShouldHaveSingleItem();
            foreach (var word in words) card.ShouldContain(word);
        });
    }

    /// <summary>Bangkok's time; the clock only goes on.</summary>
    private void At(int year, int month, int day, int hour) =>
        app.Advance(new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.FromHours(7)) - app.Now);
}
