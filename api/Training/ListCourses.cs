using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>All courses, the newest first.</summary>
internal static class ListCourses
{
    public sealed record CourseLine(Guid Id, Text Title, string Place, DateOnly HeldOn, string State, int Capacity, int Enrolled, int Waiting, int Attended);

    public static async Task<Page<CourseLine>> Handle(NpgsqlDataSource database, CancellationToken ct, Guid? after = null, int limit = Paging.Default)
    {
        limit = Math.Clamp(limit, 1, Paging.Most);
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await connection.Many<Row>("""
            select course.id, title_th, title_en, place, held_on, course.state, capacity,
                   count(*) filter (where enrolment.state = 'enrolled')::int as enrolled,
                   count(*) filter (where enrolment.state = 'waiting')::int as waiting,
                   count(*) filter (where exists (select from attendance where enrolment_id = enrolment.id))::int as attended
            from course
            left join enrolment on course_id = course.id
            where @after::uuid is null or course.id < @after
            group by course.id
            order by course.id desc
            limit @limit + 1
            """, new { after, limit }, ct);
        return Paging.Of(rows.ConvertAll(r => new CourseLine(
            r.Id, new(r.TitleTh, r.TitleEn), r.Place, r.HeldOn, r.State, r.Capacity, r.Enrolled, r.Waiting, r.Attended)), limit, line => line.Id);
    }

    private sealed record Row(
        Guid Id, string TitleTh, string TitleEn, string Place, DateOnly HeldOn, string State, int Capacity, int Enrolled, int Waiting, int Attended);
}
