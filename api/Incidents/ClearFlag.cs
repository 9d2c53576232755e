using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

/// <summary>Somebody has looked at what was flagged. Repeating it changes nothing.</summary>
internal static class ClearFlag
{
    /// <param name="Note">What came of it; for staff.</param>
    public sealed record Request([property: StringLength(2000, ErrorMessage = "too_long|2,000")] string? Note);

    public static async Task<Results<NoContent, Refusal>> Handle(
        Guid id, string flag, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await Case.Lock(connection, id, ct) is null) return Refusal.NotFound;
        await CaseFlags.Clear(connection, id, flag, Actor.Staff(Person.Of(http.User)), request.Note?.Trim(), clock.Now(), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
