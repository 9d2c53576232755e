namespace Saphansung.Api.Platform;

/// <summary>The times promised for a case, or for an agency's part of it.</summary>
/// <param name="AnswerMinutes">To the division's first answer.</param>
/// <param name="AcceptMinutes">To the agency's acceptance; 0 without an agency.</param>
/// <param name="FixMinutes">To the fix.</param>
/// <param name="Calendar">In which time these minutes are counted: <c>working</c> or <c>always</c>.</param>
internal sealed record ServiceTarget(int AnswerMinutes, int AcceptMinutes, int FixMinutes, string Calendar);

/// <summary>An exception from the minutes of a category or an agency; what it leaves out stays as it was.</summary>
internal sealed record TargetException(
    string? CategoryCode, string? Priority, string? AgencyCode,
    int? AnswerWithinMinutes, int? AcceptWithinMinutes, int? FixWithinMinutes, string? Calendar)
{
    public bool Fits(string category, string priority, string? agency) =>
        (CategoryCode is null || CategoryCode == category) && (Priority is null || Priority == priority) && (AgencyCode is null || AgencyCode == agency);

    /// <summary>How much of a case it names.</summary>
    public int Precision => (CategoryCode is null ? 0 : 1) + (Priority is null ? 0 : 1) + (AgencyCode is null ? 0 : 1);
}

internal static class ServiceTargets
{
    /// <summary>Of several exceptions that fit, the one that names most decides; of equals the first written.</summary>
    public static ServiceTarget Of(IReadOnlyList<TargetException> exceptions, Category category, string priority, Agency? agency)
    {
        var fitting = exceptions.Where(e => e.Fits(category.Code, priority, agency?.Code)).OrderByDescending(e => e.Precision).ToList();
        return new(
            First(e => e.AnswerWithinMinutes) ?? category.AnswerWithinMinutes,
            agency is null ? 0 : First(e => e.AcceptWithinMinutes) ?? agency.AcceptWithinMinutes,
            First(e => e.FixWithinMinutes) ?? agency?.FixWithinMinutes ?? category.FixWithinMinutes,
            fitting.Select(e => e.Calendar).FirstOrDefault(c => c is not null) ?? agency?.Calendar ?? category.Calendar);

        int? First(Func<TargetException, int?> minutes) => fitting.Select(minutes).FirstOrDefault(m => m is not null);
    }
}
