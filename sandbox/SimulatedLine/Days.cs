using System.Globalization;

namespace Saphansung.Sandbox.SimulatedLine;

/// <summary>LINE counts in days of UTC+9, wherever the account is. Reference, "Get number of messages sent".</summary>
internal static class Days
{
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static DateOnly Today(TimeProvider clock) => Of(clock.GetUtcNow());

    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Japan).DateTime);

    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Japan);

    public static DateOnly Read(string? date) =>
        DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw LineRefusal.Api(400, "The value for the 'date' parameter is invalid");
}
