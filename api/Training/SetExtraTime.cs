using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Gives a person more minutes in both tests, also in the one they are at.</summary>
internal static class SetExtraTime
{
    /// <param name="Minutes">On top; 0 takes them back.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Guid? EnrolmentId,
        [property: Required(ErrorMessage = "required"), Range(0, 480, ErrorMessage = "from_to|0-480")] int? Minutes);

    public static async Task<Results<Ok<CourseTests>, Refusal>> Handle(Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var values = new { id, request.EnrolmentId, request.Minutes, by = Person.Of(http.User).Id, now = clock.Now() };
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await connection.One<bool>("select exists (select from enrolment where id = @EnrolmentId and course_id = @id)", values, ct)) return Refusal.NotFound;
        await connection.Run(request.Minutes == 0
            ? "delete from extra_time where enrolment_id = @EnrolmentId"
            : """
            insert into extra_time (enrolment_id, minutes, set_by, set_at)
            values (@EnrolmentId, @Minutes, @by, @now)
            on conflict (enrolment_id) do update set minutes = excluded.minutes, set_by = excluded.set_by, set_at = excluded.set_at
            """, values, ct);
        await connection.Run("""
            update attempt
            set ends_at = least(started_at + make_interval(mins => test.minutes + @Minutes), closes_at)
            from test
            where test.id = test_id and enrolment_id = @EnrolmentId and attempt.state = 'open'
            """, values, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok((await CourseTests.Find(connection, id, ct))!);
    }
}
