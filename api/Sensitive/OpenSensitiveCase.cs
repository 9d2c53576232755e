using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Sensitive;

/// <summary>Opens a sensitive case to the caller for an hour. Repeating it writes another line of the log, and the hour begins again.</summary>
internal static class OpenSensitiveCase
{
    /// <param name="Reason">Why (5 to 500 characters); kept with the caseworker's name, for the head to read.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "reason_needed"), StringLength(500, ErrorMessage = "too_long|500")] string? Reason);

    public sealed record Response(Guid Id, DateTime OpenedAt, DateTime OpenUntil);

    public static async Task<Results<Created<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var reason = request.Reason!.Trim();
        if (reason.Length < 5) return Refusal.Invalid("reason", "too_short|5");

        var now = clock.Now();
        var opened = new Response(Clock.NewId(now), now, now + SensitiveAccess.Lasts);
        await using var connection = await database.OpenConnectionAsync(ct);
        var stored = await connection.Run("""
            insert into sensitive_access (id, incident_id, person_id, reason, opened_at)
            select @accessId, incident.id, @person, @reason, @now
            from incident
            join category on code = category_code
            where incident.id = @id and sensitive
            """, new { accessId = opened.Id, id, person = Person.Of(http.User).Id, reason, now }, ct);
        return stored == 1 ? TypedResults.Created((string?)null, opened) : Refusal.NotFound;
    }
}
