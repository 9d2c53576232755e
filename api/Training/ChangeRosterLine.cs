using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>Corrects a name, community, telephone or needs, until the course is reported.</summary>
internal static class ChangeRosterLine
{
    /// <param name="Version">Of the line as it was read.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] int? Version,
        [property: Required(ErrorMessage = "required")] EnrolmentBody? Enrolment);

    public static async Task<Results<Ok<RosterLine>, Refusal>> Handle(
        Guid id, Guid enrolment, Request request, DistrictData district, Roster roster, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Enrolment!.Check(await district.Get(ct)) is { } refusal) return refusal;

        var columns = request.Enrolment.Columns(clock.Now());
        await using var connection = await database.OpenConnectionAsync(ct);
        var changed = await connection.Run("""
            update enrolment
            set name = @Name, community_code = @Community, phone = @Phone, food_needs = @FoodNeeds, access_needs = @AccessNeeds,
                needs_consent_at = @ConsentAt, version = enrolment.version + 1
            from course
            where course.id = course_id and course_id = @id and enrolment.id = @enrolment and enrolment.version = @Version and course.state <> 'reported'
            """, new { id, enrolment, request.Version, columns.Name, columns.Community, columns.Phone, columns.FoodNeeds, columns.AccessNeeds, columns.ConsentAt }, ct);
        if (await roster.Find(connection, id, enrolment, ct) is not { } line) return Refusal.NotFound;
        if (changed == 1) return TypedResults.Ok(line);
        return new Refusal(409, line.Version == request.Version ? "course_reported" : "enrolment_changed");
    }
}
