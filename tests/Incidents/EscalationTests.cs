using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Tests.Incidents;

/// <summary>Ten hours from 09:00 to 19:00, round the clock: 50 % is 14:00, 80 % is 17:00.</summary>
public sealed class EscalationTests
{
    private static readonly DateTime Nine = new(2026, 11, 23, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Deadline = Nine.AddHours(10);

    [Theory]
    [InlineData(0, 0, 50, 5)]
    [InlineData(50, 5, 80, 8)]
    [InlineData(80, 8, 100, 10)]
    [InlineData(0, 6, 50, 5)]
    [InlineData(0, 9, 80, 8)]
    [InlineData(0, 11, 100, 10)]
    public void The_next_level_is_the_first_to_come_or_the_last_that_was_passed(short reached, int hoursLater, short level, int dueAfter) =>
        Escalation.Next(WorkingCalendar.Always, Deadline, 600, reached, Nine.AddHours(hoursLater)).ShouldBe((level, Nine.AddHours(dueAfter)));

    [Fact]
    public void After_a_hundred_there_is_no_more() =>
        Escalation.Next(WorkingCalendar.Always, Deadline, 600, 100, Nine.AddHours(20)).ShouldBeNull();

    [Theory]
    [InlineData(4, 300, 5)]
    [InlineData(4, 1200, 20)]
    [InlineData(6, 300, 5)]
    public void With_another_promise_the_time_used_stays_used(int hoursUsed, int newMinutes, int dueAfter) =>
        Escalation.Retarget(WorkingCalendar.Always, Deadline, 600, WorkingCalendar.Always, newMinutes, Nine.AddHours(hoursUsed))
            .ShouldBe(Nine.AddHours(dueAfter));
}
