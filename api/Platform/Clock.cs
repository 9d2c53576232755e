namespace Saphansung.Api.Platform;

internal static class Clock
{
    /// <summary>Bangkok has had no daylight saving since 1920: a fixed offset is exact for every time this service can hold.</summary>
    private static readonly TimeSpan Bangkok = TimeSpan.FromHours(7);

    /// <summary>UTC, in the microseconds that PostgreSQL keeps, so that a value reads back as it was written.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static DateTime InBangkok(DateTime utc) => utc + Bangkok;

    public static DateTime FromBangkok(DateTime local) => DateTime.SpecifyKind(local - Bangkok, DateTimeKind.Utc);

    public static DateOnly DayInBangkok(DateTime utc) => DateOnly.FromDateTime(InBangkok(utc));

    /// <summary>The Monday of the week (ISO 8601) that this moment falls into.</summary>
    public static DateOnly WeekInBangkok(DateTime utc)
    {
        var day = DayInBangkok(utc);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>The year people write: Buddhist era, by Bangkok's calendar.</summary>
    public static int BuddhistYear(DateTime utc) => InBangkok(utc).Year + 543;

    public static Guid NewId(DateTime utc) => Guid.CreateVersion7(new DateTimeOffset(utc));
}
