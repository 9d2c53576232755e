using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>A range of Bangkok's days.</summary>
/// <param name="From">First day, in Bangkok.</param>
/// <param name="To">The day after the last.</param>
public sealed record OpenDays([FromQuery(Name = "from")] DateOnly? From = null, [FromQuery(Name = "to")] DateOnly? To = null)
{
    // The first days of the calendar are not all there in UTC.
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    internal DateTime? Start => From is { } day ? Begins(day) : null;

    internal DateTime? End => To is { } day ? Begins(day) : null;

    internal bool IsBackwards => From > To;

    /// <summary>Left out, the last 30 days, today included.</summary>
    internal (DateOnly First, DateOnly End) OrLast30(TimeProvider clock)
    {
        var end = Counted(To ?? Clock.DayInBangkok(clock.Now()).AddDays(1));
        return (Counted(From ?? end.AddDays(-30)), end);
    }

    private static DateTime Begins(DateOnly day) => Clock.FromBangkok(Counted(day).ToDateTime(default));

    private static DateOnly Counted(DateOnly day) => day < Earliest ? Earliest : day;
}
