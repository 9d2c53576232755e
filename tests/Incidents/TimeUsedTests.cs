using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Incidents;

/// <summary>How much of a promised time is used up counts in the calendar it was promised in.</summary>
public sealed class TimeUsedTests
{
    private static readonly WorkingCalendar Office = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(8, 0), new(16, 0), []);

    /// <summary>Eight hours of work promised on Friday 20 November 2026 at noon in Bangkok end on Monday at noon.</summary>
    [Theory]
    [InlineData(20, 12, 0)]
    [InlineData(20, 14, 25)]
    [InlineData(22, 12, 50)]
    [InlineData(23, 10, 75)]
    [InlineData(23, 12, 100)]
    [InlineData(24, 12, 200)]
    public void A_weekend_uses_nothing(int day, int hourInBangkok, int percent)
    {
        static DateTime Bangkok(int day, int hour) => new DateTime(2026, 11, day, hour, 0, 0, DateTimeKind.Utc).AddHours(-7);

        Escalation.Used(Office, Bangkok(23, 12), 480, Bangkok(day, hourInBangkok)).ShouldBe(percent);
    }
}
