using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Board;

/// <summary>An absent officer's open cases go to another, all at once. Repeating it finds none left.</summary>
internal static class HandOverCases
{
    /// <param name="From">Whose cases; they may have lost their role.</param>
    /// <param name="To">Id of an officer or head.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Guid? From,
        [property: Required(ErrorMessage = "required")] Guid? To,
        [property: Required(ErrorMessage = "reason_needed"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason);

    public sealed record Response(Guid From, Guid To, int Cases);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var (from, to) = (request.From!.Value, request.To!.Value);
        await using var connection = await database.OpenConnectionAsync(ct);
        if (from == to || !await connection.One<bool>("select exists (select from person_role where person_id = @to and role = any(@Caseworkers))",
                new { to, Roles.Caseworkers }, ct))
            return Refusal.Invalid("to", "unknown_value");

        var cases = await connection.Run("""
            with given as (
                -- In the order of ids, so that two such calls cannot wait for each other.
                select id from incident where officer_id = @from and ended_at is null order by id for update
            ), taken as (
                update incident set officer_id = @to, version = version + 1
                from given
                where incident.id = given.id
                returning incident.id, version
            )
            insert into incident_event (id, incident_id, kind, actor_kind, actor_id, staff_only, occurred_at, recorded_at, text, data, version)
            select gen_random_uuid(), id, 'handed_over', 'staff', @me, true, @now, @now, @reason, jsonb_build_object('from', @from, 'to', @to), version
            from taken
            """, new { from, to, me = Person.Of(http.User).Id, now = clock.Now(), reason = request.Reason!.Trim() }, ct);
        return TypedResults.Ok(new Response(from, to, cases));
    }
}
