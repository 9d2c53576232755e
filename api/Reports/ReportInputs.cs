using System.Data.Common;
using Saphansung.Api.Platform;
using Saphansung.Api.Surveys;
using Saphansung.Api.Training;

namespace Saphansung.Api.Reports;

/// <summary>Everything a performance report is computed from, without personal data: what the proof pack holds.</summary>
/// <param name="Cutoff">What is recorded from this moment on does not count: the end of the period, or the moment of the report.</param>
/// <param name="Cases">Of this period and those it is compared with; empty where they are counted or kept for themselves.</param>
/// <param name="Goal">Percent of the reported problems that are meant to be resolved.</param>
/// <param name="Targets">What follows from the cases can be counted again from them.</param>
public sealed record ReportInputs(
    Period Period, DateTime Cutoff, decimal Goal, IReadOnlyList<CaseHistory> Cases, IReadOnlyList<ChronicInput> Chronic, FollowerInput Followers,
    IReadOnlyList<NewsInput> News, IReadOnlyList<SurveyInput> Surveys, IReadOnlyList<CourseInput> Courses, IReadOnlyList<ReportTarget>? Targets = null, PdcaInput? Pdca = null)
{
    /// <summary>The source report, section 9: ร้อยละ ๘๐ of the problems reported. It stands where the target has no goal of its own.</summary>
    private const decimal GoalOfReport = 80;

    /// <summary>All but the cases.</summary>
    internal static async Task<ReportInputs> Load(DbConnection connection, TargetValues values, Period period, DateTime now, CancellationToken ct)
    {
        var cutoff = now < period.End ? now : period.End;
        var range = new { start = period.Start, end = cutoff };
        var followers = await connection.One<FollowerInput>("""
            select coalesce(sum(change) filter (where occurred_at < @start), 0)::int as at_start,
                   (count(*) filter (where change = 1 and not came_back and occurred_at >= @start))::int as added,
                   (count(*) filter (where change = 1 and came_back and occurred_at >= @start))::int as returned,
                   (count(*) filter (where change = -1 and occurred_at >= @start))::int as lost
            from follower_event
            where occurred_at < @end
            """, range, ct);
        var chronic = await connection.Many<ChronicInput>("""
            select category_code as category, community_code as community, returns, state, cause is not null as cause_found
            from chronic_point
            where first_at < @end
            order by returns desc, id
            """, range, ct);
        var news = await connection.Many<NewsInput>("""
            select (sent_at at time zone 'Asia/Bangkok')::date as sent_on, title_th as title, way, recipients,
                   (select count(distinct reader)::int from announcement_opening where announcement_id = announcement.id and at < @end) as readers
            from announcement
            where sent_at >= @start and sent_at < @end
            order by sent_at, id
            """, range, ct);
        var targets = await ReportTarget.Load(connection, values, period, now, ct);
        return new(
            period, cutoff, targets.FirstOrDefault(t => t.Code == TargetValues.ResolvedCode)?.Definition.Goal ?? GoalOfReport, [], chronic, followers, news,
            await RoundsOf(connection, range, ct), await CoursesOf(connection, period, ct), targets, await PdcaInput.Load(connection, period, cutoff, ct));
    }

    /// <summary>What the targets of the report are compared with.</summary>
    internal Period SameDaysBefore => TargetCases.YearBefore(new(Period.From, Period.To), Cutoff);

    private static async Task<List<SurveyInput>> RoundsOf(DbConnection connection, object range, CancellationToken ct)
    {
        var rounds = new List<SurveyInput>();
        foreach (var id in await connection.Many<Guid>("""
            select id from survey_round where state in ('closed', 'reported') and closes_at > @start and closes_at <= @end order by closes_at, id
            """, range, ct))
        {
            var round = (await ResultsRound.Find(connection, id, ct))!;
            // What leaves the staff withholds small counts.
            var overall = (await RoundResults.Load(connection, round, (await RoundAnswers.Load(connection, id, ct))!, covered: true, ct)).Overall;
            rounds.Add(new(
                round.Title.Th, round.Number, round.Population, round.Answered, overall.Mean, overall.Satisfaction?.OfMean, overall.Satisfaction?.Share,
                round.SatisfactionDefinition, round.Target, overall.Satisfaction?.Reached, overall.Satisfaction?.Cleared));
        }

        return rounds;
    }

    private static async Task<List<CourseInput>> CoursesOf(DbConnection connection, Period period, CancellationToken ct)
    {
        var courses = new List<CourseInput>();
        foreach (var course in await connection.Many<Course>("""
            select id, title_th as title, held_on, capacity,
                   (select count(*)::int from enrolment where course_id = course.id and state = 'enrolled') as enrolled,
                   (select count(distinct enrolment_id)::int from attendance join course_session on course_session.id = session_id where course_id = course.id) as attended
            from course
            where state in ('closed', 'reported') and held_on >= @From and held_on < @To
            order by held_on, id
            """, new { period.From, period.To }, ct))
        {
            var gain = (await TakenTests.Load(connection, course.Id, ct))!.Gain();
            courses.Add(new(
                course.Title, course.HeldOn, course.Capacity, course.Enrolled, course.Attended, gain.N, gain.Most, gain.Before.Mean, gain.After.Mean, gain.PairedT?.P, gain.Gain));
        }

        return courses;
    }

    private sealed record Course(Guid Id, string Title, DateOnly HeldOn, int Capacity, int Enrolled, int Attended);
}

/// <param name="Returns">How often the problem came back after a fix.</param>
/// <param name="State"><c>open</c> or <c>done</c>: the cause is removed.</param>
public sealed record ChronicInput(string Category, string? Community, int Returns, string State, bool CauseFound);

/// <param name="Added">Came for the first time.</param>
/// <param name="Returned">Came back.</param>
/// <param name="Lost">Left or blocked the account.</param>
public sealed record FollowerInput(int AtStart, int Added, int Returned, int Lost);

/// <param name="Way"><c>push</c>, <c>inbox</c> or <c>archive</c>.</param>
/// <param name="Readers">Different people who opened it by its own link.</param>
public sealed record NewsInput(DateOnly SentOn, string Title, string? Way, int? Recipients, int Readers);

/// <summary>A round that closed in the period; its own report has the details.</summary>
/// <param name="OfMean">Mean in percent of 5.</param>
/// <param name="Share">Percent who are satisfied (4 and 5); null when withheld.</param>
/// <param name="Definition">Which of the two is judged: <c>mean</c> or <c>top2</c>.</param>
public sealed record SurveyInput(
    string Title, int Number, int? Population, int Answered, decimal? Mean, decimal? OfMean, double? Share, string Definition, decimal Target, bool? Reached, bool? Cleared);

/// <summary>A course that was held in the period.</summary>
/// <param name="Pairs">People who took both tests.</param>
/// <param name="P">Of the paired t test.</param>
public sealed record CourseInput(
    string Title, DateOnly HeldOn, int Capacity, int Enrolled, int Attended, int Pairs, decimal Most, double? Before, double? After, double? P, double? Gain);
