using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Enrols the caller while the course is enrolling: a seat while there is one, otherwise the end of the waiting list. Whoever cancelled
/// may come again the same way, behind those who wait.
/// </summary>
internal static class Enrol
{
    public static async Task<Results<Created<MyEnrolment>, Refusal>> Handle(
        Guid id, EnrolmentBody request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, DistrictData district,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.Check(await district.Get(ct)) is { } refusal) return refusal;

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course || course.State == CourseState.Draft) return Refusal.NotFound;
        if (await Stored(connection, personId, key, ct) is { } stored)
            return stored.CourseId == id && stored.SubmissionHash.AsSpan().SequenceEqual(hash)
                ? TypedResults.Created((string?)null, await MyEnrolment.Find(connection, id, personId, ct))
                : Idempotency.Reused;
        if (course.State != CourseState.Enrolling) return new Refusal(409, "course_not_enrolling");

        if (await Add(connection, id, personId, request.Columns(now), key, hash, now, ct) is not { } enrolment) return new Refusal(409, "already_enrolled");
        await Seats.Fill(connection, id, enrolment, now, ct);
        var mine = await MyEnrolment.Find(connection, id, personId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, mine);
    }

    /// <returns>Null for somebody who is enrolled or waiting already.</returns>
    private static Task<Guid?> Add(
        DbConnection connection, Guid courseId, Guid personId, EnrolmentColumns columns, Guid key, byte[] hash, DateTime now, CancellationToken ct) =>
        connection.OneOrNone<Guid?>("""
            insert into enrolment (id, course_id, person_id, name, community_code, phone, food_needs, access_needs, needs_consent_at, source, state, enrolled_at,
                                   created_by, submission_key, submission_hash)
            values (@id, @courseId, @personId, @Name, @Community, @Phone, @FoodNeeds, @AccessNeeds, @ConsentAt, 'self', 'waiting', @now, @personId, @key, @hash)
            on conflict on constraint enrolment_person_key do update set
                name = excluded.name, community_code = excluded.community_code, phone = excluded.phone, food_needs = excluded.food_needs,
                access_needs = excluded.access_needs, needs_consent_at = excluded.needs_consent_at, state = 'waiting', position = default,
                enrolled_at = excluded.enrolled_at, cancelled_at = null, version = enrolment.version + 1,
                created_by = excluded.created_by, submission_key = excluded.submission_key, submission_hash = excluded.submission_hash
            where enrolment.state = 'cancelled'
            returning id
            """, new
        {
            id = Clock.NewId(now),
            courseId,
            personId,
            columns.Name,
            columns.Community,
            columns.Phone,
            columns.FoodNeeds,
            columns.AccessNeeds,
            columns.ConsentAt,
            now,
            key,
            hash,
        }, ct);

    private static Task<Known?> Stored(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.OneOrNone<Known>(
        "select course_id, submission_hash from enrolment where created_by = @personId and submission_key = @key", new { personId, key }, ct);

    private sealed record Known(Guid CourseId, byte[] SubmissionHash);
}
