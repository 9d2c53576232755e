using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;
using Saphansung.Api.Sensitive;

namespace Saphansung.Api.Incidents;

internal static class SetCategory
{
    /// <param name="Category">A code of <c>GET /api/v1/categories</c>. The answers stay with the questions they answered.</param>
    /// <param name="Reason">Shown to the reporter beside the new times.</param>
    /// <param name="Version">The case's version that the decision was made on; left out, none is checked.</param>
    public sealed record Request(
        [property: Required(ErrorMessage = "required")] string? Category,
        [property: Required(ErrorMessage = "reason_needed"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason,
        int? Version);

    public static async Task<Results<Ok<Retargeting.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, DistrictData districtData, DutyAlerts duty, NpgsqlDataSource database, TimeProvider clock,
        CancellationToken ct)
    {
        var district = await districtData.Get(ct);
        if (district.Category(request.Category) is not { } category) return Refusal.Invalid("category", "unknown_value");
        if (string.IsNullOrWhiteSpace(request.Reason)) return Refusal.Invalid("reason", "reason_needed");

        var officer = Person.Of(http.User);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is not { } incident) return Refusal.NotFound;
        if (await StaleVersion.Check(connection, incident, request.Version, ct) is { } stale) return stale;
        if (incident.EndedAt is not null) return Refusal.IllegalMove([]);
        // What was told in confidence comes into the open only by the head's word.
        if (district.Category(incident.CategoryCode)?.Sensitive != false && !category.Sensitive && !officer.Has(Roles.Head)) return Refusal.Forbidden;

        if (incident.CategoryCode != category.Code)
        {
            var now = clock.Now();
            incident = await Retargeting.Apply(connection, district, incident,
                new("category", category.Code, incident.Priority, Actor.Staff(officer), now, request.Reason.Trim()), ct);
            // What turns out to be sensitive is a new report to whoever is on duty.
            await duty.Reported(connection, incident, now, ct);
            await transaction.CommitAsync(ct);
        }

        return TypedResults.Ok(Retargeting.Answer(incident));
    }
}
