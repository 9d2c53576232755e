namespace Saphansung.Api.Platform;

/// <summary>
/// Time that counts towards a deadline: the office's hours in Bangkok without holidays, or round the clock.
/// A deadline that falls on the end of a day is that end, not the next morning.
/// </summary>
internal sealed class WorkingCalendar(IReadOnlyCollection<DayOfWeek> days, TimeOnly from, TimeOnly to, IReadOnlyCollection<DateOnly> holidays)
{
    public static readonly WorkingCalendar Always = new([], default, default, []);

    private readonly HashSet<DayOfWeek> days = [.. days];
    private readonly HashSet<DateOnly> holidays = [.. holidays];

    private bool IsAlways => days.Count == 0;

    /// <param name="work">Working time; a negative one goes back.</param>
    public DateTime Add(DateTime utc, TimeSpan work)
    {
        if (IsAlways || work == TimeSpan.Zero) return utc + work;
        var (at, left, step) = (Clock.InBangkok(utc), work.Duration(), work < TimeSpan.Zero ? -1 : 1);
        for (var day = DateOnly.FromDateTime(at); ; day = day.AddDays(step))
        {
            if (Open(day) is not var (opens, closes)) continue;
            if (step > 0 && at > opens) opens = at;
            if (step < 0 && at < closes) closes = at;
            if (closes <= opens) continue;
            if (left <= closes - opens) return Clock.FromBangkok(step > 0 ? opens + left : closes - left);
            left -= closes - opens;
        }
    }

    /// <returns>The working time from one moment to another; negative when the other comes first.</returns>
    public TimeSpan Between(DateTime start, DateTime end)
    {
        if (IsAlways) return end - start;
        if (end < start) return -Between(end, start);
        var (first, last, sum) = (Clock.InBangkok(start), Clock.InBangkok(end), TimeSpan.Zero);
        for (var day = DateOnly.FromDateTime(first); day <= DateOnly.FromDateTime(last); day = day.AddDays(1))
        {
            if (Open(day) is not var (opens, closes)) continue;
            if (first > opens) opens = first;
            if (last < closes) closes = last;
            if (closes > opens) sum += closes - opens;
        }

        return sum;
    }

    /// <returns>The day so many days after another; where the calendar has hours, days on which the office is open.</returns>
    public DateOnly DayAfter(DateOnly day, int days)
    {
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsAlways || Open(day) is not null) left--;
        }

        return day;
    }

    public bool IsOpen(DateTime utc) =>
        IsAlways || (Open(DateOnly.FromDateTime(Clock.InBangkok(utc))) is var (opens, closes) && Clock.InBangkok(utc) >= opens && Clock.InBangkok(utc) < closes);

    /// <returns>The moment itself while the office is open.</returns>
    public DateTime NextOpening(DateTime utc)
    {
        if (IsOpen(utc)) return utc;
        var at = Clock.InBangkok(utc);
        for (var day = DateOnly.FromDateTime(at); ; day = day.AddDays(1))
            if (Open(day) is var (opens, _) && opens > at) return Clock.FromBangkok(opens);
    }

    private (DateTime Opens, DateTime Closes)? Open(DateOnly day) =>
        days.Contains(day.DayOfWeek) && !holidays.Contains(day) ? (day.ToDateTime(from), day.ToDateTime(to)) : null;
}
