using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>The courses one can enrol in, and those the caller belongs to, the next one first.</summary>
internal static class ListOpenCourses
{
    /// <param name="Mine">enrolled, waiting or cancelled; null for a course the caller has nothing to do with.</param>
    public sealed record OpenCourse(
        Guid Id, Text Title, string Place, DateOnly HeldOn, DateTime? StartsAt, DateTime? EndsAt, string State, int Capacity, int Enrolled, int Waiting, string? Mine);

    public static async Task<List<OpenCourse>> Handle(HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select course.id, title_th, title_en, place, held_on,
                   (select min(starts_at) from course_session where course_id = course.id) as starts_at,
                   (select max(ends_at) from course_session where course_id = course.id) as ends_at,
                   course.state, capacity,
                   (select count(*)::int from enrolment where course_id = course.id and state = 'enrolled') as enrolled,
                   (select count(*)::int from enrolment where course_id = course.id and state = 'waiting') as waiting,
                   mine.state as mine
            from course
            left join enrolment as mine on mine.course_id = course.id and mine.person_id = @personId
            where course.state in ('enrolling', 'running') or (course.state <> 'draft' and mine.state <> 'cancelled')
            order by held_on < @today, abs(held_on - @today), course.id
            limit 50
            """, new { personId = Person.Of(http.User).Id, today = Clock.DayInBangkok(clock.Now()) }, ct);
        return rows.ConvertAll(r => new OpenCourse(
            r.Id, new(r.TitleTh, r.TitleEn), r.Place, r.HeldOn, r.StartsAt, r.EndsAt, r.State, r.Capacity, r.Enrolled, r.Waiting, r.Mine));
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, string Place, DateOnly HeldOn, DateTime? StartsAt, DateTime? EndsAt, string State, int Capacity,
        int Enrolled, int Waiting, string? Mine);
}
