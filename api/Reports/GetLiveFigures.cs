using Microsoft.AspNetCore.Http.HttpResults;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>The figures of any period as they are now, without a report.</summary>
internal static class GetLiveFigures
{
    /// <param name="period"><c>2570-q1</c> or <c>2570</c>; left out with both days, the quarter of today.</param>
    /// <param name="from">First day, Bangkok's.</param>
    /// <param name="to">The day after the last; at most 366 days later.</param>
    public static async Task<Results<Ok<ReportFigures>, Refusal>> Handle(
        LiveFigures figures, TimeProvider clock, CancellationToken ct, string? period = null, DateOnly? from = null, DateOnly? to = null)
    {
        var now = clock.Now();
        var asked = period is null && from is null && to is null ? Period.QuarterOf(Clock.DayInBangkok(now)) : CreateReport.Asked(new(period, from, to, null));
        if (asked is null) return Refusal.Invalid(period is null ? "from" : "period", "unknown_value");
        if (asked.Start >= now) return Refusal.Invalid(period is null ? "from" : "period", "not_begun");

        return TypedResults.Ok(await figures.Of(asked, ct));
    }
}
