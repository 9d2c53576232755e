using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Adds somebody by hand: invited by letter, or standing at the desk. Before the day they get a seat or wait like everybody; on the day
/// there must be a free seat, unless <c>overCapacity</c> says that one more is all right.
/// </summary>
internal static class AddToRoster
{
    /// <param name="WalkIn">They came without having been invited.</param>
    /// <param name="OverCapacity">Seats them even when no seat is left.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] EnrolmentBody? Enrolment, bool WalkIn = false, bool OverCapacity = false);

    public static async Task<Results<Created<RosterLine>, Refusal>> Handle(
        Guid id, Request request, [FromHeader(Name = Idempotency.Header)] string? idempotencyKey, HttpContext http, DistrictData district, Roster roster,
        NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (!Idempotency.TryKey(idempotencyKey, out var key)) return Idempotency.Missing;
        if (request.Enrolment!.Check(await district.Get(ct)) is { } refusal) return refusal;

        var (personId, now, hash) = (Person.Of(http.User).Id, clock.Now(), Idempotency.Hash(request));
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (await Stored(connection, personId, key, ct) is { } stored)
            return stored.CourseId == id && stored.SubmissionHash.AsSpan().SequenceEqual(hash)
                ? TypedResults.Created((string?)null, await roster.Find(connection, id, stored.Id, ct))
                : Idempotency.Reused;
        if (course.State == CourseState.Reported) return new Refusal(409, "course_reported");
        if (!course.BeforeTheDay && !request.OverCapacity && !await Seats.Free(connection, course, ct)) return new Refusal(409, "course_full");

        var columns = request.Enrolment.Columns(now);
        var added = await connection.Run("""
            insert into enrolment (id, course_id, name, community_code, phone, food_needs, access_needs, needs_consent_at, source, state, enrolled_at,
                                   created_by, roster_key, submission_key, submission_hash)
            values (@enrolment, @id, @Name, @Community, @Phone, @FoodNeeds, @AccessNeeds, @ConsentAt, @source, @state, @now, @personId, @rosterKey, @key, @hash)
            on conflict on constraint enrolment_roster_key do nothing
            """, new
        {
            enrolment = Clock.NewId(now),
            id,
            columns.Name,
            columns.Community,
            columns.Phone,
            columns.FoodNeeds,
            columns.AccessNeeds,
            columns.ConsentAt,
            source = request.WalkIn ? "walk_in" : "roster",
            state = course.BeforeTheDay && !request.OverCapacity ? EnrolmentState.Waiting : EnrolmentState.Enrolled,
            now,
            personId,
            rosterKey = RosterNames.Key(columns.Name, columns.Community),
            key,
            hash,
        }, ct);
        if (added == 0) return new Refusal(409, "already_on_roster");
        if (course.BeforeTheDay) await Seats.Fill(connection, id, null, now, ct);
        var line = await roster.Find(connection, id, (await Stored(connection, personId, key, ct))!.Id, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created((string?)null, line);
    }

    private static Task<Known?> Stored(DbConnection connection, Guid personId, Guid key, CancellationToken ct) => connection.OneOrNone<Known>(
        "select id, course_id, submission_hash from enrolment where created_by = @personId and submission_key = @key", new { personId, key }, ct);

    private sealed record Known(Guid Id, Guid CourseId, byte[] SubmissionHash);
}
