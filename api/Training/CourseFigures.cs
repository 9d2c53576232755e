using System.Data.Common;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;
using Saphansung.Api.Surveys;

namespace Saphansung.Api.Training;

/// <summary>Everything that a course's memo says, as data.</summary>
/// <param name="Attendance">People by session.</param>
/// <param name="Evaluation">Results of its evaluation round; null until that is over. Small counts are withheld in it: the memo leaves the staff.</param>
internal sealed record CourseFigures(
    StaffCourse Course, CourseReport Report, IReadOnlyDictionary<Guid, int> Attendance, IReadOnlyList<TakenTests.Person> People, LearningGain Gain, decimal PassMark,
    Sample AllBefore, Sample AllAfter, GetCourseResults.ItemReliability? Reliability, IReadOnlyList<(TakenTests.Person Person, string Reason)> Unmatched,
    IReadOnlyList<GetItemResults.ItemResult> Items, GetRoundResults.Response? Evaluation, CourseBudget Budget)
{
    public GetRoundResults.Turnout? Turnout => Evaluation?.Turnout;

    public static async Task<CourseFigures?> Load(DbConnection connection, CourseView view, BudgetView budgets, District district, Guid id, DateTime now, CancellationToken ct)
    {
        if (await view.Find(connection, id, ct) is not { } course) return null;

        var taken = (await TakenTests.Load(connection, id, ct))!;
        var marks = await ItemMarks.Load(connection, id, ct);
        var attendance = await connection.Many<Count>("""
            select session_id, count(*)::int as n
            from attendance
            join course_session on course_session.id = session_id
            where course_id = @id
            group by session_id
            """, new { id }, ct);
        return new(
            course, (await CourseReport.Find(connection, district, budgets, id, now, ct))!, attendance.ToDictionary(a => a.SessionId, a => a.N), taken.People, taken.Gain(), taken.Pass,
            taken.Scores(p => p.Before), taken.Scores(p => p.After), marks.Reliability("pre"), [.. taken.Unmatched()], GetItemResults.Of(marks).Items,
            await Evaluated(connection, course.EvaluationRoundId, now, ct), (await budgets.Find(connection, id, ct))!);
    }

    private static async Task<GetRoundResults.Response?> Evaluated(DbConnection connection, Guid? roundId, DateTime now, CancellationToken ct)
    {
        if (roundId is not { } id || await ResultsRound.Find(connection, id, ct) is not { } round || !round.IsOver(now)) return null;

        return GetRoundResults.Of(round, now, covered: true, await RoundResults.Load(connection, round, (await RoundAnswers.Load(connection, id, ct))!, covered: true, ct));
    }

    private sealed record Count(Guid SessionId, int N);
}
