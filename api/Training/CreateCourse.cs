using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Makes a course, a draft that only the staff see until enrolment opens.</summary>
internal static class CreateCourse
{
    public static async Task<Results<Created<StaffCourse>, Refusal>> Handle(
        CourseBody request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, CourseView view,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.Check() is { } refusal) return refusal;
        if (request.Sessions!.Any(s => s.Id is not null)) return Refusal.Invalid("sessions", "unknown_value");

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var id = Clock.NewId(now);
        var made = await connection.Run("""
            insert into course (id, title_th, title_en, objectives, order_number, place, held_on, capacity, created_at, created_by, updated_at, submission_key, submission_hash)
            values (@id, @TitleTh, @TitleEn, @Objectives, @OrderNumber, @Place, @HeldOn, @Capacity, @now, @personId, @now, @key, @hash)
            on conflict on constraint course_submission_key do nothing
            """, CourseColumns.Of(request, id, now, personId, key, hash), ct);
        if (made == 1) await Timetable.Save(connection, id, request.Sessions!, now, ct);
        var stored = await Stored(connection, personId, key, ct);
        await transaction.CommitAsync(ct);
        return stored.SubmissionHash.AsSpan().SequenceEqual(hash)
            ? TypedResults.Created($"/api/v1/staff/courses/{stored.Id}", await view.Find(connection, stored.Id, ct))
            : Idempotency.Reused;
    }

    private static Task<Known> Stored(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.One<Known>(
        "select id, submission_hash from course where created_by = @personId and submission_key = @key", new { personId, key }, ct);

    private sealed record Known(Guid Id, byte[] SubmissionHash);
}

internal static class CourseColumns
{
    public static object Of(CourseBody course, Guid id, DateTime now, Guid personId, Guid key, byte[]? hash) => new
    {
        id,
        TitleTh = course.Title!.Th.Trim(),
        TitleEn = course.Title.En.Trim(),
        Objectives = course.Objectives!.Select(o => o.Trim()).ToArray(),
        OrderNumber = string.IsNullOrWhiteSpace(course.OrderNumber) ? null : course.OrderNumber.Trim(),
        Place = course.Place!.Trim(),
        course.HeldOn,
        course.Capacity,
        now,
        personId,
        key,
        hash,
    };
}
