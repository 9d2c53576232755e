using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>The root-cause task of a chronic point: why it comes back, and what is done about it.</summary>
internal static class UpdateChronicPoint
{
    /// <summary>What is left out stays as it is.</summary>
    /// <param name="State"><c>open</c> or <c>done</c>; done needs a cause and a plan.</param>
    public sealed record Request(
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Cause,
        [property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Plan,
        DateOnly? DueOn,
        string? State);

    public static async Task<Results<Ok<ListChronicPoints.Point>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.State is not (null or "open" or "done")) return Refusal.Invalid("state", "unknown_value");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await connection.Run("""
            update chronic_point
            set cause = coalesce(@cause, cause), plan = coalesce(@plan, plan), due_on = coalesce(@DueOn, due_on), state = coalesce(@State, state),
                owner_id = @me, updated_at = @now
            where id = @id
            """, new { id, cause = Words(request.Cause), plan = Words(request.Plan), request.DueOn, request.State, me = Person.Of(http.User).Id, now = clock.Now() }, ct);
        if (known == 0) return Refusal.NotFound;

        var point = ListChronicPoints.Shown(await connection.One<ListChronicPoints.Row>(ListChronicPoints.Select + "where point.id = @id", new { id }, ct));
        // Nobody can call a place mended without saying what was wrong with it; the change is given up.
        if (point.State == "done" && point.Cause is null) return Refusal.Invalid("cause", "required");
        if (point.State == "done" && point.Plan is null) return Refusal.Invalid("plan", "required");
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(point);
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
