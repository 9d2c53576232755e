using System.Data.Common;
using Saphansung.Api.Platform;
using Saphansung.Api.Statistics;

namespace Saphansung.Api.Training;

/// <summary>Everybody of a course with the score of either test: what every figure about learning is computed from.</summary>
internal sealed class TakenTests(IReadOnlyList<TakenTests.Person> people, decimal most, decimal pass)
{
    public IReadOnlyList<Person> People => people;

    /// <summary>The score that passes.</summary>
    public decimal Pass => pass;

    /// <param name="InLast">Was there in the last session.</param>
    /// <param name="Before">Score of the test before; null until it is scored.</param>
    public sealed record Person(
        Guid EnrolmentId, Guid? PersonId, string Name, string? CommunityCode, DateTime? FirstIn, bool InLast, string? BeforeState, decimal? Before, string? AfterState, decimal? After,
        DateTime? BeforeClosed);

    /// <returns>Null when there is no such course.</returns>
    public static async Task<TakenTests?> Load(DbConnection connection, Guid courseId, CancellationToken ct)
    {
        // Items can no longer change once somebody has begun; what counts is what they are worth together.
        var test = await connection.OneOrNone<Test>("""
            select coalesce((select sum(max_mark) from test_item where course_id = course.id), 0) as most,
                   coalesce((select pass_share from test where course_id = course.id and kind = 'post'), 0) as pass_share
            from course
            where id = @courseId
            """, new { courseId }, ct);
        if (test is null) return null;

        var people = await connection.Many<Person>("""
            select enrolment.id as enrolment_id, person_id, name, community_code, came.first_in, coalesce(came.in_last, false) as in_last,
                   before.state as before_state, before.score as before, after.state as after_state, after.score as after, pre.closed_at as before_closed
            from enrolment
            left join test as pre on pre.course_id = enrolment.course_id and pre.kind = 'pre'
            left join test as post on post.course_id = enrolment.course_id and post.kind = 'post'
            left join attempt as before on before.test_id = pre.id and before.enrolment_id = enrolment.id
            left join attempt as after on after.test_id = post.id and after.enrolment_id = enrolment.id
            left join lateral (
                select min(in_at) as first_in, bool_or(session_id = (select id from course_session where course_id = enrolment.course_id order by ends_at desc limit 1)) as in_last
                from attendance
                where enrolment_id = enrolment.id
            ) as came on true
            where enrolment.course_id = @courseId and (enrolment.state = 'enrolled' or came.first_in is not null)
            order by name, enrolment.id
            """, new { courseId }, ct);
        return new(people, test.Most, test.Most * test.PassShare);
    }

    public LearningGain Gain() => LearningGain.Of([.. people.Where(p => p is { Before: not null, After: not null }).Select(p => (p.Before!.Value, p.After!.Value))], most, pass);

    /// <summary>Everybody who took it, matched or not.</summary>
    public Sample Scores(Func<Person, decimal?> of) => Sample.Of([.. people.Select(of).OfType<decimal>().Select(s => (double)s)]);

    /// <summary>Who cannot be compared, and why.</summary>
    public IEnumerable<(Person Person, string Reason)> Unmatched() =>
        people.Where(p => p.Before is null || p.After is null).Select(p => (p, Reason(p)));

    private static string Reason(Person person) => person switch
    {
        { FirstIn: null, BeforeState: null, AfterState: null } => Unmatching.Absent,
        { BeforeState: "open" } or { AfterState: "open" } => Unmatching.Unfinished,
        { BeforeState: null, AfterState: null } => Unmatching.NoTest,
        { Before: null } when person.FirstIn > person.BeforeClosed => Unmatching.CameLate,
        { Before: null } => Unmatching.NoTestBefore,
        { InLast: false } => Unmatching.LeftEarly,
        _ => Unmatching.NoTestAfter,
    };

    private sealed record Test(decimal Most, decimal PassShare);
}

/// <summary>Why somebody's two scores cannot be compared.</summary>
internal static class Unmatching
{
    public const string Absent = "absent";
    public const string Unfinished = "unfinished";
    public const string NoTest = "no_test";
    public const string CameLate = "came_late";
    public const string NoTestBefore = "no_test_before";
    public const string LeftEarly = "left_early";
    public const string NoTestAfter = "no_test_after";

    public static readonly IReadOnlyDictionary<string, Text> Words = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        [Absent] = new("ไม่มาอบรม", "Did not come"),
        [Unfinished] = new("ยังไม่ได้ส่งแบบทดสอบ", "Has not handed a test in"),
        [NoTest] = new("มาอบรมแต่ไม่ได้ทำแบบทดสอบทั้งสองครั้ง", "Came but took neither test"),
        [CameLate] = new("มาหลังปิดแบบทดสอบก่อนอบรม", "Came after the test before had closed"),
        [NoTestBefore] = new("ไม่ได้ทำแบบทดสอบก่อนอบรม", "Did not take the test before"),
        [LeftEarly] = new("กลับก่อนช่วงสุดท้าย", "Left before the last session"),
        [NoTestAfter] = new("ไม่ได้ทำแบบทดสอบหลังอบรม", "Did not take the test after"),
    };
}
