using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class SetPriority
{
    /// <param name="Priority">normal, high or emergency.</param>
    /// <param name="Reason">Shown to the reporter beside the new times.</param>
    /// <param name="Version">The case's version that the decision was made on; left out, none is checked.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Priority,
        [property: Required(ErrorMessage = "reason_needed"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason,
        int? Version);

    public static async Task<Results<Ok<Retargeting.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, EmergencyAlert alert, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken ct)
    {
        if (!Priority.All.Contains(request.Priority)) return Refusal.Invalid("priority", "unknown_value");
        if (string.IsNullOrWhiteSpace(request.Reason)) return Refusal.Invalid("reason", "reason_needed");

        var district = await districtData.Get(ct);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (await StaleVersion.Check(connection, incident, request.Version, ct) is { } stale) return stale;
        if (incident.EndedAt is not null) return Refusal.IllegalMove([]);

        if (incident.Priority != request.Priority)
        {
            incident = await Retargeting.Apply(connection, district, incident,
                new("priority", incident.CategoryCode, request.Priority!, Actor.Staff(Person.Of(http.User)), clock.Now(), request.Reason.Trim()), ct);
            if (incident.Priority == Priority.Emergency) await alert.Tell(connection, incident, clock.Now(), ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(Retargeting.Answer(incident));
    }
}
