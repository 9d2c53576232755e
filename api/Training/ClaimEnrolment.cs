using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Training;

/// <summary>
/// Joins the caller to the row of the roster that their invitation's code stands for, so that tests and attendance are theirs. Somebody who
/// enrolled by themselves cancels that first; after having attended, only the staff can sort it out.
/// </summary>
internal static class ClaimEnrolment
{
    /// <param name="Code">As on the letter; dashes, spaces and small letters are the same.</param>
    public sealed record Request([property: Required(ErrorMessage = "required"), StringLength(40, ErrorMessage = "too_long|40")] string? Code);

    public static async Task<Results<Ok<MyEnrolment>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, HallKeys keys, NpgsqlDataSource database, CancellationToken ct)
    {
        var personId = Person.Of(http.User).Id;
        var code = string.Concat(request.Code!.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await CourseRow.Lock(connection, id, ct) is not { } course || course.State == CourseState.Draft) return Refusal.NotFound;
        if (course.State is CourseState.Closed or CourseState.Reported) return new Refusal(409, "course_not_enrolling");
        var invited = await connection.Many<Invited>(
            "select id, person_id from enrolment where course_id = @id and source <> 'self' and state <> 'cancelled'", new { id }, ct);
        if (invited.SingleOrDefault(i => keys.InvitationCode(i.Id) == code) is not { } mine || (mine.PersonId ?? personId) != personId)
            return Refusal.Invalid("code", "invitation_unknown");

        if (mine.PersonId is null)
        {
            // A cancelled row stays in the records, but is nobody's any more: there is one row per person and course.
            await connection.Run("""
                update enrolment
                set person_id = null
                where course_id = @id and person_id = @personId and state = 'cancelled'
                  and not exists (select from attendance where enrolment_id = enrolment.id) and not exists (select from attempt where enrolment_id = enrolment.id)
                """, new { id, personId }, ct);
            if (await MyEnrolment.Find(connection, id, personId, ct) is not null) return new Refusal(409, "already_enrolled");
            await connection.Run("update enrolment set person_id = @personId, version = version + 1 where id = @Id", new { personId, mine.Id }, ct);
        }

        var found = await MyEnrolment.Find(connection, id, personId, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(found);
    }

    private sealed record Invited(Guid Id, Guid? PersonId);
}
