using System.Data.Common;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>What stands between a course and its memo on the director's desk, and how long there is.</summary>
/// <param name="Due">The last day to report, Bangkok's: so many days after the course as the district's settings say.</param>
/// <param name="DaysLeft">Negative when it is late; null once it is reported.</param>
/// <param name="Problems">The officer's words, Thai.</param>
/// <param name="Proposals">And what is proposed.</param>
/// <param name="Version">Of the words, for whoever changes them; 0 while nobody has written any.</param>
/// <param name="Checks">What has to be in order; nothing keeps anybody from writing the memo before it is.</param>
public sealed record CourseReport(
    Guid CourseId, string State, DateOnly HeldOn, DateOnly Due, int? DaysLeft, string Problems, string Proposals, int Version, IReadOnlyList<ReportCheck> Checks)
{
    internal static async Task<CourseReport?> Find(DbConnection connection, District district, BudgetView budgets, Guid courseId, DateTime now, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select course.state, held_on, coalesce(problems, '') as problems, coalesce(proposals, '') as proposals, coalesce(course_report.version, 0) as version,
                   (select state from test where course_id = course.id and kind = 'post') as test_after,
                   (select count(*)::int from survey_participation where round_id = evaluation_round_id) as asked,
                   (select count(*)::int from survey_participation where round_id = evaluation_round_id and survey_participation.state = 'answered') as answered,
                   (select count(*)::int from attempt join test on test.id = test_id where course_id = course.id and attempt.state <> 'scored') as unscored
            from course
            left join course_report on course_id = course.id
            where course.id = @courseId
            """, new { courseId }, ct);
        if (row is null) return null;

        var (rule, today) = (district.Settings.TrainingReport, Clock.DayInBangkok(now));
        var due = district.Calendar(rule.Calendar).DayAfter(row.HeldOn, rule.Days);
        var items = GetItemResults.Of(await ItemMarks.Load(connection, courseId, ct));
        var budget = (await budgets.Find(connection, courseId, ct))!;
        var unproven = budget.Flags.Count(f => f.Code == "no_receipt");
        var doubtful = items.Items.Count(i => i.Findings.Any(f => f.Code is "key_suspect" or "negative" or "nobody_right"));
        return new(courseId, row.State, row.HeldOn, due, row.State == CourseState.Reported ? null : due.DayNumber - today.DayNumber, row.Problems, row.Proposals, row.Version,
        [
            new("attendance_closed", row.State is CourseState.Closed or CourseState.Reported, null),
            new("test_closed", row.TestAfter == "closed" && row.Unscored == 0, row.Unscored),
            new("keys_checked", items.TakenBefore > 0 && doubtful == 0, doubtful),
            new("evaluation_returned", row.Asked > 0 && row.Answered * 5 >= row.Asked * 4, row.Asked - row.Answered),
            new("receipts_attached", unproven == 0 && budget.Version > 0, unproven),
            new("budget_balanced", budget.Version > 0 && budget.Left >= 0 && budget.Lines.All(l => l.Paid is not null), budget.Lines.Count(l => l.Paid is null)),
            new("words_written", row.Problems.Length > 0 && row.Proposals.Length > 0, null),
        ]);
    }

    private sealed record Row(string State, DateOnly HeldOn, string Problems, string Proposals, int Version, string? TestAfter, int Asked, int Answered, int Unscored);
}

/// <param name="Code"><c>attendance_closed</c>, <c>test_closed</c>, <c>keys_checked</c>, <c>evaluation_returned</c>, <c>receipts_attached</c>, <c>budget_balanced</c> or <c>words_written</c>.</param>
/// <param name="Count">How many are missing or in doubt, where something is counted.</param>
public sealed record ReportCheck(string Code, bool Done, int? Count);
