using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Programme;

/// <summary>Says that a report was delivered, or that it was not after all, and who answers for it. Saying the same again changes nothing.</summary>
internal static class SetReportDay
{
    /// <param name="Done">Delivered.</param>
    /// <param name="PersonId">A member of the staff who answers for it; null for everybody of its role.</param>
    /// <param name="Note">Such as the letter's number.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] bool? Done,
        Guid? PersonId,
        [property: StringLength(500, ErrorMessage = "too_long|500")] string? Note);

    public static async Task<Results<Ok<ListReportDays.ReportDay>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.Now();
        await using var connection = await database.OpenConnectionAsync(ct);
        if (!await Responsible.MayBe(connection, request.PersonId, ct)) return Refusal.Invalid("personId", "unknown_value");

        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        await connection.Run("""
            update report_day
            set person_id = @PersonId, note = @note,
                done_by = case when not @Done then null when done_at is null then @person else done_by end,
                done_at = case when @Done then coalesce(done_at, @now) end
            where id = @id
            """, new { id, request.PersonId, note, request.Done, person = Person.Of(http.User).Id, now }, ct);
        var days = await ListReportDays.Read(connection, "report_day.id = @id", new { id }, Clock.DayInBangkok(now), ct);
        return days.Count == 1 ? TypedResults.Ok(days[0]) : Refusal.NotFound;
    }
}
