namespace Saphansung.Tests;

/// <summary>A clock that stands still until the test moves it; moving it fires the timers that become due, in order.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private DateTimeOffset now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (Next(end) is { } due) due.Ring();
        // Several may move it at once; it never goes back.
        lock (gate) now = end > now ? end : now;
    }

    private Alarm? Next(DateTimeOffset end)
    {
        lock (gate)
        {
            var due = alarms.MinBy(a => a.Due);
            if (due is null || due.Due > end) return null;
            if (due.Due > now) now = due.Due;
            if (due.Period > TimeSpan.Zero) due.Due += due.Period;
            if (due.Period <= TimeSpan.Zero) alarms.Remove(due);
            return due;
        }
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }
        public TimeSpan Period { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time.now + dueTime;
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                time.alarms.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate) time.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
