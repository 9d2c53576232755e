using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Changes what the caller said of themselves, until the course has closed. Needs that are left out are deleted.</summary>
internal static class ChangeEnrolment
{
    /// <param name="Version">Of the enrolment as it was read.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] EnrolmentBody? Enrolment);

    public static async Task<Results<Ok<MyEnrolment>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData district, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Enrolment!.Check(await district.Get(ct)) is { } refusal) return refusal;

        var personId = Person.Of(http.User).Id;
        var columns = request.Enrolment.Columns(clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var changed = await connection.Run("""
            update enrolment
            set name = @Name, community_code = @Community, phone = @Phone, food_needs = @FoodNeeds, access_needs = @AccessNeeds,
                needs_consent_at = @ConsentAt, version = enrolment.version + 1
            from course
            where course.id = course_id and course_id = @id and person_id = @personId and enrolment.version = @Version
              and enrolment.state <> 'cancelled' and course.state in ('enrolling', 'running')
            """, new { id, personId, request.Version, columns.Name, columns.Community, columns.Phone, columns.FoodNeeds, columns.AccessNeeds, columns.ConsentAt }, ct);
        if (await MyEnrolment.Find(connection, id, personId, ct) is not { State: not EnrolmentState.Cancelled } mine) return Refusal.NotFound;
        if (changed == 1) return TypedResults.Ok(mine);
        return new Refusal(409, mine.Version == request.Version ? "course_not_enrolling" : "enrolment_changed");
    }
}
