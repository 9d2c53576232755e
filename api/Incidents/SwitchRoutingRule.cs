using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Saphansung.Api.Platform;

namespace Saphansung.Api.Incidents;

internal static class SwitchRoutingRule
{
    /// <param name="State"><c>on</c>, which needs a trial of the present version, or <c>off</c>.</param>
    public sealed record Request([property: Required(ErrorMessage = "required")] string? State);

    public static async Task<Results<Ok<ListRoutingRules.Rule>, Refusal>> Handle(
        Guid id, Request request, DistrictData districtData, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        if (request.State is not ("on" or "off")) return Refusal.Invalid("state", "unknown_value");

        await using var connection = await database.OpenConnectionAsync(ct);
        await connection.Run("""
            update routing_rule
            set state = @State, updated_at = @now
            where id = @id and state <> @State and (@State = 'off' or (trial->>'version')::int = version)
            """, new { id, request.State, now = clock.Now() }, ct);
        districtData.Forget();
        if (await ListRoutingRules.Read(connection, id, ct) is not [var rule]) return Refusal.NotFound;
        return rule.State == request.State ? TypedResults.Ok(rule) : new Refusal(409, "trial_needed");
    }
}
