using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Enrols somebody who stands in the hall, and checks them in. There must be a free seat; beyond the capacity only the staff seat people,
/// because food was ordered by head. Repeating it changes nothing.
/// </summary>
internal static class WalkIn
{
    /// <param name="Pass">As the check-in gave it.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required"), StringLength(100, ErrorMessage = "too_long|100")] string? Pass,
        [property: Required(ErrorMessage = "required")] EnrolmentBody? Enrolment);

    public static async Task<Results<Ok<CheckIn.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, HallKeys keys, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Enrolment!.Check(await district.Get(ct)) is { } refusal) return refusal;

        var (personId, now) = (Person.Of(http.User).Id, clock.Now());
        if (keys.ReadPass(request.Pass, personId, now) is not { } session) return new Refusal(409, "hall_code_over");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course) return Refusal.NotFound;
        if (await Scanned.Find(connection, session, personId, ct) is not { } scanned || scanned.CourseId != id) return Refusal.NotFound;
        if (course.State != CourseState.Running) return new Refusal(409, "course_not_running");
        if (scanned.State != EnrolmentState.Enrolled)
        {
            if (!await Seats.Free(connection, course, ct)) return new Refusal(409, "course_full");
            var columns = request.Enrolment.Columns(now);
            await connection.Run("""
                insert into enrolment (id, course_id, person_id, name, community_code, phone, food_needs, access_needs, needs_consent_at, source, state, enrolled_at, created_by)
                values (@enrolment, @id, @personId, @Name, @Community, @Phone, @FoodNeeds, @AccessNeeds, @ConsentAt, 'walk_in', 'enrolled', @now, @personId)
                on conflict on constraint enrolment_person_key do update set
                    name = excluded.name, community_code = excluded.community_code, phone = excluded.phone, food_needs = excluded.food_needs,
                    access_needs = excluded.access_needs, needs_consent_at = excluded.needs_consent_at, state = 'enrolled',
                    enrolled_at = excluded.enrolled_at, cancelled_at = null, version = enrolment.version + 1
                """, new
            {
                id,
                enrolment = Clock.NewId(now),
                personId,
                columns.Name,
                columns.Community,
                columns.Phone,
                columns.FoodNeeds,
                columns.AccessNeeds,
                columns.ConsentAt,
                now,
            }, ct);
            scanned = (await Scanned.Find(connection, session, personId, ct))!;
        }

        var noted = await CheckIn.ComeIn(connection, session, scanned.EnrolmentId!.Value, "code", null, now, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(scanned.Answer(HallKeys.In, noted, null));
    }
}
