using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Gives the caller's seat, or place in the waiting list, back; the seat goes to whoever waits longest. Cancelling twice is once.</summary>
internal static class CancelEnrolment
{
    public static async Task<Results<Ok<MyEnrolment>, Refusal>> Handle(Guid id, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (await MyEnrolment.Find(connection, id, personId, ct) is not { } mine) return Refusal.NotFound;
        if (mine.State == EnrolmentState.Cancelled) return TypedResults.Ok(mine);
        if (course.State != CourseState.Enrolling) return new Refusal(409, "course_not_enrolling");

        await Cancel(connection, mine.Id, now, ct);
        await Seats.Fill(connection, id, null, now, ct);
        var cancelled = await MyEnrolment.Find(connection, id, personId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(cancelled);
    }

    /// <summary>What they needed concerns nobody any more.</summary>
    internal static Task<int> Cancel(System.Data.Common.DbConnection connection, Guid enrolment, DateTime now, CancellationToken ct) => connection.Run("""
        update enrolment
        set state = 'cancelled', cancelled_at = @now, food_needs = null, access_needs = null, needs_consent_at = null, version = version + 1
        where id = @enrolment
        """, new { enrolment, now }, ct);
}
