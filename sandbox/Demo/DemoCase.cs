using System.Globalization;
using System.Text.Json;

namespace Saphansung.Sandbox.Demo;

/// <summary>One invented case as its author wrote it. When it was reported follows the clock, so that the demo never grows old.</summary>
/// <param name="By">Key of the reporter among personas and neighbours.</param>
/// <param name="At">Code of the community.</param>
/// <param name="Text">The reporter's words.</param>
/// <param name="Ends">The state the steps lead to; a wrong one stops the loading.</param>
/// <param name="Minutes">Reported so many minutes ago.</param>
/// <param name="Ago">Reported so many whole days ago, at <paramref name="Time"/> in Bangkok.</param>
/// <param name="Part">Reported at this part (0 to 1) of the time since the previous quarter began, at <paramref name="Time"/>.</param>
/// <param name="Priority">high or emergency; normal when left out.</param>
/// <param name="Behalf">Name of a person without LINE for whom the reporter reported.</param>
/// <param name="Spot">Cases of one spot lie side by side: later ones are merged into the first, or are its problem coming back.</param>
/// <param name="Unplaced">The reporter gave a landmark and the community instead of a position.</param>
internal sealed record DemoCase(
    string By,
    string At,
    string Ends,
    string Text,
    JsonElement Answers,
    IReadOnlyList<DemoStep> Steps,
    int? Minutes = null,
    int? Ago = null,
    double? Part = null,
    string? Time = null,
    string? Landmark = null,
    bool Unplaced = false,
    string? Priority = null,
    string? Behalf = null,
    IReadOnlyList<string>? Photos = null,
    DemoPlan? Plan = null,
    string? Spot = null)
{
    /// <summary>The cases told by part of the window are over this long before now.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(9);

    public DateTime ReportedAt(DateTime now)
    {
        if (Minutes is { } minutes)
            return now.AddMinutes(-minutes);

        var time = TimeSpan.Parse(Time!, CultureInfo.InvariantCulture);
        if (Ago is { } days)
        {
            var local = now.AddDays(-days) + Bangkok;
            return (local.TimeOfDay >= time ? local.Date : local.Date.AddDays(-1)) + time - Bangkok;
        }

        var start = PreviousQuarter(now);
        return (start + Part!.Value * (now - Settled - start) + Bangkok).Date + time - Bangkok;
    }

    /// <summary>The fiscal year begins in October, so its quarters are those of the calendar.</summary>
    private static DateTime PreviousQuarter(DateTime now)
    {
        var local = now + Bangkok;
        var month = (local.Month - 1) / 3 * 3 + 1;
        return new DateTime(local.Year, month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-3) - Bangkok;
    }

    public static readonly TimeSpan Bangkok = TimeSpan.FromHours(7);
}

/// <summary>One thing done to a case.</summary>
/// <param name="Do">
/// Staff: triage, assign, ask, say, note, close. Reporter: answer, fixed, notFixed, withdraw. Another resident: follow. The clock: silence.
/// An agency: accepted, declined, scheduled, working, done, failed.
/// </param>
/// <param name="After">Hours since the report.</param>
/// <param name="In">Hours from this step to the appointment it makes.</param>
/// <param name="To">The end that <c>close</c> leads to.</param>
/// <param name="Taken">Hours since the report at which the photos were taken, by their camera; a little before the step if left out.</param>
/// <param name="Metres">How far north of the place.</param>
internal sealed record DemoStep(
    string Do,
    double After = 0,
    string? By = null,
    string? Agency = null,
    string? Text = null,
    string? To = null,
    double? In = null,
    int? Stars = null,
    IReadOnlyList<string>? Photos = null,
    double? Taken = null,
    double Metres = 25);
