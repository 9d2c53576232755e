using System.Data.Common;
using Microsoft.Extensions.Options;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <param name="StartsAt">Of the first session; null while the timetable is empty.</param>
/// <param name="Enrolled">People with a seat.</param>
/// <param name="Attended">Of them, those who came to at least one session.</param>
/// <param name="EvaluationRoundId">The survey round that asks who attended; null until it is opened.</param>
/// <param name="Link">Opens the course inside LINE, for an announcement, a chat or a letter.</param>
/// <param name="Version">To be named by a change.</param>
/// <param name="Next">The states it may be moved to.</param>
public sealed record StaffCourse(
    Guid Id, Text Title, IReadOnlyList<string> Objectives, string? OrderNumber, string Place, DateOnly HeldOn, DateTime? StartsAt, DateTime? EndsAt, int Capacity,
    string State, int Enrolled, int Waiting, int Cancelled, int Attended, Guid? EvaluationRoundId, string Link, int Version, IReadOnlyList<string> Next,
    IReadOnlyList<SessionView> Sessions);

/// <summary>Reads a course as the staff see it.</summary>
internal sealed class CourseView(IOptions<LineOptions> line)
{
    public string Link(Guid id) => line.Value.Link($"courses/{id}");

    public async Task<StaffCourse?> Find(DbConnection connection, Guid id, CancellationToken ct)
    {
        var row = await connection.OneOrNone<Row>("""
            select course.id, title_th, title_en, objectives, order_number, place, held_on,
                   (select min(starts_at) from course_session where course_id = course.id) as starts_at,
                   (select max(ends_at) from course_session where course_id = course.id) as ends_at,
                   capacity, state, people.*, evaluation_round_id, version
            from course
            cross join lateral (
                select count(*) filter (where state = 'enrolled')::int as enrolled,
                       count(*) filter (where state = 'waiting')::int as waiting,
                       count(*) filter (where state = 'cancelled')::int as cancelled,
                       count(*) filter (where exists (select from attendance where enrolment_id = enrolment.id))::int as attended
                from enrolment
                where course_id = course.id
            ) as people
            where id = @id
            """, new { id }, ct);
        return row is null ? null : new(
            row.Id, new(row.TitleTh, row.TitleEn), row.Objectives, row.OrderNumber, row.Place, row.HeldOn, row.StartsAt, row.EndsAt, row.Capacity,
            row.State, row.Enrolled, row.Waiting, row.Cancelled, row.Attended, row.EvaluationRoundId, Link(row.Id), row.Version,
            CourseState.Next(row.State, row.Attended > 0), await Timetable.Of(connection, id, ct));
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public required string TitleTh { get; init; }
        public required string TitleEn { get; init; }
        public required string[] Objectives { get; init; }
        public string? OrderNumber { get; init; }
        public required string Place { get; init; }
        public DateOnly HeldOn { get; init; }
        public DateTime? StartsAt { get; init; }
        public DateTime? EndsAt { get; init; }
        public int Capacity { get; init; }
        public required string State { get; init; }
        public int Enrolled { get; init; }
        public int Waiting { get; init; }
        public int Cancelled { get; init; }
        public int Attended { get; init; }
        public Guid? EvaluationRoundId { get; init; }
        public int Version { get; init; }
    }
}
