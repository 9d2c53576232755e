using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Makes an officer the case worker. Whoever acts first on a case is it by itself.</summary>
internal static class SetOfficer
{
    /// <param name="Officer">Id of an officer or head.</param>
    /// <param name="Version">The case's version that the decision was made on; left out, none is checked.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] Guid? Officer,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason,
        int? Version);

    public sealed record Response(Guid Id, Guid Officer, int Version);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var to = request.Officer!.Value;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (await StaleVersion.Check(connection, incident, request.Version, ct) is { } stale) return stale;
        if (!await connection.One<bool>("select exists (select from person_role where person_id = @to and role = any(@Caseworkers))",
                new { to, Roles.Caseworkers }, ct))
            return Refusal.Invalid("officer", "unknown_value");

        if (incident.OfficerId == to) return TypedResults.Ok(new Response(id, to, incident.Version));
        await connection.Run("update incident set officer_id = @to where id = @id", new { id, to }, ct);
        await new CaseEvent(id, "handed_over", Actor.Staff(Person.Of(http.User)), clock.Now())
        {
            StaffOnly = true,
            Text = request.Reason?.Trim(),
            Data = new { from = incident.OfficerId, to },
        }.Add(connection, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Response(id, to, incident.Version + 1));
    }
}
