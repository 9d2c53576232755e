namespace Saphansung.Api.Training;

internal static class CourseState
{
    public const string Draft = "draft";
    public const string Enrolling = "enrolling";
    public const string Running = "running";
    public const string Closed = "closed";
    public const string Reported = "reported";

    /// <summary>Running goes back while nobody was there: a course that was started by mistake enrols on.</summary>
    public static string[] Next(string state, bool attended) => state switch
    {
        Draft => [Enrolling],
        Enrolling => [Running],
        Running => attended ? [Closed] : [Closed, Enrolling],
        Closed => [Reported],
        _ => [],
    };
}

internal static class EnrolmentState
{
    public const string Enrolled = "enrolled";
    public const string Waiting = "waiting";
    public const string Cancelled = "cancelled";
}
