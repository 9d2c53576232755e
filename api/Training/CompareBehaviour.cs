using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// What the trained people do with the service, from its own records: 90 days before the course against 90 days after it. A count of
/// people who cannot be followed because they have no LINE stands beside it; a change need not come from the course.
/// </summary>
internal static class CompareBehaviour
{
    private const int Days = 90;

    /// <param name="People">Who attended and is known by LINE.</param>
    /// <param name="NotLinked">Who attended and is not.</param>
    /// <param name="ReadyOn">The first day on which the 90 days are over, Bangkok's.</param>
    /// <param name="After">Null until then.</param>
    public sealed record Response(int People, int NotLinked, DateOnly ReadyOn, Figures Before, Figures? After);

    /// <param name="From">First day, Bangkok's.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Reports">Cases they reported.</param>
    /// <param name="PhotoReports">Of those, the ones with a photo of theirs.</param>
    /// <param name="Confirmations">Times they said whether a fix is one.</param>
    /// <param name="Active">People who did any of it.</param>
    public sealed record Figures(DateOnly From, DateOnly To, int Reports, int PhotoReports, int Confirmations, int Active);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Guid id, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var course = await connection.OneOrNone<Row>("""
            select held_on, count(enrolment.id) filter (where person_id is not null)::int as people, count(enrolment.id) filter (where person_id is null)::int as not_linked
            from course
            left join enrolment on course_id = course.id and exists (select from attendance where enrolment_id = enrolment.id)
            where course.id = @id
            group by course.id
            """, new { id }, ct);
        if (course is null) return Refusal.NotFound;

        var day = course.HeldOn;
        var ready = day.AddDays(Days + 1);
        var before = await Count(connection, id, day.AddDays(-Days), day.AddDays(-1), ct);
        var after = Clock.DayInBangkok(clock.Now()) >= ready ? await Count(connection, id, day.AddDays(1), day.AddDays(Days), ct) : null;
        return TypedResults.Ok(new Response(course.People, course.NotLinked, ready, before, after));
    }

    private static async Task<Figures> Count(DbConnection connection, Guid id, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var counts = await connection.One<Counts>("""
            with trained as (
                select person_id
                from enrolment
                where course_id = @id and person_id is not null and exists (select from attendance where enrolment_id = enrolment.id)
            ), reports as (
                select incident.id, person_id
                from trained
                join incident on reporter_id = person_id
                where reported_at >= @start and reported_at < @end
            ), confirmations as (
                select person_id
                from trained
                join incident_event on actor_id = person_id
                where kind = 'feedback' and recorded_at >= @start and recorded_at < @end
            )
            select (select count(*)::int from reports) as reports,
                   (select count(*)::int from reports where exists (select from photo where incident_id = reports.id and photo.person_id = reports.person_id and purpose = 'report'))
                       as photo_reports,
                   (select count(*)::int from confirmations) as confirmations,
                   (select count(*)::int from (select person_id from reports union select person_id from confirmations) as anybody) as active
            """, new { id, start = Midnight(from), end = Midnight(to.AddDays(1)) }, ct);
        return new(from, to, counts.Reports, counts.PhotoReports, counts.Confirmations, counts.Active);
    }

    private static DateTime Midnight(DateOnly day) => Clock.FromBangkok(day.ToDateTime(TimeOnly.MinValue));

    private sealed record Row(DateOnly HeldOn, int People, int NotLinked);

    private sealed record Counts(int Reports, int PhotoReports, int Confirmations, int Active);
}
