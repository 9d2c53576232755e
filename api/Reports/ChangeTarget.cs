using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Auth;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Reports;

/// <summary>
/// Another goal, or another way to judge: a new version from now on. Values that are there keep the version they were made with. The
/// district's file overrides it when its own words change, as a further version.
/// </summary>
internal static class ChangeTarget
{
    private const int Most = 1_000_000;

    /// <param name="Goal">At least so much, in the target's unit; null for none.</param>
    /// <param name="Judged">One of <c>waysToJudge</c>; null where there is one way.</param>
    /// <param name="Reason">Kept with the version.</param>
    /// <param name="Version">The version that was read.</param>
    public sealed record Request(
        decimal? Goal,
        string? Judged,
        [property: Required(ErrorMessage = "reason_needed"), StringLength(500, ErrorMessage = "too_long|500")] string? Reason,
        [property: Required(ErrorMessage = "required")] int? Version);

    /// <summary>Saying the same again makes no version.</summary>
    public static async Task<Results<Ok<GetTarget.Response>, Refusal>> Handle(
        string code, Request request, HttpContext http, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Goal is < 0) return Refusal.Invalid("goal", "at_least|0");
        if (request.Goal > Most) return Refusal.Invalid("goal", $"at_most|{Most}");

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.Run("select from target where code = @code for update", new { code }, ct);
        var versions = await TargetRow.Read(connection, code, ct);
        if (versions.Count == 0) return Refusal.NotFound;
        if (versions[0].Version != request.Version) return new Refusal(409, "stale_version");
        var ways = TargetValues.WaysToJudge(code);
        if (ways.Count > 0 ? !ways.Contains(request.Judged, StringComparer.Ordinal) : request.Judged is not null) return Refusal.Invalid("judged", "unknown_value");

        var before = versions[0].Definition;
        if ((before.Goal, before.Judged) != (request.Goal, request.Judged))
        {
            await connection.Run("""
                insert into target_version (target_code, version, definition, origin, reason, created_by, created_at)
                values (@code, @version, @definition::jsonb, 'staff', @reason, @person, @now)
                """, new
            {
                code,
                version = versions[0].Version + 1,
                definition = JsonSerializer.Serialize(before with { Goal = request.Goal, Judged = request.Judged }, TargetRow.Json),
                reason = request.Reason!.Trim(),
                person = Person.Of(http.User).Id,
                now = clock.Now(),
            }, ct);
        }

        await transaction.CommitAsync(ct);
        return await GetTarget.Handle(code, database, clock, ct);
    }
}
