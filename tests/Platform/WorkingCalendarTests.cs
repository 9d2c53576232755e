using FsCheck;
using FsCheck.Fluent;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Platform;

/// <summary>Office hours 08:00 to 16:00, Monday to Friday, with two holidays of 2026: Constitution Day (10 Dec) and New Year's Eve.</summary>
public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Office = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday],
        new(8, 0), new(16, 0), [new(2026, 12, 10), new(2026, 12, 31)]);

    [Theory]
    [InlineData("2026-11-23 09:00", 60, "2026-11-23 10:00", "within a day")]
    [InlineData("2026-11-20 15:00", 60, "2026-11-20 16:00", "the end of a day is still that day")]
    [InlineData("2026-11-20 15:00", 61, "2026-11-23 08:01", "over a weekend")]
    [InlineData("2026-11-21 12:00", 30, "2026-11-23 08:30", "begun on a Saturday")]
    [InlineData("2026-11-23 06:00", 30, "2026-11-23 08:30", "begun before the office opens")]
    [InlineData("2026-11-23 20:00", 30, "2026-11-24 08:30", "begun after it has closed")]
    [InlineData("2026-12-09 15:30", 60, "2026-12-11 08:30", "over a holiday")]
    [InlineData("2026-12-30 15:00", 120, "2027-01-01 09:00", "over the last day of the year")]
    [InlineData("2026-11-23 08:30", -60, "2026-11-20 15:30", "back over a weekend")]
    [InlineData("2026-11-23 08:00", 0, "2026-11-23 08:00", "nothing")]
    public void A_deadline_counts_only_time_in_which_somebody_works(string start, int minutes, string end, string what) =>
        Office.Add(Bangkok(start), TimeSpan.FromMinutes(minutes)).ShouldBe(Bangkok(end), what);

    [Theory]
    [InlineData("2026-11-20 15:00", "2026-11-23 09:00", 120)]
    [InlineData("2026-12-09 15:00", "2026-12-11 09:00", 120)]
    [InlineData("2026-11-21 09:00", "2026-11-22 18:00", 0)]
    [InlineData("2026-11-23 09:00", "2026-11-20 15:00", -120)]
    public void Between_two_moments_stand_only_the_office_hours(string start, string end, int minutes) =>
        Office.Between(Bangkok(start), Bangkok(end)).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("2026-11-23 07:59", false, "2026-11-23 08:00")]
    [InlineData("2026-11-23 08:00", true, "2026-11-23 08:00")]
    [InlineData("2026-11-23 16:00", false, "2026-11-24 08:00")]
    [InlineData("2026-12-10 10:00", false, "2026-12-11 08:00")]
    [InlineData("2026-11-21 03:00", false, "2026-11-23 08:00")]
    public void It_knows_whether_the_office_is_open_and_when_it_opens(string at, bool open, string opens)
    {
        Office.IsOpen(Bangkok(at)).ShouldBe(open);
        Office.NextOpening(Bangkok(at)).ShouldBe(Bangkok(opens));
    }

    [Fact]
    public void Round_the_clock_every_minute_counts()
    {
        var start = Bangkok("2026-11-21 23:00");

        WorkingCalendar.Always.Add(start, TimeSpan.FromHours(3)).ShouldBe(start.AddHours(3));
        WorkingCalendar.Always.Between(start, start.AddDays(2)).ShouldBe(TimeSpan.FromDays(2));
        WorkingCalendar.Always.IsOpen(start).ShouldBeTrue();
    }

    [Fact]
    public void What_is_added_is_what_lies_between()
    {
        var anyStart = Gen.Choose(0, 60 * 24 * 60).Select(minutes => Bangkok("2026-11-20 00:00").AddMinutes(minutes));
        var anyWork = Gen.Choose(1, 60 * 100).Select(minutes => TimeSpan.FromMinutes(minutes));
        var both = anyStart.SelectMany(start => anyWork.Select(work => (start, work))).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(both, pair =>
            Office.Between(pair.start, Office.Add(pair.start, pair.work)) == pair.work
            && Office.Between(Office.Add(pair.start, -pair.work), pair.start) == pair.work));
    }

    private static DateTime Bangkok(string local) =>
        Clock.FromBangkok(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
