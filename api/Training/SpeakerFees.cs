namespace Saphansung.Api.Training;

/// <summary>How the hours of a speaker are paid: by the Ministry of Finance's rule for lecturers, from the minutes of the timetable.</summary>
internal static class SpeakerFees
{
    private const int Hour = 60;
    private const int FromWhole = 50;
    private const int FromHalf = 25;

    /// <summary>Of a started hour 50 minutes and more count whole, 25 and more half. Breaks inside a session are not taken off.</summary>
    public static decimal Hours(int minutes)
    {
        var rest = minutes % Hour;
        return (minutes / Hour) + (rest >= FromWhole ? 1 : rest >= FromHalf ? 0.5m : 0);
    }
}
