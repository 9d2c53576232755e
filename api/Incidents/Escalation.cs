using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>At which parts of a promised time somebody is told (design, section 3: 50, 80 and 100 %).</summary>
internal static class Escalation
{
    private static readonly short[] Levels = [50, 80, 100];

    /// <param name="minutes">The whole time that was promised.</param>
    /// <param name="reached">The level told last; 0 for none.</param>
    /// <returns>Null when the time is over and everybody knows. Of several levels passed at once only the last is told.</returns>
    public static (short Level, DateTime DueAt)? Next(WorkingCalendar calendar, DateTime deadline, int minutes, short reached, DateTime now)
    {
        (short Level, DateTime DueAt)? next = null;
        foreach (var level in Levels)
        {
            if (level <= reached) continue;
            var at = calendar.Add(deadline, -TimeSpan.FromMinutes(minutes * (100 - level) / 100.0));
            if (at > now && next is not null) break;
            next = (level, at);
            if (at > now) break;
        }

        return next;
    }

    /// <summary>A new promise for a case under way: the time used stays used.</summary>
    /// <param name="at">Now, or since when the clock stands still.</param>
    public static DateTime Retarget(WorkingCalendar before, DateTime deadline, int minutesBefore, WorkingCalendar after, int minutesAfter, DateTime at)
    {
        var used = TimeSpan.FromMinutes(minutesBefore) - before.Between(at, deadline);
        return after.Add(at, TimeSpan.FromMinutes(minutesAfter) - used);
    }

    /// <param name="at">Now, or since when the clock stands still.</param>
    /// <returns>Percent of the promised time that is used up; over 100 when it is late.</returns>
    public static int Used(WorkingCalendar calendar, DateTime deadline, int minutes, DateTime at) =>
        (int)Math.Floor(100 - (calendar.Between(at, deadline).TotalMinutes * 100 / minutes));
}
