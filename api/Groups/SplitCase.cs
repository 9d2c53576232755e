using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Incidents;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Groups;

/// <summary>Takes a merged case out of its group: it was another problem after all.</summary>
internal static class SplitCase
{
    public sealed record Request(
        [property: Required(ErrorMessage = "reason_needed"), StringLength(2000, ErrorMessage = "too_long|2,000")] string? Reason);

    public static async Task<Results<Ok<MoveCase.Response>, Refusal>> Handle(
        Guid id, Request request, HttpContext http, CaseGroup groups, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var cases = await CaseGroup.Lock(connection, [id], withMerged: false, ct);
        if (cases.GetValueOrDefault(id) is not { } merged) return Refusal.NotFound;
        if (merged.ParentId is null) return Refusal.IllegalMove(IncidentStatus.ForStaff(merged.Status, merged.StatusBeforeWaiting));

        var step = new Step(IncidentStatus.Triaged, Actor.Staff(Person.Of(http.User)), clock.Now()) { Kind = "split", Text = request.Reason!.Trim() };
        var split = await groups.Split(connection, merged, step, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new MoveCase.Response(split.Id, split.Reference, split.Status, IncidentStatus.ForStaff(split.Status, null)));
    }
}
