using Microsoft.AspNetCore.Mvc;
using Saphansung.Api.Platform;

namespace Saphansung.Api.OpenData;

/// <summary>A range of Bangkok's days.</summary>
/// <param name="From">First day, in Bangkok.</param>
/// <param name="To">The day after the last.</param>
public sealed record OpenDays([FromQuery(Name = "from")] DateOnly? From = null, [FromQuery(Name = "to")] DateOnly? To = null)
{
    internal DateTime? Start => From is { } day ? Clock.FromBangkok(day.ToDateTime(default)) : null;

    internal DateTime? End => To is { } day ? Clock.FromBangkok(day.ToDateTime(default)) : null;

    internal bool IsBackwards => From > To;

    /// <summary>Left out, the last 30 days, today included.</summary>
    internal (DateOnly First, DateOnly End) OrLast30(TimeProvider clock)
    {
        var end = To ?? Clock.DayInBangkok(clock.Now()).AddDays(1);
        return (From ?? end.AddDays(-30), end);
    }
}
