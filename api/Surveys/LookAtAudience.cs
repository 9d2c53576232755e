using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Line;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Surveys;

/// <summary>How many people an audience is now and what telling them would cost, before anything is decided. Changes nothing.</summary>
internal static class LookAtAudience
{
    public sealed record Request([property: Required(ErrorMessage = "required")] Audience? Audience);

    /// <param name="People">Who would be asked.</param>
    /// <param name="Free">What is left of the month's messages, without the reserve; null without a limit.</param>
    /// <param name="Plan">The month's messages.</param>
    public sealed record Response(int People, int? Free, int? Plan, int Used, int Reserved, int Reserve);

    public static async Task<Results<Ok<Response>, Refusal>> Handle(Request request, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.Audience!.Wrong() is { } wrong) return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        var quota = await LineQuota.Look(connection, clock.Now(), ct);
        return TypedResults.Ok(new Response(await request.Audience.Count(connection, clock.Now(), ct), quota.Free, quota.Plan, quota.Used, quota.Reserved, quota.Reserve));
    }
}
