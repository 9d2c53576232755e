using System.Data.Common;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Who gets a seat. Whoever calls holds the course's lock, so that a seat is given once.</summary>
internal static class Seats
{
    private const string Purpose = "course";

    /// <summary>
    /// Gives free seats to those who wait longest, and tells them in their inbox, which is free. Everybody begins by waiting, so this one
    /// statement decides for newcomers, too.
    /// </summary>
    /// <param name="newcomer">Sees the answer anyway, and is not told twice.</param>
    public static async Task Fill(DbConnection connection, Guid courseId, Guid? newcomer, DateTime now, CancellationToken ct)
    {
        var seated = await connection.Many<Seated>("""
            with next as (
                select id
                from enrolment
                where course_id = @courseId and state = 'waiting'
                order by position
                limit (select greatest(0, capacity - (select count(*) from enrolment where course_id = @courseId and state = 'enrolled')) from course where id = @courseId)
            ), seated as (
                update enrolment set state = 'enrolled' from next where enrolment.id = next.id returning enrolment.id, person_id, position
            )
            select seated.id, seated.position, line_user_id, title_th
            from seated
            join person on person.id = person_id
            join course on course.id = @courseId
            where line_user_id is not null and seated.id is distinct from @newcomer
            """, new { courseId, newcomer }, ct);
        foreach (var one in seated)
            await Inbox.Add(connection, one.LineUserId, $"ท่านได้ที่นั่งแล้ว: {one.TitleTh}", "มีที่นั่งว่าง ท่านเลื่อนจากรายชื่อสำรองเป็นผู้เข้าอบรมแล้ว หากมาไม่ได้โปรดยกเลิกเพื่อให้ผู้อื่นได้ที่นั่ง",
                $"courses/{courseId}", Purpose, courseId, $"course:{one.Id}:seat:{one.Position}", now, ct);
    }

    public static Task<bool> Free(DbConnection connection, CourseRow course, CancellationToken ct) => connection.One<bool>(
        "select count(*) < @Capacity from enrolment where course_id = @Id and state = 'enrolled'", new { course.Id, course.Capacity }, ct);

    private sealed record Seated(Guid Id, long Position, string LineUserId, string TitleTh);
}
