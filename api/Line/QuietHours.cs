using Saphansung.Api.Platform;

namespace Saphansung.Api.Line;

/// <summary>The night, in Bangkok: what can wait does not ring a phone.</summary>
/// <param name="From">Before midnight or after it.</param>
/// <param name="To">From here on phones may ring again.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <returns>When the night is over; null by day.</returns>
    internal DateTime? Until(DateTime utc)
    {
        var local = Clock.InBangkok(utc);
        var time = TimeOnly.FromDateTime(local);
        var night = From <= To ? time >= From && time < To : time >= From || time < To;
        if (!night) return null;
        var morning = local.Date + To.ToTimeSpan();
        return Clock.FromBangkok(morning > local ? morning : morning.AddDays(1));
    }
}
